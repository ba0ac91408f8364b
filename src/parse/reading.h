// The sentences of an inquiry, read one by one: what parse_inquiry weighs and makes items of.
#ifndef REPLYLINT_PARSE_READING_H
#define REPLYLINT_PARSE_READING_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "parse/items.h"

namespace replylint {

// A sentence that may bring something up.
struct Reading {
  std::size_t sentence = 0;      // index into Text::sentences
  bool marked = false;           // a question mark asks, and stands for no lost character
  bool step = false;             // of a list of what was done
  bool listed = false;           // of a list of questions: it asks, however it is written
  std::vector<FoundItem> found;  // by phrases and shape
};

// The text of the line before `position` is the mark of a list entry, or what stands there begins
// with one: "1.", "2)", "-", "*", "•", "a)".
[[nodiscard]] bool is_list_entry(std::string_view body, std::size_t position);

// A step that was taken, or what a program printed: no request, whatever it says.
[[nodiscard]] bool is_only_told(std::string_view body, const Text& text, const Reading& reading);

// Pasted lines and code are left out. `text` is the analysis of regions of `body`.
[[nodiscard]] std::vector<Reading> read_sentences(std::string_view body, const Text& text);

}  // namespace replylint

#endif
