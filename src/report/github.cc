// Annotations of GitHub Actions: one workflow command a line.
#include <iterator>

#include "replylint/report.h"

#include "report/terminal_text.h"
#include "report/text_positions.h"
#include "text/formatted.h"

namespace replylint {

namespace {

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::suggestion:
      break;
  }
  return "notice";
}

// The escapes of workflow commands. A property needs more of them than the message.
std::string escaped(std::string_view text, bool is_property) {
  std::string result;
  for (const char c : printable(one_line(text))) {
    const bool reserved = c == '%' || (is_property && (c == ':' || c == ','));
    if (reserved)
      append_formatted(result, "%{:02X}", static_cast<unsigned>(c));
    else
      result += c;
  }
  return result;
}

}  // namespace

std::string to_github(const Report& report, const TextOptions& options) {
  std::string result;
  const std::string file = escaped(options.file, true);
  const std::size_t lines_above = options.first_line - 1;
  const TextPositions positions(report.text());
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    const Position start = positions.at(diagnostic.span.start);
    const Position end = positions.at(diagnostic.span.end);
    append_formatted(result, "::{} file={}", command(diagnostic.severity), file);
    std::string message = diagnostic.message;
    if (options.lines_of_file) {
      append_formatted(result, ",line={},col={},endLine={}", start.line + lines_above, start.column,
                       end.line + lines_above);
      // GitHub takes a column of the end only on the line of the start.
      if (end.line == start.line) append_formatted(result, ",endColumn={}", end.column);
    } else {
      message.insert(0, formatted("Line {} of the text: ", start.line));
    }
    append_formatted(result, ",title={}::{}\n", escaped("replylint: " + diagnostic.rule, true),
                     escaped(message, false));
  }
  return result;
}

}  // namespace replylint
