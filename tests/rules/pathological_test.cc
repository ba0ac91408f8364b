// No input may take more time than is linear in its size, and all spans must be sound whatever
// stands in a message. corpus/pathological/README.md tells what the shapes are.
#include <fstream>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "replylint/linter.h"

#include "../cpu_time.h"

namespace {

using namespace replylint;

constexpr std::size_t text_size = 200'000;

std::string text_of(const nlohmann::json& shape, const char* side, std::string_view otherwise) {
  const auto found = shape.find(side);
  if (found == shape.end()) return std::string(otherwise);
  const std::string piece = found->at("repeat");
  std::string text = found->value("start", "");
  text.reserve(text_size + piece.size());
  while (text.size() < text_size) text += piece;
  return text + found->value("end", "");
}

bool is_sound(std::string_view text, Span span) {
  const auto boundary = [&](std::size_t at) {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
  };
  return span.start <= span.end && boundary(span.start) && boundary(span.end);
}

// How many spans are out of range, out of order or begin or end within a character.
std::size_t unsound_spans(const Report& report) {
  std::size_t unsound = 0;
  std::size_t last = 0;
  const auto count = [&](std::string_view text, Span span) {
    unsound += span.start < last || !is_sound(text, span);
  };
  for (const Block& block : report.blocks()) {
    count(report.text(), block.span);
    last = block.span.end;
  }
  last = 0;
  for (const Item& item : report.items()) {
    count(report.customer_text(), item.span);
    last = item.span.start;
  }
  last = 0;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    count(report.text(), diagnostic.span);
    last = diagnostic.span.start;
  }
  return unsound;
}

TEST_CASE("hostile input takes linear time and gives sound spans") {
  std::ifstream file(REPLYLINT_SOURCE_DIR "/corpus/pathological/shapes.json");
  const nlohmann::json shapes = nlohmann::json::parse(file);
  REQUIRE(shapes.size() > 10);
  const Linter linter;
  for (const nlohmann::json& shape : shapes) {
    const std::string name = shape.at("name");
    CAPTURE(name);
    const std::string customer = text_of(
        shape, "customer", "Hello John,\n\nIs IMAP available? Please restart it.\n\nAnna\n");
    const std::string draft = text_of(shape, "draft",
                                      "Hi Anna,\n\nOn Mon, 2 Mar 2026 09:30, Anna Berg wrote:\n\n"
                                      "> Is IMAP available?\n\nYes, IMAP is available.\n\nJohn\n");
    Report report;
    const double seconds = cpu_seconds([&] { report = linter.check(customer, draft); });
    CHECK(seconds < REPLYLINT_TEST_SLOWDOWN * shape.at("seconds").get<double>());
    CHECK(unsound_spans(report) == 0);
  }
}

}  // namespace
