#include "replylint/report.h"

#include <algorithm>

namespace replylint {

std::size_t Report::count(Severity severity) const noexcept {
  return static_cast<std::size_t>(
      std::count_if(diagnostics_.begin(), diagnostics_.end(),
                    [&](const Diagnostic& diagnostic) { return diagnostic.severity == severity; }));
}

Position position(std::string_view text, std::size_t offset) {
  Position result;
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
    if (text[i] == '\n') {
      ++result.line;
      result.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++result.column;
    }
  }
  return result;
}

}  // namespace replylint
