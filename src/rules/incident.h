// A problem that the customer reports and the draft takes up as handled, and what is said of it.
#ifndef REPLYLINT_RULES_INCIDENT_H
#define REPLYLINT_RULES_INCIDENT_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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

struct Incident {
  const Item* problem = nullptr;
  Span claim;             // the sentence of the draft that takes the problem up as handled
  double confidence = 0;  // that the draft does take it up as handled
  std::array<bool, incident_part_count> missing{};  // neither in the draft, nor earlier by us
};

// The incident that the draft closes, if it closes one. None where work is still open with us
// (an interim reply), and where we wait for the customer.
[[nodiscard]] const std::optional<Incident>& incident_of(const Context& context);

// Reports that one part of the answer to an incident is missing. `lacks` follows the quoted words
// of the draft, "does not say what caused"; `advice` says why it matters and what to write.
void report_missing_part(const Context& context, IncidentPart part, std::string_view lacks,
                         std::string_view advice, Findings& findings);

}  // namespace replylint

#endif
