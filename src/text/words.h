// Words, and how text is divided into them.
#ifndef REPLYLINT_TEXT_WORDS_H
#define REPLYLINT_TEXT_WORDS_H

#include <span>
#include <string_view>

#include "replylint/span.h"
#include "replylint/text.h"

namespace replylint {

// Some words that stand side by side.
using Words = std::span<const Word>;

[[nodiscard]] constexpr bool is_noun(Tag tag) noexcept {
  return tag == Tag::noun || tag == Tag::proper_noun;
}

// How many bytes of Text::storage the folded words of `size` bytes need at most: folding can turn
// two bytes into three.
[[nodiscard]] constexpr std::size_t folded_capacity(std::size_t size) noexcept {
  return size + size / 2 + 4;
}

// Appends the words of `region` to `text`, whose storage has been reserved for all of them.
void append_words(std::string_view body, Span region, Text& text);

// Does the code point at `offset` begin a word as an upper-case letter?
[[nodiscard]] bool is_upper_case_at(std::string_view body, std::size_t offset) noexcept;
[[nodiscard]] bool is_lower_case_at(std::string_view body, std::size_t offset) noexcept;

}  // namespace replylint

#endif
