// ASCII case and white space, whatever the locale.
#ifndef REPLYLINT_MAIL_ASCII_H
#define REPLYLINT_MAIL_ASCII_H

#include <algorithm>
#include <string>
#include <string_view>

namespace replylint {

constexpr char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string to_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = to_lower(c);
  return result;
}

constexpr bool is_letter(char c) noexcept {
  return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}
constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// The white space of HTML and of header fields.
constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// `lower` is in lower case.
constexpr bool equals_ignoring_case(std::string_view text, std::string_view lower) noexcept {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (to_lower(text[i]) != lower[i]) return false;
  return true;
}

constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view lower) noexcept {
  return text.size() >= lower.size() && equals_ignoring_case(text.substr(0, lower.size()), lower);
}

constexpr std::size_t find_ignoring_case(std::string_view text, std::string_view lower,
                                         std::size_t from = 0) noexcept {
  for (std::size_t at = from; at + lower.size() <= text.size(); ++at)
    if (to_lower(text[at]) == lower[0] && starts_with_ignoring_case(text.substr(at), lower))
      return at;
  return std::string_view::npos;
}

}  // namespace replylint

#endif
