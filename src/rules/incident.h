// A problem that the customer reports and the draft takes up as handled, and what is said of it.
#ifndef REPLYLINT_RULES_INCIDENT_H
#define REPLYLINT_RULES_INCIDENT_H

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "replylint/inquiry.h"

#include "rules/rule.h"

namespace replylint {

// The parts of a full answer to a problem report, in the order of the acts that say them.
enum class IncidentPart : std::uint8_t {
  cause,       // what was wrong: "the disk was full", "because of a typo in …"
  fix,         // what was done, or remains to be done: "we raised the limit"
  status,      // whether it works now: "mail is flowing again", "partly"
  prevention,  // what of the next time: "we added an alert", "this was a one-off"
};
inline constexpr std::size_t incident_part_count = 4;

// A report of a problem, and not what only looks like one.
[[nodiscard]] bool is_surely_problem(const Item& item);

// Reports that one part of the answer to an incident is missing where the draft closes one. `lacks`
// follows the quoted words of the draft, "does not say what caused"; `advice` says why it matters
// and what to write.
void report_missing_part(const Context& context, IncidentPart part, std::string_view lacks,
                         std::string_view advice, Findings& findings);

}  // namespace replylint

#endif
