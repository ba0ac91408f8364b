// How likely sentences do something wrong, and items are passed over, by learned tables
// (src/models/README.md).
#ifndef REPLYLINT_RULES_SHORTCOMING_SCORES_H
#define REPLYLINT_RULES_SHORTCOMING_SCORES_H

#include <array>
#include <cstddef>
#include <vector>

namespace replylint {

struct JudgedReply;

// What a sentence may do wrong, in the order of sentence_shortcomings (rules/shortcomings.h).
inline constexpr std::size_t sentence_shortcoming_count = 22;
using ShortcomingScores = std::array<float, sentence_shortcoming_count>;

// Of each sentence, by how much each shortcoming is likelier than it must be to be told, in logits:
// above 0 it is suspected.
[[nodiscard]] std::vector<ShortcomingScores> shortcoming_scores(const JudgedReply& reply);

// From which of these scores on each shortcoming is sure: all good replies but one stay below. Only
// where there are scores.
[[nodiscard]] float sure_score(std::size_t shortcoming);

// Of each item the same, for that it is passed over.
[[nodiscard]] std::vector<float> passed_over_scores(const JudgedReply& reply);

}  // namespace replylint

#endif
