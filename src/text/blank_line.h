// Blank lines, which part paragraphs: whatever ends the lines, and with or without spaces on them.
#ifndef REPLYLINT_TEXT_BLANK_LINE_H
#define REPLYLINT_TEXT_BLANK_LINE_H

#include <cstddef>
#include <string_view>

#include "replylint/span.h"

namespace replylint {

// From the end of the text above the first blank line at or behind `from` to the text below it;
// empty, at the end of the text, if there is none.
[[nodiscard]] inline Span find_blank_line(std::string_view text, std::size_t from) noexcept {
  constexpr std::string_view blanks = " \t\r";
  for (std::size_t end = text.find('\n', from); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    const std::size_t next = text.find_first_not_of(blanks, end + 1);
    if (next == std::string_view::npos || text[next] != '\n') continue;
    const std::size_t below = text.find_first_not_of(" \t\r\n", next);
    while (end > from && blanks.find(text[end - 1]) != std::string_view::npos) --end;
    return {end, below == std::string_view::npos ? text.size() : below};
  }
  return {text.size(), text.size()};
}

[[nodiscard]] inline bool holds_blank_line(std::string_view text) noexcept {
  return !find_blank_line(text, 0).empty();
}

// What stands around `span` up to the blank lines above and below it.
[[nodiscard]] inline Span paragraph_around(std::string_view body, Span span) noexcept {
  std::size_t start = 0;
  for (std::size_t end = body.substr(0, span.start).rfind('\n');
       end != std::string_view::npos && end > 0; end = body.rfind('\n', end - 1)) {
    const std::size_t above = body.find_last_not_of(" \t\r", end - 1);
    if (above == std::string_view::npos || body[above] != '\n') continue;
    start = end + 1;
    break;
  }
  return {start, find_blank_line(body, span.end).start};
}

}  // namespace replylint

#endif
