#include "rules/phrases.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  check_phrase_rule(context, "rude", findings);
}

}  // namespace

extern const Rule rude{
    "rude", Severity::error, "tone", "Insult, profanity, contempt or dismissal.", check,
};

}  // namespace replylint::catalogue
