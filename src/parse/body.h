// A body while it is divided: its lines, and what each of them is.
#ifndef REPLYLINT_PARSE_BODY_H
#define REPLYLINT_PARSE_BODY_H

#include <string_view>
#include <vector>

#include "replylint/block.h"

#include "parse/comparable.h"
#include "parse/lines.h"

namespace replylint {

struct Body {
  std::string_view text;
  std::vector<Line> lines;  // those that are not blank

  // The text of a line without quote marks and the spaces around it; not empty without marks.
  [[nodiscard]] std::string_view line(std::size_t i) const { return lines[i].trimmed_text(text); }
  [[nodiscard]] Span line_span(std::size_t i) const {
    return {lines[i].content, lines[i].span.end};
  }
  [[nodiscard]] bool may_be(std::size_t i, Opening opening) const {
    return lines[i].openings.may_be(opening);
  }
  void set(std::size_t i, BlockKind kind) { lines[i].role.kind = kind; }
};

}  // namespace replylint

#endif
