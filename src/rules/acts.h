// What each sentence of a reply does for the customer: its speech act.
#ifndef REPLYLINT_RULES_ACTS_H
#define REPLYLINT_RULES_ACTS_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "replylint/text.h"

#include "match/traits.h"

namespace replylint {

class Meaning;
class SentenceMeanings;

enum class Act : std::uint8_t {
  cause,       // says what was wrong: "The disk was full."
  fix,         // says what was done, or what the customer is to do: "I cleared the queue."
  status,      // says how it is now: "Mail is flowing again."
  prevention,  // says what of the next time: "An alert warns us from now on."
  promise,     // says what we will do: "I will write again by noon."
  denial,      // says no, or names a limit: "We don't ship outside Europe."
  option,      // offers a way forward: "You could use the web version instead."
  other,       // answers, asks, thanks
};
inline constexpr std::size_t act_count = 8;

// How likely each act is, by a learned table (src/models/README.md): from 0 to 1, together 1. A
// sentence of several acts divides it among them. All 0 where the text is not English: nothing is
// known of it then. `traits` may be null.
using ActScores = std::array<float, act_count>;
[[nodiscard]] ActScores act_scores(const Text& text, const Sentence& sentence,
                                   const Traits* traits);
// The same where the meaning of the sentence's words is known.
[[nodiscard]] ActScores act_scores(const Text& text, const Sentence& sentence, const Traits* traits,
                                   const Meaning& meaning);

// Longer runs of words are no sentence that anybody wrote: what comes behind is not judged.
inline constexpr std::size_t most_judged_words = 80;

// The acts of the sentences of a text, each found out when it is first asked for. Not to be shared
// between threads.
class SentenceActs {
 public:
  // `traits` and `meanings` are those of the sentences, or none if they are not known.
  explicit SentenceActs(const Text& text, std::span<const Traits> traits = {},
                        const SentenceMeanings* meanings = nullptr)
      : text_(text), traits_(traits), meanings_(meanings), scores_(text.sentences.size()) {}

  [[nodiscard]] float of(std::size_t sentence, Act act) const {
    std::optional<ActScores>& scores = scores_[sentence];
    if (!scores) scores = find(sentence);
    return (*scores)[static_cast<std::size_t>(act)];
  }

 private:
  [[nodiscard]] ActScores find(std::size_t sentence) const;

  const Text& text_;
  std::span<const Traits> traits_;
  const SentenceMeanings* meanings_;
  mutable std::vector<std::optional<ActScores>> scores_;
};

// The rows of that table that a sentence adds up, before those for its meaning: for training.
inline constexpr std::size_t act_rows = std::size_t{1} << 15U;
[[nodiscard]] std::vector<std::uint32_t> act_features(const Text& text, const Sentence& sentence);

}  // namespace replylint

#endif
