// The matcher, for callers that know the traits of the draft's sentences and share the evidence.
#ifndef REPLYLINT_MATCH_MATCH_H
#define REPLYLINT_MATCH_MATCH_H

#include <cstddef>
#include <span>

#include "replylint/coverage.h"

#include "match/evidence.h"
#include "match/traits.h"

namespace replylint {

// Items and sentences past these are not looked at: hostile input must not cost more than time
// linear in its size. Such items count as answered, by nothing.
inline constexpr std::size_t matched_items = 200;
inline constexpr std::size_t matched_sentences = 1000;

// `traits` are those of draft.text.
[[nodiscard]] Coverage match(const Message& customer, const Inquiry& inquiry,
                             const Message& message, const Draft& draft,
                             std::span<const Traits> traits, const SharedEvidence& evidence);

}  // namespace replylint

#endif
