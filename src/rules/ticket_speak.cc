#include "rules/reply_shape.h"
#include "rules/tone_evidence.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” is the voice of a form letter, and the customer reads that no person "
    "has answered; write to them by name, in your own words.";

void check(const Context& context, Findings& findings) {
  if (is_internal(context)) return;  // colleagues need the number of the case
  check_tone_rule(context, "ticket-speak", Tone::form_letter, message, findings);
}

}  // namespace

extern const Rule ticket_speak{
    "ticket-speak", Severity::warning, "tone", "Form-letter language in place of a person's words.",
    check,
};

}  // namespace replylint::catalogue
