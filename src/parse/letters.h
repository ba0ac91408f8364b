// What a name is written with.
#ifndef REPLYLINT_PARSE_LETTERS_H
#define REPLYLINT_PARSE_LETTERS_H

#include <string_view>

#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/utf8.h"

namespace replylint {

// A letter, or a mark that is combined with one.
[[nodiscard]] inline bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
  const auto point = static_cast<UChar32>(c);
  return u_isalpha(point) || u_getCombiningClass(point) != 0 ||
         u_charType(point) == U_COMBINING_SPACING_MARK || u_charType(point) == U_NON_SPACING_MARK;
}

// Whether `word`, which is not empty, begins with a capital. Scripts without case have none to
// miss.
[[nodiscard]] inline bool starts_upper(std::string_view word) {
  std::size_t i = 0;
  const char32_t c = next_code_point(word, i);
  if (c < 0x80) return is_ascii_upper(static_cast<char>(c));
  const auto point = static_cast<UChar32>(c);
  return u_isUUppercase(point) || u_istitle(point) || (u_isalpha(point) && !u_isULowercase(point));
}

}  // namespace replylint

#endif
