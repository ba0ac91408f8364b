// Plain text in lower case, many bytes at a time.
#ifndef REPLYLINT_TEXT_LOWER_PLAIN_H
#define REPLYLINT_TEXT_LOWER_PLAIN_H

#include <cstddef>
#include <cstring>
#include <string_view>

#include "text/bytes.h"

namespace replylint {

// Copies the beginning of `text` to `out`, in lower case and many bytes at a time, for as long as
// they are plain: visible ASCII but for asterisks, and single spaces, of which none is the first.
// Returns how many bytes; the last may be a space. Most of a message is plain.
inline std::size_t lower_plain(std::string_view text, char* out) noexcept {
  constexpr std::size_t step = sizeof(Bytes);
  const auto is_plain = [](Bytes bytes, Bytes before) {
    return !any(~between(bytes, ' ', '~') | equal_to(bytes, '*') |
                (equal_to(bytes, ' ') & equal_to(before, ' ')));
  };
  // Those at `at`, which is behind the first byte.
  const auto copy = [&](std::size_t at) {
    const Bytes bytes = bytes_at(text.data() + at);
    if (!is_plain(bytes, bytes_at(text.data() + at - 1))) return false;
    const Bytes lower = bytes | (between(bytes, 'A', 'Z') & ('a' - 'A'));
    std::memcpy(out + at, &lower, step);
    return true;
  };
  if (text.size() <= step) return 0;
  const char first = text.front();
  if (first <= ' ' || first > '~' || first == '*') return 0;
  out[0] = first >= 'A' && first <= 'Z' ? static_cast<char>(first + ('a' - 'A')) : first;
  std::size_t size = 1;
  for (; size + step <= text.size(); size += step)
    if (!copy(size)) return size;
  return copy(text.size() - step) ? text.size() : size;  // the rest, and some once more
}

}  // namespace replylint

#endif
