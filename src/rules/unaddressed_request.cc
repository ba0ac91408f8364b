#include "rules/open_items.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  report_open_items(context, ItemKind::request,
                    {"is not taken up", "is not taken up by",
                     "the customer cannot tell whether it is done: say here that it is, when it "
                     "will be, or why it cannot be"},
                    findings, is_settled_before);
}

}  // namespace

extern const Rule unaddressed_request{
    "unaddressed-request",
    Severity::error,
    "coverage",
    "A request from the customer is neither done nor declined nor scheduled.",
    check,
};

}  // namespace replylint::catalogue
