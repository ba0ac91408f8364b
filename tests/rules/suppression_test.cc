#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/text.h"

namespace {

using namespace replylint;

// The ids that a check of a top-posted reply reports with these header fields in the draft.
bool reports_top_posting(std::vector<HeaderField> headers, const CheckOptions& options = {}) {
  static const Linter linter;
  Message draft =
      Message::from_text("Yes, IMAP is available on every account.\n\n> Is IMAP available?\n");
  draft.headers = std::move(headers);
  const Report report = linter.check(Message::from_text("Is IMAP available?\n"), draft, options);
  return std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.rule == "top-posting"; });
}

TEST_CASE("what is ignored by the options is left out") {
  CHECK(reports_top_posting({}));
  CheckOptions options;
  options.ignore = {"top-posting"};
  CHECK(!reports_top_posting({}, options));
}

TEST_CASE("the header of the draft can switch off one rule or all") {
  CHECK(!reports_top_posting({{"x-replylint", "OFF"}}));
  CHECK(!reports_top_posting({{"X-Replylint-Ignore", "rude, top-posting"}}));
  CHECK(!reports_top_posting({{"X-Replylint-Ignore", "rude,top-posting"}}));
  CHECK(reports_top_posting({{"X-Replylint", "on"}}));
  CHECK(reports_top_posting({{"X-Replylint-Ignore", "rude, top"}}));
}

TEST_CASE("a report says why nothing was checked") {
  const Linter linter(Style::parse("[[customers]]\naddress = '*@example.com'\nskip = true\n"));
  Message customer = Message::from_text("Is IMAP available?\n");
  Message draft = Message::from_text("Yes.\n");
  CHECK(linter.check(customer, draft).skipped().empty());
  customer.from = {{"Ana", "ana@example.com"}};
  const Report report = linter.check(customer, draft);
  CHECK(report.skipped() == "[[customers]] skip = true");
  CHECK(report.notes() == std::vector<std::string>{"not checked ([[customers]] skip = true)"});
  draft.headers = {{"X-Replylint", "off"}};
  CHECK(linter.check(customer, draft).skipped() == "X-Replylint: off");
}

TEST_CASE("a report names what X-Replylint-Ignore names and no rule is called") {
  const Linter linter(
      Style::parse("[[phrase]]\nid = 'no-asap'\npattern = 'asap'\n"
                   "message = 'Name a time.'\n"));
  Message draft = Message::from_text("Yes.\n");
  draft.headers = {{"X-Replylint-Ignore", "rud, no-asap, top-posting, rud, also-not"}};
  const Report report = linter.check(Message(), draft);
  CHECK(report.unknown_rules() == std::vector<std::string>{"rud", "also-not"});
  CHECK(report.notes().size() == 2);
}

TEST_CASE("a report names fields that are meant for replylint and are misspelt") {
  const Linter linter;
  Message draft = Message::from_text("Yes.\n");
  draft.headers = {{"X-Replylint-Ignor", "rude"},
                   {"X-Reply-Lint", "off"},
                   {"X-Replylint-Ignore", "rude"},
                   {"X-Reply-To", "x"}};
  const Report report = linter.check(Message(), draft);
  CHECK(report.unknown_fields() == std::vector<std::string>{"X-Replylint-Ignor", "X-Reply-Lint"});
  CHECK(report.notes().front() ==
        "the header field “X-Replylint-Ignor” does nothing; did you mean “X-Replylint-Ignore”?");
}

TEST_CASE("the ids of responses are those of rules") {
  const Linter linter(
      Style::parse("[[response]]\nid = 'dns-test'\ntopic = 'dns'\nwhen = 'always'\n"
                   "require = 'please test'\n"));
  CHECK(linter.style().own_rules() == std::vector<std::string>{"dns-test"});
  Message draft = Message::from_text("The dns entry is in place now.\n");
  const auto reported = [&](const CheckOptions& options) {
    const Report report = linter.check(Message(), draft, options);
    CHECK(report.unknown_rules().empty());
    return std::any_of(
        report.diagnostics().begin(), report.diagnostics().end(),
        [](const Diagnostic& diagnostic) { return diagnostic.rule == "expected-phrase"; });
  };
  CHECK(reported({}));
  CheckOptions options;
  options.ignore = {"dns-test"};
  CHECK(!reported(options));
  draft.headers = {{"X-Replylint-Ignore", "dns-test"}};
  CHECK(!reported({}));
}

TEST_CASE("a report is not complete where a message is longer than what is read") {
  const Linter linter;
  std::string prose;
  while (prose.size() <= most_analyzed) prose += "All is well with your account now. ";
  CHECK(linter.check("Is it?\n", "Yes, it is.\n").complete());
  CHECK(!linter.check("Is it?\n", prose).complete());
  CHECK(!linter.check(prose, "Yes, it is.\n").complete());
  // What is quoted is no prose of the writer.
  CHECK(linter.check("Is it?\n", "> " + prose + "\n\nYes, it is.\n").complete());
}

TEST_CASE("a report is not complete where a rule finds more than is kept") {
  const Linter linter;
  std::string keys;
  for (int i = 0; i < 1500; ++i) keys += "-----BEGIN PRIVATE KEY-----\n";
  const Report report = linter.check("Is it?\n", "Yes, it is.\n\n" + keys);
  CHECK(std::count_if(report.diagnostics().begin(), report.diagnostics().end(),
                      [](const Diagnostic& each) { return each.rule == "credential"; }) == 1000);
  CHECK(!report.complete());
}

TEST_CASE("a customer's message that was rebuilt from quotes does not tell what else was asked") {
  const Linter linter;
  const Message draft = Message::from_text(
      "Hi Ana,\n\n> Is IMAP available on all of the plans?\n\nYes, IMAP is available on all plans.\n\n"
      "> Is POP3 available on all of the plans?\n\nYes.\n\nBen\n");
  const Message altered = Message::from_text(
      "Is IMAP available on one of the plans?\n\nIs POP3 available on all of the plans?\n");
  const auto finds_altered_quote = [&](bool from_quotes) {
    CheckOptions options;
    options.customer_from_quotes = from_quotes;
    const Report report = linter.check(altered, draft, options);
    return std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                       [](const Diagnostic& each) { return each.rule == "altered-quote"; });
  };
  CHECK(finds_altered_quote(false));
  CHECK(!finds_altered_quote(true));
}

}  // namespace
