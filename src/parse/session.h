// Pasted sessions of interpreters whose prompt looks like a quote mark.
#ifndef REPLYLINT_PARSE_SESSION_H
#define REPLYLINT_PARSE_SESSION_H

#include <string_view>
#include <vector>

#include "parse/lines.h"

namespace replylint {

// For each line: whether it belongs to a session of R ("> library(x)" with its "+" continuations
// and the output directly below) or of Python (">>> print(x)"). Empty if there is none. The marks
// of a session of R are those of a quote as well: it is one only if every marked line of the
// message is a command, and one of them has output below it; and if nothing else in the message
// introduces a quote, which is for the caller to see.
[[nodiscard]] std::vector<bool> find_sessions(std::string_view body,
                                              const std::vector<Line>& lines);

// A call or an assignment and nothing else, as in R and Python: "x <- f(1)", "library(x)".
[[nodiscard]] bool is_statement(std::string_view line);

}  // namespace replylint

#endif
