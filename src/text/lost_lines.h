// Ends of sentences where the ends of lines have been lost.
#ifndef REPLYLINT_TEXT_LOST_LINES_H
#define REPLYLINT_TEXT_LOST_LINES_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/text.h"

namespace replylint {

// Mail that went through a program that joins lines runs a salutation, a name, a header and a date
// into one line with the sentences: "Thanks, Kim Jo - can you send it". A linear model over the
// words around a place tells whether a line ended there (src/models/README.md).
// tools/train/train_lost_lines.py computes the same features.
class LostLines {
 public:
  LostLines(std::string_view body, std::span<const Word> words);

  // Does a sentence begin with word `i`, where the one before began with word `start`?
  [[nodiscard]] bool begins_at(std::size_t i, std::size_t start) noexcept;

 private:
  [[nodiscard]] std::uint32_t kind(std::size_t i, std::ptrdiff_t offset) const noexcept;
  [[nodiscard]] std::uint32_t hash(std::size_t i, std::ptrdiff_t offset) const noexcept;

  std::vector<std::uint8_t> kinds_;
  std::vector<std::uint32_t> hashes_;
  std::size_t start_ = 0;        // the sentence that lower_until_ is about
  std::size_t lower_until_ = 0;  // its words before this one have been looked at
  bool lower_seen_ = false;
};

}  // namespace replylint

#endif
