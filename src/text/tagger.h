// Parts of speech and sentence forms of English, by learned tables (src/models/README.md).
#ifndef REPLYLINT_TEXT_TAGGER_H
#define REPLYLINT_TEXT_TAGGER_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "text/english_tables.h"
#include "text/tagger_features.h"

namespace replylint {

// An averaged perceptron that tags a sentence from left to right, and a linear model over the
// sentence's tags and first words that tells its form. Keep one for the sentences of a text: it
// keeps its memory.
class Tagger {
 public:
  explicit Tagger(const EnglishTables& tables) : tables_(tables) {
    constexpr std::size_t usual_sentence = 48;  // words
    seen_.reserve(usual_sentence);
    doubts_.reserve(usual_sentence);
    visible_.reserve(usual_sentence);
  }

  // Sets the tags of the words of one sentence.
  void tag(std::string_view body, std::span<Word> words);

  // Of the sentence tagged last, or of another one with tags: above 0 for yes.
  struct FormScores {
    int fragment = 0;
    int imperative = 0;
  };
  [[nodiscard]] FormScores form_scores(std::span<const Word> words);

  // What form_scores() sees of the sentence tagged last.
  template <class Add>
  void features(std::span<const Word> words, Add add) {
    if (doubts_.size() != words.size()) doubts_.assign(words.size(), Doubt{});
    visible_.clear();
    visible_.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i].kind != WordKind::symbol) visible_.push_back(static_cast<std::uint32_t>(i));
    form_features(tables_, words, doubts_, visible_, add);
  }

 private:
  const EnglishTables& tables_;
  std::vector<SeenWord> seen_;
  std::vector<Doubt> doubts_;
  std::vector<std::uint32_t> visible_;  // the words that are no symbols
};

}  // namespace replylint

#endif
