#include "rules/phrases.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  check_phrase_rule(context, "arguing", findings);
}

}  // namespace

extern const Rule arguing{
    "arguing", Severity::warning, "tone", "Argues with the customer about who is right.", check,
};

}  // namespace replylint::catalogue
