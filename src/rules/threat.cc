#include "rules/phrases.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  check_phrase_rule(context, "threat", findings);
}

}  // namespace

extern const Rule threat{
    "threat", Severity::error, "tone", "Threatens, or sets an ultimatum.", check,
};

}  // namespace replylint::catalogue
