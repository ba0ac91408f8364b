#include "rules/phrases.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  check_phrase_rule(context, "ticket-speak", findings);
}

}  // namespace

extern const Rule ticket_speak{
    "ticket-speak", Severity::warning, "tone", "Form-letter language in place of a person's words.",
    check,
};

}  // namespace replylint::catalogue
