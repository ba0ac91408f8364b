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

// By how much likelier it is that each part is missing than it must be to be told, in logits. All
// below 0 where the reply cannot be judged.
using MissingPartScores = std::array<float, incident_part_count>;
[[nodiscard]] MissingPartScores missing_part_scores(const Context& context);

}  // namespace replylint

#endif
