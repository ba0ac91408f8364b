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

// "en" of "en-GB".
[[nodiscard]] constexpr std::string_view primary_language(std::string_view tag) noexcept {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace replylint

#endif
