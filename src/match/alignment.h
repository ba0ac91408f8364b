// Finds the words of one text in another one: what a quote repeats of a message.
#ifndef REPLYLINT_MATCH_ALIGNMENT_H
#define REPLYLINT_MATCH_ALIGNMENT_H

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "replylint/span.h"

namespace replylint {

struct Token {
  std::uint32_t hash = 0;
  std::uint32_t start = 0;
};

// Appends the words of a stretch as runs of letters and digits, ASCII case folded: punctuation,
// quote marks and line breaks do not matter. Chinese and Japanese, which part no words, as the runs
// between their punctuation.
void add_tokens(std::string_view body, Span span, std::vector<Token>& tokens);

// Positions of the pairs of neighbouring words, in order.
class PairIndex {
 public:
  explicit PairIndex(const std::vector<Token>& tokens);

  // The first position of the pair from `from` on, else its first one at all; a bounded search.
  [[nodiscard]] std::uint32_t at_or_after(const Token& left, const Token& right, std::size_t from);
  [[nodiscard]] std::uint32_t next(std::uint32_t position) const { return next_[position]; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t first = 0xffffffff;
    std::uint32_t cursor = 0xffffffff;  // where the last search ended: quotes mostly go forward
  };
  [[nodiscard]] Slot& find(std::uint32_t hash);
  void grow();

  std::vector<std::uint32_t> next_;
  std::vector<Slot> slots_;  // a power of two, at most half of them used
};

// The position of a word that is not aligned.
inline constexpr std::uint32_t not_aligned = 0xffffffff;

// For each quoted word the word of the source that it repeats, or not_aligned. `index` is of the
// source; `line_of` tells the line of each quoted word. Linear.
[[nodiscard]] std::vector<std::uint32_t> align(const std::vector<Token>& source, PairIndex& index,
                                               const std::vector<Token>& quoted,
                                               const std::vector<std::uint32_t>& line_of);

}  // namespace replylint

#endif
