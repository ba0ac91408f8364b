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
  // False for most prose: a digit or one of ":;<=>?@", and what is no ASCII, may stand in its text.
  bool may_have_signs = true, may_exceed_ascii = true;

  [[nodiscard]] std::string_view text(std::string_view body) const {
    return body.substr(content, span.end - content);
  }
};

// The lines of `body` that are not blank. Quote marks are ">" as in ">", "> >", ">>" and their
// mixtures, "|" in front of text that is no table, and the initials of Supercite ("JD> text").
[[nodiscard]] std::vector<Line> split_lines(std::string_view body);

// "...", "[...]", "[snip]", "<snip>": a line that says that something was left out.
[[nodiscard]] bool is_cut_mark(std::string_view line);

}  // namespace replylint

#endif
