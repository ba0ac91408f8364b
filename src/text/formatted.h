// fmt, compiled in one place: its headers alone would compile all of it into every source that
// formats, and its shared library would be one more that users need.
#ifndef REPLYLINT_TEXT_FORMATTED_H
#define REPLYLINT_TEXT_FORMATTED_H

#include <string>
#include <string_view>

#include <fmt/core.h>

namespace replylint {

std::string format_arguments(fmt::string_view form, fmt::format_args arguments);
void append_arguments(std::string& text, fmt::string_view form, fmt::format_args arguments);

template <typename... Values>
std::string formatted(fmt::format_string<Values...> form, Values&&... values) {
  return format_arguments(form, fmt::make_format_args(values...));
}

template <typename... Values>
void append_formatted(std::string& text, fmt::format_string<Values...> form, Values&&... values) {
  append_arguments(text, form, fmt::make_format_args(values...));
}

// "a, b, c"
template <typename Texts>
std::string joined(const Texts& texts, std::string_view separator) {
  std::string result;
  for (const auto& text : texts) {
    if (!result.empty()) result += separator;
    result += text;
  }
  return result;
}

}  // namespace replylint

#endif
