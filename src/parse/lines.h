// A body as lines, with their quote marks read.
#ifndef REPLYLINT_PARSE_LINES_H
#define REPLYLINT_PARSE_LINES_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "replylint/block.h"
#include "replylint/span.h"

#include "parse/comparable.h"
#include "parse/openings.h"

namespace replylint {

// What a line is of, as it is found out.
struct Role {
  BlockKind kind = BlockKind::answer;
  int depth = 0;
  bool divider = false;     // belongs to no block
  bool fenced = false;      // goes on across blank lines
  bool structured = false;  // an original whose own parts are to be told apart
};

// A line that is not blank.
struct Line {
  Span span;                 // without the line end (LF or CR LF)
  std::size_t content = 0;   // where its text begins, behind quote marks and the spaces around them
  Span visible;              // its text, trimmed(), in front of which there are no quote marks
  int marks = 0;             // quote marks: 2 for "> > text"
  bool after_blank = false;  // nothing or blank lines stand before it
  // Whether a digit or one of ":<@" stands in its text, and what is no ASCII; with which phrases it
  // may begin. Not looked for behind quote marks, where all of it may be.
  bool signs = true, beyond_ascii = true;
  Openings openings;
  Role role;

  [[nodiscard]] std::string_view text(std::string_view body) const {
    return {body.data() + content, span.end - content};
  }
  [[nodiscard]] std::string_view trimmed_text(std::string_view body) const {
    return marks == 0 ? std::string_view(body.data() + visible.start, visible.size())
                      : trimmed(text(body));
  }
};

// Reads again what of a line without quote marks depends on its text, when that has changed.
void read_text(std::string_view body, Line& line) noexcept;

// The lines of `body` that are not blank. Quote marks are ">" as in ">", "> >", ">>" and their
// mixtures, "|" in front of text that is no table, and the initials of Supercite ("JD> text").
[[nodiscard]] std::vector<Line> split_lines(std::string_view body);

// How many bytes the initials or the name are in front of the ">" of a quoted line, "JD> text"; 0
// if there are none.
[[nodiscard]] std::size_t behind_initials(std::string_view text) noexcept;

// "...", "[...]", "[snip]", "<snip>": a line that says that something was left out.
[[nodiscard]] bool is_cut_mark(std::string_view line);

}  // namespace replylint

#endif
