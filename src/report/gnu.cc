#include "replylint/report.h"

#include "report/position_cursor.h"
#include "report/shown_findings.h"
#include "report/terminal_text.h"
#include "text/formatted.h"

namespace replylint {

std::string to_gnu(const Report& report, const TextOptions& options) {
  std::string result;
  const std::string file = printable(one_line(name_of_lines(options)));
  PositionCursor cursor(report.text());
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    const Position place = cursor.at(diagnostic.span.start);
    append_formatted(result, "{}:{}:{}: {}: {} [{}]\n", file, place.line + options.first_line - 1,
                     place.column, to_string(diagnostic.severity),
                     printable(one_line(diagnostic.message)), printable(diagnostic.rule));
  }
  return result;
}

}  // namespace replylint
