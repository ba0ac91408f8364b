// Reviewed findings are known again, wherever they stand.
#include "replylint/baseline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "replylint/linter.h"

namespace {

using namespace replylint;

const Linter& linter() {
  static const Linter one;
  return one;
}

constexpr std::string_view customer =
    "Hello John,\n\nIs IMAP available? What does it cost?\n\nTyler\n";
constexpr std::string_view draft =
    "Hi Tyler,\n\n> Is IMAP available?\n\nHow surprising that you ask this today, Tyler. Yes, it is "
    "there on every account.\n\nJohn\n";

std::map<std::string, std::uint64_t> fingerprints(std::string_view body) {
  std::map<std::string, std::uint64_t> result;
  const Report report = linter().check(customer, body);
  for (const Diagnostic& diagnostic : report.diagnostics())
    result[diagnostic.rule] = diagnostic.fingerprint;
  return result;
}

TEST_CASE("a fingerprint does not depend on place, wrapping and case") {
  const auto before = fingerprints(draft);
  REQUIRE(before.contains("unanswered-question"));
  REQUIRE(before.size() >= 2);
  const auto after = fingerprints(
      "Hi Tyler,\r\n\r\nThank you for your message of this morning.\r\n\r\n> Is IMAP available?\r\n"
      "\r\nHow  surprising that you ask this today, Tyler. Yes, it is\r\nthere on every "
      "account.\r\n\r\nJohn\r\n");
  for (const auto& [rule, fingerprint] : before) {
    CAPTURE(rule);
    REQUIRE(after.contains(rule));
    CHECK(after.at(rule) == fingerprint);
  }
}

TEST_CASE("a fingerprint is of the rule and of the sentence") {
  const auto first = fingerprints("Hi Tyler,\n\nHow surprising. It is there.\n\nJohn\n");
  const auto second = fingerprints("Hi Tyler,\n\nHow very surprising. It is there.\n\nJohn\n");
  for (const auto& [rule, fingerprint] : first) {
    CAPTURE(rule);
    if (rule == "sarcasm") CHECK(second.at(rule) != fingerprint);
  }
  std::set<std::uint64_t> different;
  for (const auto& [rule, fingerprint] : first) different.insert(fingerprint);
  CHECK(different.size() == first.size());
  // The documented example: rule, line feed, words.
  CHECK(fingerprint_text(0xCBF29CE484222325) == "cbf29ce484222325");
}

TEST_CASE("what is in the baseline is left out") {
  const Report report = linter().check(customer, draft);
  Baseline baseline;
  const std::string lines = baseline.add(report);
  CHECK(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) ==
        report.diagnostics().size());
  CHECK(baseline.add(report).empty());

  const Baseline read = Baseline::parse(lines, "reviewed.jsonl");
  CheckOptions options;
  options.baseline = &read;
  CHECK(linter().check(customer, draft, options).diagnostics().empty());
  // Another question is another finding.
  CHECK(!linter()
             .check("Hello John,\n\nIs IMAP available? Who can park at the office?\n\nTyler\n",
                    draft, options)
             .diagnostics()
             .empty());

  const auto first = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
  CHECK(first["version"] == 1);
  CHECK(first["rule"] == report.diagnostics()[0].rule);
  CHECK(first["fingerprint"] == fingerprint_text(report.diagnostics()[0].fingerprint));
}

std::string problem(std::string_view text) {
  try {
    (void)Baseline::parse(text, "b.jsonl");
  } catch (const BaselineError& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("a baseline that is none") {
  CHECK(problem("") == "");
  CHECK(problem("\n \r\n") == "");
  CHECK(problem("{\"version\":1,\"rule\":\"rude\",\"fingerprint\":\"00112233445566ff\",\"why\":"
                "\"a quote\"}") == "");
  CHECK(problem("\nnot json\n") == "b.jsonl:2: is not a JSON object");
  CHECK(problem("[]") == "b.jsonl:1: is not a JSON object");
  CHECK(problem("{\"version\":2,\"rule\":\"rude\"}") == "b.jsonl:1: “version” must be 1");
  CHECK(problem("{\"version\":1}") == "b.jsonl:1: “rule” must be a string");
  for (const char* wrong : {"1", "\"12\"", "\"00112233445566fg\"", "\"-0112233445566ff\""})
    CHECK(problem("{\"version\":1,\"rule\":\"rude\",\"fingerprint\":" + std::string(wrong) + "}") ==
          "b.jsonl:1: “fingerprint” must be a string of 16 hexadecimal digits");
}

}  // namespace
