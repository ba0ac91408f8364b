#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "report/json_writer.h"
#include "report_maker.h"

namespace {

using namespace replylint;
using nlohmann::json;

TEST_CASE("a report as JSON holds what the contract names") {
  ReportMaker maker("Hi Ana,\n\nDone — 日本.\n");
  maker.ask("Is it done?");
  Diagnostic& diagnostic = maker.find("日本", "own-rule", "A “message”.", Severity::error);
  diagnostic.item = 1;
  diagnostic.confidence = 0.5;
  diagnostic.fixes = {{"Write it out", true, {{{9, 13}, "It is done"}}}};

  const json result = json::parse(to_json(maker.report));
  CHECK(result["version"] == 1);
  CHECK(result["style"] == "default");
  CHECK(result["text"] == "Hi Ana,\n\nDone — 日本.\n");
  CHECK(result["items"][0]["kind"] == "question");
  CHECK(result["items"][0]["text"] == "Is it done?");
  CHECK(result["items"][0]["state"] == "unanswered");
  CHECK(result["items"][0]["evidence"] == json::array());
  const json& found = result["diagnostics"][0];
  CHECK(found["rule"] == "own-rule");
  CHECK(found["severity"] == "error");
  CHECK(found["confidence"] == 0.5);
  CHECK(found["line"] == 3);
  CHECK(found["column"] == 8);
  CHECK(found["start"] == 18);
  CHECK(found["end"] == 24);
  CHECK(found["item"] == 1);
  CHECK(found["fixes"][0]["safe"] == true);
  CHECK(found["fixes"][0]["edits"][0]["text"] == "It is done");
  CHECK(result["summary"] == json({{"errors", 1}, {"warnings", 0}, {"suggestions", 0}}));
}

TEST_CASE("a report is written in pieces, with members of the caller's") {
  ReportMaker maker(std::string(300'000, 'a'));
  for (std::size_t i = 0; i < 1000; ++i) maker.at(i * 50, 1, "own-rule", "Message.");
  std::string all;
  std::size_t largest = 0;
  const auto write = [&](std::string_view piece) {
    all += piece;
    largest = std::max(largest, piece.size());
  };
  write_json(maker.report, write);
  CHECK(all == to_json(maker.report));
  CHECK(largest < all.size());
  all.clear();
  write_json(maker.report, write, "\"id\":1,\"row\":[2]");
  json expected = json::parse(to_json(maker.report));
  expected["id"] = 1;
  expected["row"] = {2};
  CHECK(json::parse(all) == expected);
  CHECK_THROWS_AS(
      write_json(maker.report, [](std::string_view) { throw std::runtime_error("full"); }),
      std::runtime_error);
}

TEST_CASE("a report of nothing is valid JSON") {
  const json result = json::parse(to_json(Report()));
  CHECK(result["diagnostics"] == json::array());
  CHECK(result["items"] == json::array());
}

TEST_CASE("control characters in JSON are escaped") {
  ReportMaker maker("a\033[31m\x7f\u009b\r\n\t\"\\\x01 ü");
  const std::string text = to_json(maker.report);
  CHECK(text.find('\033') == std::string::npos);
  CHECK(text.find('\x7f') == std::string::npos);
  CHECK(text.find("\u009b") == std::string::npos);
  CHECK(text.find('\n') == std::string::npos);
  CHECK(json::parse(text)["text"] == "a\033[31m\x7f\u009b\r\n\t\"\\\x01 ü");
}

TEST_CASE("numbers that JSON does not know are null") {
  JsonWriter writer;
  writer.begin_array();
  writer.value(std::numeric_limits<double>::quiet_NaN());
  writer.value(0.25);
  writer.value(1.0);
  writer.end_array();
  CHECK(json::parse(writer.take()) == json({nullptr, 0.25, 1.0}));
}

TEST_CASE("many findings on a long text are written in linear time") {
  ReportMaker maker(std::string(1 << 20, 'a'));
  for (std::size_t i = 0; i < 20000; ++i) maker.at(i * 50, 1, "own-rule", "Message.");
  const json result = json::parse(to_json(maker.report));
  CHECK(result["diagnostics"][19999]["column"] == 19999 * 50 + 1);
}

}  // namespace
