// Text on a terminal: what is safe to write, and how many columns it takes.
#ifndef REPLYLINT_REPORT_TERMINAL_TEXT_H
#define REPLYLINT_REPORT_TERMINAL_TEXT_H

#include <cstddef>
#include <string>
#include <string_view>

namespace replylint {

// True for what a terminal must not get: controls, bidirectional overrides and marks, invisible
// characters, noncharacters. Tab and line feed too: who lets them through says so himself.
[[nodiscard]] bool is_unprintable(char32_t code_point) noexcept;

// The columns that printable text takes: 2 for wide East Asian characters, 0 for combining marks.
[[nodiscard]] std::size_t display_width(std::string_view utf8) noexcept;
[[nodiscard]] std::size_t display_width(char32_t code_point) noexcept;

// White space of any kind and number as one blank, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

// Appends `text` (one line) to `out` in lines of at most `width` columns: every line begins with
// `indent` blanks, except that the first continues at column `column`. A word that is longer than
// a line stays whole. A width of 0 breaks nothing. Ends with a line feed.
void append_wrapped(std::string& out, std::string_view text, std::size_t width, std::size_t indent,
                    std::size_t column);

}  // namespace replylint

#endif
