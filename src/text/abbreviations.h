// Abbreviations that are written with a full stop.
#ifndef REPLYLINT_TEXT_ABBREVIATIONS_H
#define REPLYLINT_TEXT_ABBREVIATIONS_H

#include <cstdint>
#include <string_view>

namespace replylint {

enum class Abbreviation : std::uint8_t {
  none,
  leading,    // never ends a sentence: "Dr.", "e.g."
  trailing,   // may end one: "Inc.", "p.m.", "etc."
  numbering,  // an abbreviation before a number only: "No. 5", "p. 12"
};

// Is the case-folded `word` an abbreviation where a full stop follows? `language` is a BCP 47 tag
// or empty: then those of English and those no other language has as a word.
[[nodiscard]] Abbreviation abbreviation(std::string_view word, std::string_view language) noexcept;

// Is the case-folded `word` one that often begins an English sentence, and is seldom capitalised
// within one: "the", "we", "please"?
[[nodiscard]] bool begins_sentences(std::string_view word) noexcept;

// Is it the name of a month or a day, whole or shortened, in one of the common languages?
[[nodiscard]] bool is_month(std::string_view word) noexcept;

}  // namespace replylint

#endif
