// Where the reply hands the customer on.
#ifndef REPLYLINT_RULES_HANDOVERS_H
#define REPLYLINT_RULES_HANDOVERS_H

#include <cstddef>
#include <optional>
#include <vector>

#include "rules/rule.h"
#include "rules/tone_evidence.h"

namespace replylint {

// A sentence that hands the customer on without saying who acts, what happens next, and when.
struct Handover {
  std::size_t sentence = 0;           // index into Draft::text.sentences
  std::optional<ToneEvidence> heard;  // nothing: told by plain words, that may have a good reason
};

// Those that are heard first, each kind in the order of the draft.
[[nodiscard]] std::vector<Handover> find_handovers(const Context& context);

}  // namespace replylint

#endif
