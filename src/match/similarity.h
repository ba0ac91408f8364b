// How well one sentence of the draft fits one item of the customer, by meaning.
#ifndef REPLYLINT_MATCH_SIMILARITY_H
#define REPLYLINT_MATCH_SIMILARITY_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "replylint/text.h"

#include "text/words.h"

namespace replylint {

// The content words of some texts, numbered from 0 on; those that inflection alone tells apart have
// one number. Not to be shared between threads.
class ContentWords {
 public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  // `background` are all sentences of the customer: they say how common a word is.
  explicit ContentWords(std::span<const Words> background);

  // `none` of stop words and symbols.
  [[nodiscard]] std::uint32_t number_of(const Word& word) {
    if (word.kind == WordKind::symbol) return none;
    const Slot& slot = words_.at(word.hash);
    return slot.used ? slot.number : add(word);
  }
  // How many words have been numbered.
  [[nodiscard]] std::uint32_t count() const noexcept { return count_; }

  [[nodiscard]] std::uint32_t background_sentences() const noexcept { return sentences_; }
  // That hold the word of this number.
  [[nodiscard]] std::uint32_t background_sentences_with(std::uint32_t number) const noexcept {
    return number < held_by_.size() ? held_by_[number] : 0;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = none;
    bool used = false;
  };

  // By a hash that has been computed already; it grows with what is in it.
  class Table {
   public:
    // The slot of a hash; the caller adds it if it is not used.
    [[nodiscard]] const Slot& at(std::uint32_t hash) const noexcept {
      std::size_t at = hash & mask_;
      while (slots_[at].used && slots_[at].hash != hash) at = (at + 1) & mask_;
      return slots_[at];
    }
    void add(std::uint32_t hash, std::uint32_t number);

   private:
    static constexpr std::size_t at_first = 512;
    std::vector<Slot> slots_ = std::vector<Slot>(at_first);
    std::size_t mask_ = at_first - 1;
    std::size_t filled_ = 0;
  };

  std::uint32_t add(const Word& word);

  Table words_;
  Table stems_;
  std::uint32_t count_ = 0;
  std::uint32_t sentences_ = 0;
  std::vector<std::uint32_t> held_by_;  // by number
};

// Compares by shared words: folded, lightly stemmed, without stop words, the rare ones of the two
// texts weighing most.
class Similarity {
 public:
  // `questions` are the items, `answers` the sentences of the draft.
  Similarity(std::span<const Words> questions, std::span<const Words> answers, ContentWords& words);

  // 0: nothing in common, 1: the same words.
  [[nodiscard]] double score(std::size_t question, std::size_t answer) const;

  // The same of questions [first, end) with each answer, question by question.
  [[nodiscard]] std::vector<float> scores(std::size_t first, std::size_t end) const;

  // How much of one question another one repeats: 0 to 1.
  [[nodiscard]] double repeated_by(std::size_t question, std::size_t other) const;

  // How much of the question answers [first, end) repeat together: 0 to 1.
  [[nodiscard]] double repeated(std::size_t question, std::size_t first, std::size_t end) const;

 private:
  struct Term {
    std::uint32_t id = 0;
    float weight = 0;
  };
  struct Terms {
    std::uint32_t first = 0;  // terms [first, end) of terms_, sorted by id, each once
    std::uint32_t end = 0;
    float weight = 0;        // of all
    std::uint64_t seen = 0;  // a bit for each; terms share them
  };
  [[nodiscard]] std::span<const Term> terms_of(const Terms& text) const noexcept {
    return std::span(terms_).subspan(text.first, text.end - text.first);
  }
  // How much of the weight of a question the texts hold together.
  [[nodiscard]] double share(const Terms& question, std::span<const Terms> texts) const;

  std::size_t id_count_ = 0;
  std::vector<Term> terms_;
  std::vector<Terms> questions_;
  std::vector<Terms> answers_;
};

}  // namespace replylint

#endif
