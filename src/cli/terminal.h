// What standard output is.
#ifndef REPLYLINT_CLI_TERMINAL_H
#define REPLYLINT_CLI_TERMINAL_H

#include <cstddef>

namespace replylint::cli {

[[nodiscard]] bool output_is_terminal();

// True on a terminal that shows colours, unless NO_COLOR is set (https://no-color.org).
[[nodiscard]] bool output_has_color();

// Columns of the terminal, between 40 and 120; 80 where it is not known.
[[nodiscard]] std::size_t output_width();

}  // namespace replylint::cli

#endif
