#include "rules/incident.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  report_missing_part(
      context, IncidentPart::cause, "does not say what caused",
      "without the cause the customer cannot tell whether it is really over or will come back; "
      "say what was wrong, or that the cause is not known yet and when it will be known.",
      findings);
}

}  // namespace

extern const Rule missing_cause{
    "missing-cause", Severity::suggestion,
    "substance",     "The answer to a problem report does not say what caused it.",
    check,
};

}  // namespace replylint::catalogue
