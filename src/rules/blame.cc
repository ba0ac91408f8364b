#include "rules/phrases.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  check_phrase_rule(context, "blame", findings);
}

}  // namespace

extern const Rule blame{
    "blame", Severity::warning, "tone", "Puts the fault on the customer.", check,
};

}  // namespace replylint::catalogue
