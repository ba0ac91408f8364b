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

// Of each sentence, by how much each shortcoming is likelier than the table's own threshold, in
// logits.
[[nodiscard]] std::vector<ShortcomingScores> shortcoming_scores(const JudgedReply& reply);

// A shortcoming that a reply may have.
struct LikelyShortcoming {
  std::size_t shortcoming = 0;
  std::size_t sentence = 0;  // which is likeliest to have it
  float above = 0;           // its score there
  float score = 0;           // by the trees, with all else that is likely; above 0 it is suspected
};
// The few likeliest, the likeliest first.
[[nodiscard]] std::vector<LikelyShortcoming> likely_shortcomings(const JudgedReply& reply);

// From which score by the table on each shortcoming is sure: those of all good replies but one lie
// below. Not to be asked where the library was built without the table.
[[nodiscard]] float sure_score(std::size_t shortcoming);

// Of each item, by how much likelier it is passed over than it must be to be told, in logits.
[[nodiscard]] std::vector<float> passed_over_scores(const JudgedReply& reply);

}  // namespace replylint

#endif
