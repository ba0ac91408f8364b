// What standard output is, and what it may get.
#ifndef REPLYLINT_CLI_TERMINAL_H
#define REPLYLINT_CLI_TERMINAL_H

#include <cstddef>
#include <string_view>

namespace replylint::cli {

[[nodiscard]] bool output_is_terminal();

// True on a terminal that shows colours, unless NO_COLOR is set (https://no-color.org).
[[nodiscard]] bool output_has_color();

// Columns of the terminal, between 40 and 120; 80 where it is not known.
[[nodiscard]] std::size_t output_width();

// Prints what stands in files, as print() does: byte by byte, but on a terminal, which would obey
// some of them, as printable text.
bool print_content(std::string_view bytes);

}  // namespace replylint::cli

#endif
