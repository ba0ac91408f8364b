#include "rules/incident.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  report_missing_part(
      context, IncidentPart::fix, "does not say what was done about",
      "the customer cannot use or repeat a solution that is not described; say what was "
      "changed, or what remains to be done.",
      findings);
}

}  // namespace

extern const Rule missing_fix{
    "missing-fix", Severity::suggestion,
    "substance",   "The answer to a problem report does not say what was done.",
    check,
};

}  // namespace replylint::catalogue
