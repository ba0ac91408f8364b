// A problem that the customer reports and the draft takes up as handled, and what is said of it.
#ifndef REPLYLINT_RULES_INCIDENT_H
#define REPLYLINT_RULES_INCIDENT_H

#include <optional>
#include <string_view>

#include "replylint/inquiry.h"

#include "rules/rule.h"

namespace replylint {

// The parts of a full answer to a problem report.
struct IncidentParts {
  bool cause = false;       // what was wrong: "the disk was full", "because of a typo in …"
  bool fix = false;         // what was done, or remains to be done: "we raised the limit"
  bool status = false;      // whether it works now: "mail is flowing again", "partly"
  bool prevention = false;  // what of the next time: "we added an alert", "this was a one-off"
};

struct Incident {
  const Item* problem = nullptr;
  Span claim;             // the sentence of the draft that takes the problem up as handled
  double confidence = 0;  // that the draft does take it up as handled
  IncidentParts parts;    // said in the draft, or earlier by us
};

// The incident that the draft closes, if it closes one. None where the problem is only the
// background of a question that is answered, where work is still open with us (an interim reply),
// and where we wait for the customer.
[[nodiscard]] const std::optional<Incident>& incident_of(const Context& context);

// Reports that one part of the answer to an incident is missing. `lacks` follows the quoted words
// of the draft, "does not say what caused"; `advice` says why it matters and what to write.
void report_missing_part(const Context& context, bool IncidentParts::*part, std::string_view lacks,
                         std::string_view advice, Findings& findings);

}  // namespace replylint

#endif
