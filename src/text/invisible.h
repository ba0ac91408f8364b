// Characters that nobody sees.
#ifndef REPLYLINT_TEXT_INVISIBLE_H
#define REPLYLINT_TEXT_INVISIBLE_H

namespace replylint {

// Zero-width characters, direction marks, the soft hyphen, and the dot of U+1427 that trackers of
// opened mail leave behind a text.
[[nodiscard]] constexpr bool is_invisible(char32_t c) noexcept {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x61C || c == 0x1427;
}

}  // namespace replylint

#endif
