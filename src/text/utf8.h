// UTF-8, by ICU.
#ifndef REPLYLINT_TEXT_UTF8_H
#define REPLYLINT_TEXT_UTF8_H

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "replylint/export.h"

namespace replylint {

// Nothing but ASCII.
[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
  constexpr std::uint64_t beyond = 0x8080808080808080U;
  while (text.size() >= sizeof(beyond)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), sizeof(eight));
    if ((eight & beyond) != 0) return false;
    text.remove_prefix(sizeof(eight));
  }
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// Whether a byte of UTF-8 belongs to a code point that a byte before it begins.
[[nodiscard]] constexpr bool continues_code_point(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Where the code point begins that the byte at `offset` belongs to.
[[nodiscard]] constexpr std::size_t code_point_start(std::string_view text,
                                                     std::size_t offset) noexcept {
  while (offset > 0 && continues_code_point(text[offset])) --offset;
  return offset;
}

// The first start of a code point from `offset` on, or the end of `text`.
[[nodiscard]] constexpr std::size_t next_code_point_start(std::string_view text,
                                                          std::size_t offset) noexcept {
  while (offset < text.size() && continues_code_point(text[offset])) ++offset;
  return offset;
}

[[nodiscard]] constexpr std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) count += continues_code_point(c) ? 0 : 1;
  return count;
}

// Exported for the library of mail.
[[nodiscard]] REPLYLINT_EXPORT bool is_utf8(std::string_view bytes) noexcept;

// Any bytes as valid UTF-8: each maximal ill-formed sequence becomes U+FFFD.
[[nodiscard]] REPLYLINT_EXPORT std::string to_utf8(std::string_view bytes);

inline void append_code_point(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

// The code point that begins at `offset` of valid UTF-8; moves `offset` behind it.
inline char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const char32_t lead = byte(offset);
  if (lead < 0x80) return offset += 1, lead;
  if (lead < 0xE0) {
    offset += 2;
    return (lead & 0x1FU) << 6 | (byte(offset - 1) & 0x3FU);
  }
  if (lead < 0xF0) {
    offset += 3;
    return (lead & 0x0FU) << 12 | (byte(offset - 2) & 0x3FU) << 6 | (byte(offset - 1) & 0x3FU);
  }
  offset += 4;
  return (lead & 0x07U) << 18 | (byte(offset - 3) & 0x3FU) << 12 | (byte(offset - 2) & 0x3FU) << 6 |
         (byte(offset - 1) & 0x3FU);
}

// A mark that may be one letter with the letter before it, as some systems write "é".
[[nodiscard]] constexpr bool is_combining(char32_t c) noexcept {
  return (c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A;
}

// The letter that a letter and the mark behind it are; zero where there is none.
[[nodiscard]] char32_t compose(char32_t letter, char32_t mark) noexcept;

// The text with the letters that have marks behind them as one character each.
[[nodiscard]] std::string with_composed_letters(std::string_view text);

}  // namespace replylint

#endif
