// Which language is a text in?
#ifndef REPLYLINT_TEXT_LANGUAGE_H
#define REPLYLINT_TEXT_LANGUAGE_H

#include <span>
#include <string_view>

#include "replylint/text.h"

namespace replylint {

// The primary language subtag of BCP 47 ("en", "de"), by the script and the small words of the
// text; "und" where they only tell that it is not English, empty where they tell nothing. Looks at
// the beginning only. Static storage.
[[nodiscard]] std::string_view guess_language(std::span<const Word> words) noexcept;

// What language a reply of a few words is in, where they tell little, by that of the message that
// it answers: "Per month: 4 euros." is no Italian beside English, "Otwieramy o 9." is Polish beside
// Polish. What stands between a greeting and a farewell of another language is no English either,
// nor are words with letters that English has not. `guessed` is of guess_language(), the words are
// those of `body`; static storage, or `guessed`.
[[nodiscard]] std::string_view settle_language(std::string_view body, std::span<const Word> words,
                                               std::string_view guessed, std::string_view answered,
                                               bool framed_foreign = false);

// The first word of a salutation or a closing, case folded, is one of another language than
// English: "hallo", "cordialement".
[[nodiscard]] bool is_foreign_greeting(std::string_view first_word) noexcept;
[[nodiscard]] bool is_foreign_closing(std::string_view first_word) noexcept;

// "en" of "en-GB".
[[nodiscard]] constexpr std::string_view primary_language(std::string_view tag) noexcept {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace replylint

#endif
