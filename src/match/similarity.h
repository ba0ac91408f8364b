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

// Compares by shared words: folded, lightly stemmed, without stop words, the rare ones of the two
// texts weighing most.
class Similarity {
 public:
  // `questions` are the items, `answers` the sentences of the draft, `background` all other
  // sentences of the customer: they only say how common a word is.
  Similarity(std::span<const Words> questions, std::span<const Words> answers,
             std::span<const Words> background);

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
