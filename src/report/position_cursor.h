// Positions of many offsets of one text, each from where the last one stood.
#ifndef REPLYLINT_REPORT_POSITION_CURSOR_H
#define REPLYLINT_REPORT_POSITION_CURSOR_H

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "replylint/report.h"

#include "text/utf8.h"

namespace replylint {

// Linear in the text for offsets that never go back; one that does starts over.
class PositionCursor {
 public:
  explicit PositionCursor(std::string_view text) : text_(text) {}

  Position at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    if (offset < offset_) {
      offset_ = 0;
      position_ = {};
    }
    for (; offset_ < offset; ++offset_) {
      if (text_[offset_] == '\n') {
        ++position_.line;
        position_.column = 1;
      } else if (!continues_code_point(text_[offset_])) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_;
};

}  // namespace replylint

#endif
