#include "rules/tone_evidence.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” puts the fault on the customer, who will defend it instead of reading "
    "on; state the cause without a person.";

void check(const Context& context, Findings& findings) {
  check_tone_rule(context, "blame", Tone::blame, message, findings);
}

}  // namespace

extern const Rule blame{
    "blame", Severity::warning, "tone", "Puts the fault on the customer.", check,
};

}  // namespace replylint::catalogue
