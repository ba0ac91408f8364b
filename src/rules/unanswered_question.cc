#include <fmt/format.h>

#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if (item.kind != ItemKind::question || coverage.state != ItemState::unanswered) continue;
    Diagnostic& diagnostic =
        findings.add({coverage.place, coverage.place},
                     fmt::format("“{}” has no answer; every question of the customer gets one.",
                                 slice(context.customer.body, item.span)));
    diagnostic.item = item.id;
    diagnostic.confidence = item.confidence;
  }
}

}  // namespace

extern const Rule unanswered_question{
    "unanswered-question",
    Severity::error,
    "coverage",
    "A question of the customer has no answer.",
    check,
};

}  // namespace replylint::catalogue
