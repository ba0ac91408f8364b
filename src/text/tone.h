// The tone of a sentence, by a learned table (src/models/README.md).
#ifndef REPLYLINT_TEXT_TONE_H
#define REPLYLINT_TEXT_TONE_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "replylint/text.h"

namespace replylint {

class SharedFeatures;

// What a sentence does to the one who reads it.
enum class Tone : std::uint8_t {
  rude,  // insult, contempt, dismissal
  sarcasm,
  threat,
  arguing,
  blame,
  condescension,
  denial,
  sympathy,     // feeling, delight, apology
  promise,      // without an act
  process,      // policy, procedure, the writer's own story
  handoff,      // to somebody else
  form_letter,  // the voice of a ticket system
};
constexpr std::size_t tone_count = 12;

// How far a sentence lies above the threshold of each tone; `per_logit` is one logit. Above zero,
// one of a thousand sentences of ordinary mail or less has the tone without meaning it.
struct ToneScores {
  static constexpr int per_logit = 24;
  std::array<std::int16_t, tone_count> scores{};

  [[nodiscard]] int operator[](Tone tone) const noexcept {
    return scores[static_cast<std::size_t>(tone)];
  }
  [[nodiscard]] bool has(Tone tone) const noexcept { return (*this)[tone] > 0; }
};

// Of each sentence; all zero where the text is not English. Linear: hashed features of words, of
// runs of two and three, and of the sentence's form. tools/train/train_tone.py computes the same
// features.
[[nodiscard]] std::vector<ToneScores> tone_scores(const Text& text);
[[nodiscard]] std::vector<ToneScores> tone_scores(const Text& text, const SharedFeatures& features);

// The words [first, end) of a sentence that carry a tone: from the first to the last of those that
// add much to its score.
struct ToneWords {
  std::size_t first = 0;
  std::size_t end = 0;
};
[[nodiscard]] ToneWords tone_words(std::span<const Word> words, Tone tone);

}  // namespace replylint

#endif
