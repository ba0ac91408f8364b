#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/draft.h"
#include "replylint/inquiry.h"

#include "rules/rule.h"

namespace {

using namespace replylint;

Diagnostic finding(std::string rule, Span span = {}, std::optional<int> item = {}) {
  Diagnostic diagnostic;
  diagnostic.rule = std::move(rule);
  diagnostic.span = span;
  diagnostic.item = item;
  return diagnostic;
}

std::vector<std::string> kept(std::string_view customer_body, std::vector<Diagnostic> diagnostics) {
  const Message customer = Message::from_text(customer_body);
  const Message message;
  const Inquiry inquiry = parse_inquiry(customer);
  const Draft draft;
  const Coverage coverage;
  const StyleData style;
  const Context context{customer, message, inquiry, draft, coverage, style, {}};
  apply_precedence(context, diagnostics);
  std::vector<std::string> rules;
  for (const Diagnostic& diagnostic : diagnostics) rules.push_back(diagnostic.rule);
  return rules;
}

using Rules = std::vector<std::string>;

TEST_CASE("an open question wins over the part it asks for") {
  CHECK(kept("Why did the shop go down?", {finding("unanswered-question", {}, 1),
                                           finding("missing-cause"), finding("missing-status")}) ==
        Rules{"unanswered-question", "missing-status"});
  CHECK(kept("When will it be back?", {finding("unanswered-question", {}, 1),
                                       finding("missing-eta")}) == Rules{"unanswered-question"});
  CHECK(kept("Do you also sell disks?",
             {finding("unanswered-question", {}, 1), finding("missing-cause")}) ==
        Rules{"unanswered-question", "missing-cause"});
}

TEST_CASE("a problem that is not taken up has no missing parts") {
  CHECK(kept("", {finding("unaddressed-problem"), finding("missing-cause"), finding("missing-fix"),
                  finding("missing-prevention")}) == Rules{"unaddressed-problem"});
}

TEST_CASE("what stands in a placeholder is no jargon") {
  CHECK(kept("", {finding("leftover-placeholder", {3, 17}), finding("unexplained-jargon", {5, 15}),
                  finding("unexplained-jargon", {30, 35})}) ==
        Rules{"leftover-placeholder", "unexplained-jargon"});
}

TEST_CASE("a vague or a missed time wins over a missing one") {
  CHECK(kept("", {finding("vague-eta"), finding("missing-eta")}) == Rules{"vague-eta"});
  CHECK(kept("", {finding("missing-eta"), finding("missed-eta")}) == Rules{"missed-eta"});
}

TEST_CASE("top-posting wins over overquoting") {
  CHECK(kept("", {finding("top-posting"), finding("overquoting")}) == Rules{"top-posting"});
}

TEST_CASE("the gravest tone on the same words wins") {
  CHECK(kept("", {finding("sarcasm", {5, 20}), finding("rude", {0, 10}), finding("blame", {30, 40}),
                  finding("sarcasm", {50, 60})}) == Rules{"rude", "blame", "sarcasm"});
  CHECK(kept("", {finding("blame", {0, 10}), finding("sarcasm", {0, 10})}) == Rules{"blame"});
}

}  // namespace
