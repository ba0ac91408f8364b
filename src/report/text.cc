// The format for people: each finding with the line it points at.
#include <algorithm>
#include <iterator>
#include <vector>

#include "replylint/report.h"

#include "report/position_cursor.h"
#include "report/shown_findings.h"
#include "report/terminal_text.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

namespace {

constexpr std::string_view reset = "\033[0m";
constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\033[1;31m";
    case Severity::warning:
      return "\033[1;33m";
    case Severity::suggestion:
      break;
  }
  return "\033[1;36m";
}

// A code point as a terminal may get it.
struct Cell {
  std::string text;
  std::size_t width;
};

Cell cell(std::string_view text, std::size_t& offset) {
  const std::size_t start = offset;
  const char32_t code_point = next_code_point(text, offset);
  if (code_point == '\t') return {"    ", 4};
  if (is_unprintable(code_point)) {
    std::string escape = printable(text.substr(start, offset - start));
    const std::size_t width = escape.size();
    return {std::move(escape), width};
  }
  return {std::string(text.substr(start, offset - start)), display_width(code_point)};
}

// The part of a line around a span that fits into `width` columns, and where the span stands in it.
struct Excerpt {
  std::string text;
  std::size_t column = 0;  // columns before the span
  std::size_t columns = 0;
  bool goes_on = false;  // the span has more lines
};

Excerpt excerpt(std::string_view text, Span span, std::size_t width) {
  // Looks at a bounded stretch only: many findings may stand on one line of a megabyte.
  const std::size_t most = 4 * width;
  std::size_t line_end = span.start;
  for (std::size_t n = 0; n < most && line_end < text.size() && text[line_end] != '\n'; ++n)
    next_code_point(text, line_end);
  const bool whole_right = line_end == text.size() || text[line_end] == '\n';
  if (whole_right && line_end > span.start && text[line_end - 1] == '\r') --line_end;
  std::size_t line_start = span.start;
  for (std::size_t n = 0; n < most && line_start > 0 && text[line_start - 1] != '\n'; ++n)
    line_start = code_point_start(text, line_start - 1);
  const bool whole_left = line_start == 0 || text[line_start - 1] == '\n';

  struct Placed {
    Cell cell;
    std::size_t offset;
  };
  std::vector<Placed> cells;
  std::size_t left = 0;   // columns before the span
  std::size_t right = 0;  // from the span on
  for (std::size_t offset = line_start; offset < line_end;) {
    const std::size_t at = offset;
    Cell next = cell(text, offset);
    (at < span.start ? left : right) += next.width;
    cells.push_back({std::move(next), at});
  }

  std::size_t first = 0;
  bool cut_left = !whole_left;
  if (left + right + (whole_left ? 0 : 1) > width) {
    const std::size_t wanted =
        right < width - width / 3 ? width - std::min(width, right + 2) : width / 3;
    while (left > wanted && first < cells.size()) {
      left -= cells[first].cell.width;
      ++first;
      cut_left = true;
    }
  }

  Excerpt result;
  std::size_t columns = 0;
  if (cut_left) {
    result.text += "…";
    columns = 1;
  }
  bool placed = false;
  for (std::size_t i = first; i < cells.size(); ++i) {
    const bool last = i + 1 == cells.size();
    const bool is_last_column = last && whole_right;
    if (columns + cells[i].cell.width + (is_last_column ? 0 : 1) > width && columns > 0) {
      result.text += "…";
      break;
    }
    if (cells[i].offset >= span.start && !placed) {
      result.column = columns;
      placed = true;
    }
    result.text += cells[i].cell.text;
    columns += cells[i].cell.width;
    if (cells[i].offset >= span.start && cells[i].offset < span.end)
      result.columns = columns - result.column;
  }
  if (!placed) result.column = columns;
  result.goes_on =
      whole_right && span.end > line_end &&
      slice(text, {line_end, span.end}).find_first_not_of(" \t\r\n") != std::string_view::npos;
  return result;
}

// Leaves `most` findings, the gravest and of these the first, in their order; 0: all. Returns how
// many are left out.
std::size_t keep_gravest(std::vector<ShownFinding>& findings, std::size_t most) {
  if (most == 0 || findings.size() <= most) return 0;
  const std::size_t left_out = findings.size() - most;
  std::stable_sort(findings.begin(), findings.end(),
                   [](const ShownFinding& left, const ShownFinding& right) {
                     return left.severity > right.severity;
                   });
  findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(most), findings.end());
  std::sort(findings.begin(), findings.end(),
            [](const ShownFinding& left, const ShownFinding& right) {
              return left.diagnostic < right.diagnostic;
            });
  return left_out;
}

class Writer {
 public:
  Writer(const Report& report, const TextOptions& options)
      : report_(report),
        options_(options),
        file_(printable(one_line(options.file))),
        lines_(printable(one_line(name_of_lines(options)))),
        cursor_(report.text()) {}

  std::string write() {
    std::vector<ShownFinding> findings = findings_to_show(report_);
    const std::size_t left_out = keep_gravest(findings, options_.most_findings);
    for (const ShownFinding& shown : findings) write_finding(shown);
    if (left_out > 0)
      write_wrapped("", formatted("{} more {} not shown; “replylint check” shows all.", left_out,
                                  left_out == 1 ? "finding is" : "findings are"));
    // The summary says why nothing was checked.
    if (report_.skipped().empty())
      for (const std::string& note : report_.notes())
        write_wrapped("note: ", printable(one_line(note)));
    write_summary();
    return std::move(out_);
  }

 private:
  void paint(std::string_view color, std::string_view text) {
    if (options_.color && !text.empty())
      append_formatted(out_, "{}{}{}", color, text, reset);
    else
      out_ += text;
  }

  void write_finding(const ShownFinding& shown) {
    const Position place = cursor_.at(shown.diagnostic->span.start);
    const std::size_t line = place.line + options_.first_line - 1;
    paint(bold, formatted("{}:{}:{}: ", lines_, line, place.column));
    paint(color_of(shown.severity), to_string(shown.severity));
    out_ += formatted(" [{}]\n", printable(shown.rules));
    write_wrapped("  ", printable(one_line(shown.message)));
    write_source(shown, line);
    write_item(*shown.diagnostic);
    if (options_.fixes)
      for (const Fix& fix : shown.diagnostic->fixes)
        write_wrapped(fix.safe ? "  fix: " : "  unsafe fix: ", printable(one_line(fix.title)));
    out_ += '\n';
  }

  void write_wrapped(std::string_view lead, std::string_view text) {
    out_ += lead;
    append_wrapped(out_, text, options_.width, lead.size(), lead.size());
  }

  void write_source(const ShownFinding& shown, std::size_t line) {
    const std::string_view text = report_.text();
    Span span = shown.diagnostic->span;
    if (text.empty() || span.start > text.size()) return;
    std::size_t above = span.start;
    if (span.empty()) above = text_before_blank_line(span.start);
    const std::string number = formatted("{}", line);
    const std::size_t gutter = std::max<std::size_t>(5, number.size() + 2);
    const std::size_t width = std::max<std::size_t>(
        20, (options_.width == 0 ? 100 : options_.width) - std::min(options_.width, gutter + 3));
    if (above != span.start) {
      const std::size_t lines_between = static_cast<std::size_t>(
          std::count(text.begin() + static_cast<std::ptrdiff_t>(above),
                     text.begin() + static_cast<std::ptrdiff_t>(span.start), '\n'));
      write_source_line(gutter, formatted("{}", line - lines_between),
                        excerpt(text, {above, above}, width).text);
    }
    const Excerpt shown_line = excerpt(text, span, width);
    write_source_line(gutter, number, shown_line.text);
    write_gutter(gutter, "");
    out_ += ' ';
    out_.append(shown_line.column, ' ');
    paint(color_of(shown.severity), std::string(std::max<std::size_t>(1, shown_line.columns), '^'));
    if (shown_line.goes_on) paint(dim, " ...");
    out_ += '\n';
  }

  // For a place on a blank line: the start of the nearest line above that says something, so that
  // the reader sees where he is. Else the place itself.
  [[nodiscard]] std::size_t text_before_blank_line(std::size_t place) const {
    const std::string_view text = report_.text();
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    std::size_t end = place;
    while (end < text.size() && blank(text[end])) ++end;
    if (end < text.size() && text[end] != '\n') return place;
    constexpr std::size_t farthest = 400;
    const std::size_t limit = place > farthest ? place - farthest : 0;
    std::size_t i = place;
    while (i > limit && blank(text[i - 1])) --i;
    if (i == limit || text[i - 1] != '\n') return place;
    while (i > limit && (blank(text[i - 1]) || text[i - 1] == '\n')) --i;
    while (i > limit && text[i - 1] != '\n') --i;
    return i > limit || limit == 0 ? i : place;
  }

  void write_gutter(std::size_t width, std::string_view number) {
    paint(dim, formatted("{:>{}} |", number, width));
  }

  void write_source_line(std::size_t gutter, std::string_view number, std::string_view text) {
    write_gutter(gutter, number);
    if (!text.empty()) out_ += ' ';
    out_ += text;
    out_ += '\n';
  }

  void write_item(const Diagnostic& diagnostic) {
    const Item* item = item_of(report_, diagnostic);
    if (item == nullptr) return;
    const std::string words = brief(slice(report_.customer_text(), item->span), 240);
    // Not what has been said or shown.
    if (one_line(slice(report_.text(), diagnostic.span)) == words ||
        diagnostic.message.find(words) != std::string::npos)
      return;
    write_wrapped("  customer: ", formatted("“{}”", printable(words)));
  }

  void write_summary() {
    out_ += formatted("{}: {}", file_, count_findings(report_));
    if (options_.mended > 0) out_ += formatted("; “replylint fix” can fix {}", options_.mended);
    out_ += '\n';
  }

  const Report& report_;
  const TextOptions& options_;
  std::string file_;
  std::string lines_;  // the file whose lines are counted, or the body in it
  PositionCursor cursor_;
  std::string out_;
};

}  // namespace

std::string to_text(const Report& report, const TextOptions& options) {
  return Writer(report, options).write();
}

}  // namespace replylint
