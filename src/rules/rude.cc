#include "rules/tone_evidence.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” reads as contempt or as a dismissal, and that is all the customer will "
    "remember; say what can be done, or who can do it.";

void check(const Context& context, Findings& findings) {
  check_tone_rule(context, "rude", Tone::rude, message, findings);
}

}  // namespace

extern const Rule rude{
    "rude", Severity::error, "tone", "Insult, profanity, contempt or dismissal.", check,
};

}  // namespace replylint::catalogue
