// A body as lines, with their quote marks read.
#ifndef REPLYLINT_PARSE_LINES_H
#define REPLYLINT_PARSE_LINES_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "replylint/span.h"

namespace replylint {

// A line that is not blank.
struct Line {
  Span span;                 // without the line end (LF or CR LF)
  std::size_t content = 0;   // where its text begins, behind quote marks and the spaces around them
  int marks = 0;             // quote marks: 2 for "> > text"
  bool after_blank = false;  // nothing or blank lines stand before it
  // Whether a digit or one of ":<@" stands in its text, and what is no ASCII. Not looked for behind
  // quote marks, where both are true.
  bool signs = true, beyond_ascii = true;

  [[nodiscard]] std::string_view text(std::string_view body) const {
    return body.substr(content, span.end - content);
  }
};

// What of this stands in the text of a line without quote marks.
void read_signs(std::string_view body, Line& line) noexcept;

// The lines of `body` that are not blank. Quote marks are ">" as in ">", "> >", ">>" and their
// mixtures, "|" in front of text that is no table, and the initials of Supercite ("JD> text").
[[nodiscard]] std::vector<Line> split_lines(std::string_view body);

// "...", "[...]", "[snip]", "<snip>": a line that says that something was left out.
[[nodiscard]] bool is_cut_mark(std::string_view line);

}  // namespace replylint

#endif
