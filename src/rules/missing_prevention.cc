#include "rules/incident.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  report_missing_part(
      context, IncidentPart::prevention, "does not say what keeps it from happening again after",
      "the customer wonders whether it will come back; say what keeps it from coming back, how "
      "to avoid it, or that it was a one-off.",
      findings);
}

}  // namespace

extern const Rule missing_prevention{
    "missing-prevention",
    Severity::suggestion,
    "substance",
    "The answer to a problem report does not say what keeps it from happening again.",
    check,
};

}  // namespace replylint::catalogue
