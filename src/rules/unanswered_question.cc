#include "rules/open_items.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  report_open_items(context, ItemKind::question,
                    {"has no answer", "is not answered by",
                     "the customer would have to ask again: answer it here, or say when they will "
                     "have the answer"},
                    findings);
}

}  // namespace

extern const Rule unanswered_question{
    "unanswered-question",
    Severity::error,
    "coverage",
    "A question from the customer has no answer.",
    check,
};

}  // namespace replylint::catalogue
