#include "rules/incident.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  report_missing_part(
      context, IncidentPart::status, "does not say whether it works now, after",
      "the customer has to find out by trying; say whether it works now, completely or in "
      "part.",
      findings);
}

}  // namespace

extern const Rule missing_status{
    "missing-status",
    Severity::suggestion,
    "substance",
    "The answer to a problem report does not say whether it is solved now.",
    check,
};

}  // namespace replylint::catalogue
