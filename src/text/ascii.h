// Letters, digits, case and white space of ASCII, whatever the locale.
#ifndef REPLYLINT_TEXT_ASCII_H
#define REPLYLINT_TEXT_ASCII_H

#include <cstddef>
#include <string>
#include <string_view>

namespace replylint {

[[nodiscard]] constexpr bool is_ascii_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_ascii_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr char to_lower(char c) noexcept {
  return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

[[nodiscard]] inline std::string to_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = to_lower(c);
  return result;
}

[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept {
  const auto lower = static_cast<unsigned char>(c | ('a' - 'A'));
  return lower >= 'a' && lower <= 'z';
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// The value of a hexadecimal digit; -1 of what is none.
[[nodiscard]] constexpr int hex_value(char c) noexcept {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The white space within a line.
[[nodiscard]] constexpr bool is_space_or_tab(char c) noexcept {
  return c == ' ' || c == '\t';
}
// The white space of plain text: within lines, and what ends them.
[[nodiscard]] constexpr bool is_text_space(char c) noexcept {
  return is_space_or_tab(c) || c == '\n' || c == '\r';
}
// The white space of HTML and of header fields.
[[nodiscard]] constexpr bool is_space(char c) noexcept {
  return is_text_space(c) || c == '\f';
}

[[nodiscard]] constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

[[nodiscard]] constexpr bool equals_ignoring_case(std::string_view left,
                                                  std::string_view right) noexcept {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (to_lower(left[i]) != to_lower(right[i])) return false;
  return true;
}

[[nodiscard]] constexpr bool starts_with_ignoring_case(std::string_view text,
                                                       std::string_view prefix) noexcept {
  return text.size() >= prefix.size() &&
         equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

// Where `part`, which is not empty, stands in `text` from `from` on; npos if it does not.
[[nodiscard]] constexpr std::size_t find_ignoring_case(std::string_view text, std::string_view part,
                                                       std::size_t from = 0) noexcept {
  const char first = to_lower(part.front());
  for (std::size_t at = from; at + part.size() <= text.size(); ++at)
    if (to_lower(text[at]) == first && starts_with_ignoring_case(text.substr(at), part)) return at;
  return std::string_view::npos;
}

}  // namespace replylint

#endif
