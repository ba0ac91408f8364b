#include <algorithm>

#include <doctest/doctest.h>

#include "replylint/linter.h"

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

}  // namespace
