#include "rules/phrases.h"
#include "rules/reply_shape.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  if (is_internal(context)) return;  // colleagues need the number of the case
  check_phrase_rule(context, "ticket-speak", findings);
}

}  // namespace

extern const Rule ticket_speak{
    "ticket-speak", Severity::warning, "tone", "Form-letter language in place of a person's words.",
    check,
};

}  // namespace replylint::catalogue
