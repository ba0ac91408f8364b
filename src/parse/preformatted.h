// Pasted text that is no prose: logs, code, configuration, sessions, tables.
#ifndef REPLYLINT_PARSE_PREFORMATTED_H
#define REPLYLINT_PARSE_PREFORMATTED_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/lines.h"

namespace replylint {

// For each of the lines [first, last): whether it is preformatted; empty if none is. A single line
// that looks like code stays prose unless it is a command at a prompt; lines around code that only
// might be code go with it.
[[nodiscard]] std::vector<bool> find_preformatted(std::string_view body,
                                                  const std::vector<Line>& lines, std::size_t first,
                                                  std::size_t last);

// "diff --git a/x b/x", "--- x.c	Thu Mar  6 20:28:01 2003", "@@ -1,7 +1,8 @@": a line on
// which a patch begins, which mail programs put below the signature.
[[nodiscard]] bool begins_patch(std::string_view line);

}  // namespace replylint

#endif
