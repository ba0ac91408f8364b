// Plain text in lower case, many bytes at a time.
#ifndef REPLYLINT_TEXT_LOWER_PLAIN_H
#define REPLYLINT_TEXT_LOWER_PLAIN_H

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace replylint {

// Copies the beginning of `text` to `out`, in lower case and eight bytes at a time, for as long as
// they are plain: visible ASCII but for asterisks, and single spaces, of which none is the first.
// Returns how many bytes; the last may be a space. Most of a message is plain.
inline std::size_t lower_plain(std::string_view text, char* out) noexcept {
  constexpr std::uint64_t each = 0x0101010101010101U, high = each * 0x80;
  // In the arithmetic below, no byte carries into the next, as none of them is beyond ASCII.
  const auto at_least = [](std::uint64_t bytes, char c) {
    return (bytes + each * (0x80U - static_cast<unsigned char>(c))) & high;
  };
  const auto equal = [](std::uint64_t bytes, char c) {
    return ~((bytes ^ each * static_cast<unsigned char>(c)) + each * 0x7F) & high;
  };
  std::size_t size = 0;
  bool space = true;
  for (; size + 8 <= text.size(); size += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + size, 8);
    if ((bytes & high) != 0 || at_least(bytes, ' ') != high || equal(bytes, '*') != 0) break;
    const std::uint64_t spaces = equal(bytes, ' ');
    if ((spaces & (spaces << 8)) != 0 || (space && text[size] == ' ')) break;
    space = text[size + 7] == ' ';
    const std::uint64_t capitals = at_least(bytes, 'A') & ~at_least(bytes, 'Z' + 1);
    bytes |= capitals >> 2;  // 0x80 to the 0x20 between a capital and its small letter
    std::memcpy(out + size, &bytes, 8);
  }
  return size;
}

}  // namespace replylint

#endif
