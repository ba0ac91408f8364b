#include "rules/tone_evidence.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” argues with the customer, and an argument with a customer is lost "
    "however it ends; state your own view, with what it rests on, and go on to the "
    "solution.";

void check(const Context& context, Findings& findings) {
  check_tone_rule(context, "arguing", Tone::arguing, message, findings);
}

}  // namespace

extern const Rule arguing{
    "arguing", Severity::warning, "tone", "Argues with the customer about who is right.", check,
};

}  // namespace replylint::catalogue
