// Numbers that are written out.
#ifndef REPLYLINT_TEXT_NUMBER_WORDS_H
#define REPLYLINT_TEXT_NUMBER_WORDS_H

#include <cstddef>
#include <string_view>

#include "replylint/text.h"

#include "text/word_set.h"

namespace replylint {

// "Eighteen", "forty-two", "dozens"; not "one", which is often no number.
[[nodiscard]] inline bool is_number_word(const Word& word) noexcept {
  static constexpr auto numbers = word_set(
      "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
      "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozen", "dozens",
      "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions");
  if (numbers.has(word)) return true;
  const std::size_t dash = word.folded.find('-');
  if (dash == std::string_view::npos || !numbers.has(word.folded.substr(0, dash))) return false;
  const std::string_view last = word.folded.substr(dash + 1);
  return last == "one" || numbers.has(last);
}

}  // namespace replylint

#endif
