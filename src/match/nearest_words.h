// How near the words of one text come to those of another.
#ifndef REPLYLINT_MATCH_NEAREST_WORDS_H
#define REPLYLINT_MATCH_NEAREST_WORDS_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "match/word_vectors.h"
#include "text/words.h"

namespace replylint {

class NearestWords {
 public:
  // `meanings` must outlive it.
  NearestWords(std::span<const Words> sentences, WordMeanings& meanings)
      : meanings_(meanings), sentences_(sentences, meanings), count_(sentences.size()) {}

  // For each item, and in it for each sentence ([item * sentences + sentence]): the mean over the
  // item's known words of the highest cosine with a word of the sentence, at least 0. Every word is
  // compared once, however often it stands there; of long texts, the first words.
  [[nodiscard]] std::vector<float> of(std::span<const Words> items) const;

 private:
  // The known words of some texts, each kept once.
  class KnownWords {
   public:
    KnownWords(std::span<const Words> texts, WordMeanings& meanings);

    [[nodiscard]] std::span<const Meaning> meanings() const { return meanings_; }
    // The words of a text, as indices into `meanings`.
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t text) const {
      const std::size_t first = text > 0 ? ends_[text - 1] : 0;
      return std::span(numbers_).subspan(first, ends_[text] - first);
    }

   private:
    static constexpr std::uint32_t unknown = static_cast<std::uint32_t>(-1);

    struct Slot {
      std::uint32_t hash = 0;  // of the word
      bool used = false;
      std::uint32_t number = unknown;
    };

    void add(const Word& word, WordMeanings& meanings);

    std::vector<Slot> slots_;
    std::vector<Meaning> meanings_;
    std::vector<std::uint32_t> numbers_;
    std::vector<std::size_t> ends_;
  };

  WordMeanings& meanings_;
  KnownWords sentences_;
  std::size_t count_;  // of the sentences
};

}  // namespace replylint

#endif
