// Parts of speech and sentence forms of English, by learned tables (src/models/README.md).
#ifndef REPLYLINT_TEXT_TAGGER_H
#define REPLYLINT_TEXT_TAGGER_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/text.h"

namespace replylint {

// An averaged perceptron that tags a sentence from left to right, and a linear model over the
// sentence's tags and first words that tells its form. tools/train/features.py computes the same
// features. Keep one for the sentences of a text: it keeps its memory.
class Tagger {
 public:
  // Sets the tags of the words of one sentence.
  void tag(std::string_view body, std::span<Word> words);

  // Of a tagged sentence: above 0 for yes.
  struct FormScores {
    int fragment = 0;
    int imperative = 0;
  };
  [[nodiscard]] FormScores form_scores(std::span<const Word> words);

 private:
  // What the features see of a word.
  struct Seen {
    std::uint32_t hash;
    std::uint32_t suffix3;  // of the last three bytes
    std::uint32_t suffix2;
    std::uint32_t shape;
  };
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> visible_;  // the words that are no symbols
};

}  // namespace replylint

#endif
