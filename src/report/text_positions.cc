#include "report/text_positions.h"

#include <algorithm>

#include "text/utf8.h"

namespace replylint {

TextPositions::TextPositions(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / step + 1);
  marks_.emplace_back();
  for (std::size_t start = 0; start + step <= text.size(); start += step) {
    Mark next = marks_.back();
    advance(next, text.substr(start, step));
    marks_.push_back(next);
  }
}

void TextPositions::advance(Mark& mark, std::string_view text) {
  for (const char c : text) {
    mark.characters += continues_code_point(c) ? 0 : 1;
    if (c != '\n') continue;
    ++mark.lines;
    mark.line_start = mark.characters;
  }
}

TextPositions::Mark TextPositions::mark_at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  Mark mark = marks_[offset / step];
  advance(mark, text_.substr(offset / step * step, offset % step));
  return mark;
}

Position TextPositions::at(std::size_t offset) const {
  const Mark mark = mark_at(offset);
  return {mark.lines + 1, mark.characters - mark.line_start + 1};
}

std::size_t TextPositions::characters(std::size_t offset) const {
  return mark_at(offset).characters;
}

}  // namespace replylint
