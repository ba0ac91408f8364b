#include "replylint/report.h"

#include <algorithm>

#include "report/position_cursor.h"

namespace replylint {

std::size_t Report::count(Severity severity) const noexcept {
  return static_cast<std::size_t>(
      std::count_if(diagnostics_.begin(), diagnostics_.end(),
                    [&](const Diagnostic& diagnostic) { return diagnostic.severity == severity; }));
}

Position position(std::string_view text, std::size_t offset) {
  return PositionCursor(text).at(offset);
}

}  // namespace replylint
