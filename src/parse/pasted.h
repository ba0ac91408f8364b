// Lines of a message that nobody wrote as prose: code, logs, quotes with a mark of their own.
#ifndef REPLYLINT_PARSE_PASTED_H
#define REPLYLINT_PARSE_PASTED_H

#include <string_view>

#include "replylint/span.h"

namespace replylint {

// The sentence begins in a line of a comment ("# …", "// …"), of a table or an old quote ("| …"),
// of a prompt ("$ …", "mysql> …"), or of a program's output: "--- Select a mirror ---", "Continue?
// [Y/n]".
[[nodiscard]] bool begins_pasted_line(std::string_view body, Span sentence);

// The sentence stands between lines of paths, numbers and code, or indented below such a line that
// ends in a colon.
[[nodiscard]] bool stands_in_output(std::string_view body, Span sentence);

// The text holds marks of program code: "<-", "==", "();", "::".
[[nodiscard]] bool looks_like_code(std::string_view text);

// The message lost characters on its way, and "?" stands for them: "?splines?", "vers?o".
[[nodiscard]] bool has_lost_characters(std::string_view body);

}  // namespace replylint

#endif
