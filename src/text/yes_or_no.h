// The words that answer a yes/no question by themselves.
#ifndef REPLYLINT_TEXT_YES_OR_NO_H
#define REPLYLINT_TEXT_YES_OR_NO_H

#include "replylint/text.h"

#include "text/word_set.h"

namespace replylint {

[[nodiscard]] inline bool is_yes_or_no(const Word& word) noexcept {
  static constexpr auto words = word_set("nah", "no", "nope", "yeah", "yep", "yes");
  return words.has(word);
}

}  // namespace replylint

#endif
