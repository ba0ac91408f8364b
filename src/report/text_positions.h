// Lines, columns and characters of many offsets of one text, in any order.
#ifndef REPLYLINT_REPORT_TEXT_POSITIONS_H
#define REPLYLINT_REPORT_TEXT_POSITIONS_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "replylint/report.h"

namespace replylint {

// Made once, linear in the text; then each call takes constant time. An offset past the end is the
// end. The text must be UTF-8 and outlive this.
class TextPositions {
 public:
  explicit TextPositions(std::string_view text);

  // The same as position(text, offset).
  [[nodiscard]] Position at(std::size_t offset) const;

  // Code points before an offset.
  [[nodiscard]] std::size_t characters(std::size_t offset) const;

 private:
  static constexpr std::size_t step = 512;

  struct Mark {  // at each multiple of `step`
    std::size_t lines = 0;
    std::size_t characters = 0;
    std::size_t line_start = 0;  // in characters
  };

  [[nodiscard]] Mark mark_at(std::size_t offset) const;
  static void advance(Mark& mark, std::string_view text);

  std::string_view text_;
  std::vector<Mark> marks_;
};

}  // namespace replylint

#endif
