// Applies every fix that the examples of the rule pages (corpus/rules/*.md) come with: edits are in
// order, do not overlap, lie on code point boundaries, and the mended draft has that finding no
// longer, unless the answer is still to be written.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/mail.h"

namespace {

using namespace replylint;

struct Example {
  std::string title;
  std::string customer;
  std::string draft;
  std::string style = "default";
};

std::vector<Example> examples_of(const std::filesystem::path& path) {
  std::vector<Example> examples;
  std::ifstream file(path);
  std::string fence;
  std::string* block = nullptr;
  std::string other;
  for (std::string line; std::getline(file, line);) {
    if (!fence.empty()) {
      if (line == fence)
        fence.clear();
      else
        *block += line + '\n';
    } else if (line.starts_with("```") && !examples.empty()) {
      fence = line.substr(0, line.find_first_not_of('`'));
      std::istringstream words(line.substr(fence.size()));
      std::string kind;
      words >> kind;
      Example& example = examples.back();
      block = kind == "customer" ? &example.customer : kind == "draft" ? &example.draft : &other;
      if (kind == "draft") words >> example.style;
    } else if (line.starts_with("### ")) {
      examples.emplace_back().title = path.stem().string() + ": " + line.substr(4);
    }
  }
  return examples;
}

bool on_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() ||
         (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U);
}

// The body with the edits applied; nothing if they do not apply.
std::optional<std::string> apply(const std::string& body, const Fix& fix) {
  std::string result;
  std::size_t done = 0;
  for (const Edit& edit : fix.edits) {
    if (edit.span.start < done || edit.span.end < edit.span.start) return std::nullopt;
    if (!on_boundary(body, edit.span.start) || !on_boundary(body, edit.span.end))
      return std::nullopt;
    result.append(body, done, edit.span.start - done).append(edit.text);
    done = edit.span.end;
  }
  return result.append(body, done);
}

std::ptrdiff_t count(const Report& report, const Diagnostic& like) {
  return std::count_if(report.diagnostics().begin(), report.diagnostics().end(),
                       [&](const Diagnostic& diagnostic) {
                         return diagnostic.rule == like.rule && diagnostic.item == like.item;
                       });
}

TEST_CASE("every fix of the pages applies and mends what it is for") {
  std::size_t fixes = 0;
  for (const auto& page :
       std::filesystem::directory_iterator(REPLYLINT_SOURCE_DIR "/corpus/rules")) {
    for (const Example& example : examples_of(page.path())) {
      CAPTURE(example.title);
      const Linter linter(Style::load(example.style));
      const Message customer = read_message(example.customer);
      const Message draft = read_message(example.draft);
      const Report report = linter.check(customer, draft);
      for (const Diagnostic& diagnostic : report.diagnostics()) {
        for (const Fix& fix : diagnostic.fixes) {
          CAPTURE(diagnostic.rule);
          CAPTURE(fix.title);
          ++fixes;
          CHECK(!fix.edits.empty());
          Message mended = draft;
          const std::optional<std::string> body = apply(draft.body, fix);
          REQUIRE(body.has_value());
          mended.body = *body;
          CAPTURE(mended.body);
          // The fix of a gap in the coverage quotes the item and leaves room for the answer.
          if (!diagnostic.item)
            CHECK(count(linter.check(customer, mended), diagnostic) < count(report, diagnostic));
        }
      }
    }
  }
  CHECK(fixes > 0);
}

}  // namespace
