#include "rules/open_items.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  report_doubtful_items(context,
                        "may have no answer: nothing in the draft clearly takes it up, and the "
                        "customer would have to ask again; quote it and answer below, or name what "
                        "the answer is about",
                        findings);
}

}  // namespace

extern const Rule dodged_answer{
    "dodged-answer", Severity::suggestion,
    "coverage",      "What the draft says may not answer what the customer asked.",
    check,
};

}  // namespace replylint::catalogue
