// What a reply as a whole seems to lack, where no rule by itself is sure of it.
#ifndef REPLYLINT_RULES_SHORTCOMINGS_H
#define REPLYLINT_RULES_SHORTCOMINGS_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/coverage.h"
#include "replylint/diagnostic.h"
#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/span.h"

#include "match/traits.h"
#include "text/tone.h"

namespace replylint {

struct Context;
class SentenceActs;

// In the order of the table, each named by the rule of that id.
enum class Shortcoming : std::uint8_t {
  no_solution,
  single_option,
  dodged_answer,
  unexplained_question,
  vague_answer,
  missing_eta,
  unanswered_question,
  unaddressed_request,
  unaddressed_problem,
  missing_example,
  process_lecture,
  runaround,
};
inline constexpr std::size_t shortcoming_count = 12;

// What the table sees: how surely sentences do what (acts.h), the two surest and all together; how
// long the reply is; what is asked, and how well that is answered.
inline constexpr std::size_t shortcoming_feature_count = 90;
using ShortcomingFeatures = std::array<float, shortcoming_feature_count>;
[[nodiscard]] ShortcomingFeatures shortcoming_features(const Inquiry& inquiry, const Draft& draft,
                                                       const Coverage& coverage,
                                                       std::span<const Traits> traits,
                                                       std::span<const ToneScores> tones,
                                                       const SentenceActs& acts);

// How likely each is, by a learned table (src/models/README.md): from 0 to 1.
[[nodiscard]] std::array<float, shortcoming_count> shortcoming_scores(
    const ShortcomingFeatures& features);

struct SuspectedShortcoming {
  std::string_view rule;
  Span span;
  std::string message;
  std::optional<int> item;
  double confidence = 0;
};

// The likeliest, where it is likely enough and its rule has `found` nothing by itself.
[[nodiscard]] std::optional<SuspectedShortcoming> suspect_shortcoming(
    const Context& context, const std::vector<Diagnostic>& found);

}  // namespace replylint

#endif
