// Who is spoken of.
#ifndef REPLYLINT_TEXT_PRONOUNS_H
#define REPLYLINT_TEXT_PRONOUNS_H

#include "replylint/text.h"

#include "text/word_set.h"

namespace replylint {

// "You", "you'll", "your", "yourself": who is written to.
[[nodiscard]] inline bool is_second_person(const Word& word) noexcept {
  static constexpr auto forms =
      word_set("you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself");
  return forms.has(word);
}

// "He", "we": who does something, by a word of its own.
[[nodiscard]] inline bool is_subject_pronoun(const Word& word) noexcept {
  static constexpr auto subjects = word_set("he", "i", "it", "she", "they", "we", "you");
  return subjects.has(word);
}

}  // namespace replylint

#endif
