// Words that often stand for a speech act: evidence for the table of acts.h, and not more.
#ifndef REPLYLINT_RULES_ACT_PHRASES_H
#define REPLYLINT_RULES_ACT_PHRASES_H

#include <cstddef>
#include <cstdint>
#include <span>

#include "replylint/text.h"

namespace replylint {

inline constexpr std::size_t act_phrase_count = 10;

// A bit for each kind of words that stands in the sentence: it is solved, partly, was done, was
// worked on, was the cause, is prevented; is still open, is an act, a check, a cause.
// `open_with_us` is is_open_with_us() of the words.
[[nodiscard]] std::uint32_t act_phrases(std::span<const Word> words, bool open_with_us);

}  // namespace replylint

#endif
