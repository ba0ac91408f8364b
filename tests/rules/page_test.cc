// Runs the examples of every rule's page (corpus/rules/*.md). An example is a heading of level 3
// that begins with "Fires:" or "Does not fire:", and under it these fenced blocks:
//
//     ```thread        an earlier message; may be left out, or stand several times
//     ```customer      a body, or a message if it begins with header fields; may be left out
//     ```style         TOML of the style to check by; may be left out
//     ```draft         like the customer's; "```draft johncompanies" checks it by that style
//     ```diagnostics   one expected finding a line:  rule-id "words" [about "customer's words"]
//
// The words are what the finding points at, "" for a place where something is missing; long spans
// may be given as "first words ... last words". Every finding of the page's own rule must be
// listed, and every error or warning of any other rule.
//
// corpus/regression.md holds in the same form the false alarms that were once found, under headings
// of level 2 that name the rule.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/rule.h"

namespace {

using namespace replylint;

struct Example {
  std::string rule;
  std::string title;
  std::vector<std::string> thread;
  std::string customer;
  std::string draft;
  std::string style = "default";  // name or TOML
  std::vector<std::string> expected;
  bool has_expected = false;
};

struct Page {
  std::string id;
  std::vector<std::string> sections;
  std::string settings;  // what stands in the section of that name
  std::vector<Example> examples;
};

Page read_page(const std::filesystem::path& path) {
  Page page;
  page.id = path.stem().string();
  std::ifstream file(path);
  std::string fence;
  std::string language;
  std::string block;
  for (std::string line; std::getline(file, line);) {
    if (!fence.empty()) {
      if (line != fence) {
        block += line + '\n';
        continue;
      }
      fence.clear();
      if (page.examples.empty()) continue;
      Example& example = page.examples.back();
      std::istringstream words(language);
      std::string kind;
      words >> kind;
      if (kind == "thread") example.thread.push_back(block);
      if (kind == "customer") example.customer = block;
      if (kind == "style") example.style = block;
      if (kind == "draft") {
        example.draft = block;
        if (words >> kind) example.style = kind;
      }
      if (kind == "diagnostics") {
        example.has_expected = true;
        std::istringstream lines(block);
        for (std::string expected; std::getline(lines, expected);)
          if (!expected.empty()) example.expected.push_back(expected);
      }
    } else if (line.starts_with("```")) {
      fence = line.substr(0, line.find_first_not_of('`'));
      language = line.substr(fence.size());
      block.clear();
    } else if (line.starts_with("### ")) {
      Example& example = page.examples.emplace_back();
      example.rule = page.id == "regression" ? page.sections.back() : page.id;
      example.title = line.substr(4);
    } else if (line.starts_with("## ")) {
      page.sections.push_back(line.substr(3));
    } else if (!page.sections.empty() && page.sections.back() == "Settings") {
      page.settings += line + '\n';
    }
  }
  return page;
}

std::string one_line(std::string_view words) {
  std::string result;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string describe(const Report& report, const Diagnostic& diagnostic) {
  std::string line =
      diagnostic.rule + " \"" + one_line(slice(report.text(), diagnostic.span)) + "\"";
  if (diagnostic.item) {
    const Item& item = report.items().at(static_cast<std::size_t>(*diagnostic.item) - 1);
    line += " about \"" + one_line(slice(report.customer_text(), item.span)) + "\"";
  }
  return line;
}

// The expected line may cut the middle of a long span by " ... ".
bool same(const std::string& expected, const std::string& actual) {
  const std::size_t cut = expected.find(" ... ");
  if (cut == std::string::npos) return expected == actual;
  return actual.size() + 5 >= expected.size() && actual.starts_with(expected.substr(0, cut)) &&
         actual.ends_with(expected.substr(cut + 5));
}

std::vector<Page> pages() {
  std::vector<Page> result;
  for (const auto& entry :
       std::filesystem::directory_iterator(REPLYLINT_SOURCE_DIR "/corpus/rules"))
    if (entry.path().extension() == ".md") result.push_back(read_page(entry.path()));
  std::sort(result.begin(), result.end(),
            [](const Page& left, const Page& right) { return left.id < right.id; });
  return result;
}

TEST_CASE("every rule has a page, and every page a rule") {
  const std::vector<Page> all = pages();
  for (const RuleInfo& rule : rules()) {
    CAPTURE(rule.id);
    CHECK(
        std::any_of(all.begin(), all.end(), [&](const Page& page) { return page.id == rule.id; }));
    CHECK(!rule.page.empty());
  }
  const std::vector<std::string> sections = {"What it finds", "Why it matters", "Source",
                                             "Examples",      "Settings",       "Known limits"};
  for (const Page& page : all) {
    CAPTURE(page.id);
    const RuleInfo* rule = find_rule(page.id);
    REQUIRE(rule != nullptr);
    CHECK(page.sections == sections);
    for (const auto& parameter : rule->parameters) {
      CAPTURE(parameter.name);
      CHECK(page.settings.find("`" + std::string(parameter.name) + "`") != std::string::npos);
    }
    const auto fires = [](const Example& example) { return example.title.starts_with("Fires: "); };
    const auto silent = [](const Example& example) {
      return example.title.starts_with("Does not fire: ");
    };
    CHECK(std::count_if(page.examples.begin(), page.examples.end(), fires) >= 4);
    CHECK(std::count_if(page.examples.begin(), page.examples.end(), silent) >= 4);
  }
}

// What is told to be passed over is not called answered beside it.
bool contradicts_coverage(const Report& report, const Diagnostic& diagnostic) {
  constexpr std::array open = {"unanswered-question", "unaddressed-request", "unaddressed-problem",
                               "dodged-answer"};
  return diagnostic.item && std::find(open.begin(), open.end(), diagnostic.rule) != open.end() &&
         report.coverage().items.at(static_cast<std::size_t>(*diagnostic.item) - 1).state !=
             ItemState::unanswered;
}

void check_example(const Example& example, std::map<std::string, Linter>& linters) {
  CAPTURE(example.rule);
  CAPTURE(example.title);
  REQUIRE(example.has_expected);
  const bool fires = example.title.starts_with("Fires: ");
  const bool own =
      std::any_of(example.expected.begin(), example.expected.end(),
                  [&](const std::string& line) { return line.starts_with(example.rule + ' '); });
  CHECK_MESSAGE(fires == own, "the title says whether the rule itself fires");

  if (!linters.contains(example.style)) {
    const bool named = example.style.find('\n') == std::string::npos;
    linters.emplace(example.style, Linter(named ? Style::load(example.style)
                                                : Style::parse(example.style, "example")));
  }
  CheckOptions options;
  for (const std::string& earlier : example.thread) options.thread.push_back(read_message(earlier));
  const Report report =
      linters.at(example.style)
          .check(read_message(example.customer), read_message(example.draft), options);
  std::vector<std::string> missing = example.expected;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    const std::string line = describe(report, diagnostic);
    CHECK_MESSAGE(!contradicts_coverage(report, diagnostic), line);
    const auto found =
        std::find_if(missing.begin(), missing.end(),
                     [&](const std::string& expected) { return same(expected, line); });
    if (found != missing.end()) {
      missing.erase(found);
    } else if (diagnostic.rule == example.rule || diagnostic.severity != Severity::suggestion) {
      FAIL_CHECK(example.rule << ", " << example.title << ": not expected: " << line << " - "
                              << diagnostic.message);
    }
  }
  for (const std::string& line : missing)
    FAIL_CHECK(example.rule << ", " << example.title << ": missing: " << line);
}

TEST_CASE("the examples of the pages") {
  std::map<std::string, Linter> linters;
  for (const Page& page : pages())
    for (const Example& example : page.examples) check_example(example, linters);
}

TEST_CASE("false alarms that were once found stay silent") {
  const Page page = read_page(REPLYLINT_SOURCE_DIR "/corpus/regression.md");
  CHECK(page.examples.size() >= 10);
  std::map<std::string, Linter> linters;
  for (const std::string& rule : page.sections) {
    CAPTURE(rule);
    CHECK(find_rule(rule) != nullptr);
  }
  for (const Example& example : page.examples) {
    CAPTURE(example.title);
    CHECK(example.title.starts_with("Does not fire: "));
    check_example(example, linters);
  }
}

}  // namespace
