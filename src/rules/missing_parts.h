// Which parts the answer to a problem report lacks, by a learned table (src/models/README.md).
#ifndef REPLYLINT_RULES_MISSING_PARTS_H
#define REPLYLINT_RULES_MISSING_PARTS_H

#include <array>
#include <span>

#include "replylint/text.h"

#include "rules/incident.h"

namespace replylint {

// "There was a small glitch.", "due to a technical issue on our side": a name for any cause, which
// tells none. What goes on tells which: "a glitch in the new release".
[[nodiscard]] bool names_any_cause(std::span<const Word> words);

// Which parts the draft does not say of a problem of the inquiry, and which of them surely: by the
// table's own threshold. None where it cannot be judged.
struct MissingParts {
  std::array<bool, incident_part_count> found{};
  std::array<bool, incident_part_count> sure{};
};
[[nodiscard]] MissingParts find_missing_parts(const Context& context, const Item& problem);

}  // namespace replylint

#endif
