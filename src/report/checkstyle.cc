// The XML of Checkstyle, which many CI servers read.

#include "replylint/report.h"

#include "report/markup.h"
#include "report/position_cursor.h"
#include "report/shown_findings.h"
#include "report/terminal_text.h"
#include "text/formatted.h"

namespace replylint {

namespace {

void append_attribute(std::string& out, std::string_view name, std::string_view text) {
  append_formatted(out, " {}=\"", name);
  // Printable text holds no control and no noncharacter, so nothing that XML 1.0 does not allow.
  append_markup(out, printable(one_line(text)));
  out += '"';
}

}  // namespace

std::string to_checkstyle(const Report& report, const TextOptions& options) {
  std::string result =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n";
  result += "  <file";
  append_attribute(result, "name", name_of_lines(options));
  result += ">\n";
  PositionCursor cursor(report.text());
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    const Position place = cursor.at(diagnostic.span.start);
    append_formatted(
        result, "    <error line=\"{}\" column=\"{}\" severity=\"{}\"",
        place.line + options.first_line - 1, place.column,
        diagnostic.severity == Severity::suggestion ? "info" : to_string(diagnostic.severity));
    append_attribute(result, "message", diagnostic.message);
    append_attribute(result, "source", "replylint." + diagnostic.rule);
    result += "/>\n";
  }
  return result + "  </file>\n</checkstyle>\n";
}

}  // namespace replylint
