// What words mean, as points of a space in which related words lie close together.
#ifndef REPLYLINT_MATCH_WORD_VECTORS_H
#define REPLYLINT_MATCH_WORD_VECTORS_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "replylint/text.h"

namespace replylint {

// The meaning of some words together: the sum of their vectors, of length one, or all zero where
// none of them is known.
class Meaning {
 public:
  static constexpr std::size_t dimensions = 128;

  Meaning() = default;
  // Of English words; numbers and addresses mean nothing here.
  explicit Meaning(std::span<const Word> words);

  // None of the words is known.
  [[nodiscard]] bool empty() const noexcept { return empty_; }

  // The cosine: 1 the same meaning, 0 nothing in common.
  [[nodiscard]] float similarity(const Meaning& other) const noexcept;

 private:
  // Small whole numbers, so that many are multiplied at once.
  std::array<std::int16_t, dimensions> vector_{};
  bool empty_ = true;
};

}  // namespace replylint

#endif
