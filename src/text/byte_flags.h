// What stands in a text at all, sixteen bytes at a time.
#ifndef REPLYLINT_TEXT_BYTE_FLAGS_H
#define REPLYLINT_TEXT_BYTE_FLAGS_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace replylint {

// Each operation is done with each of them.
using Bytes [[gnu::vector_size(16)]] = std::uint8_t;

[[nodiscard]] inline Bytes bytes_at(const char* text) noexcept {
  Bytes bytes;
  std::memcpy(&bytes, text, sizeof(bytes));
  return bytes;
}

// All bits of those that equal `byte`, or that are from `first` to `last`; none of the others.
[[nodiscard]] inline Bytes equal_to(Bytes bytes, char byte) noexcept {
  return reinterpret_cast<Bytes>(bytes == static_cast<std::uint8_t>(byte));
}
[[nodiscard]] inline Bytes between(Bytes bytes, char first, char last) noexcept {
  return reinterpret_cast<Bytes>(bytes - static_cast<std::uint8_t>(first) <=
                                 static_cast<std::uint8_t>(last - first));
}

// All bits together that `bits_of(place)` gives for sixteen bytes from a place in the text on, for
// places that cover the text. Of a NUL it should give none.
template <typename BitsOf>
[[nodiscard]] std::uint8_t find_bits(std::string_view text, const BitsOf& bits_of) noexcept {
  constexpr std::size_t step = sizeof(Bytes);
  Bytes found{};
  if (text.size() < step) {
    std::array<char, step> padded{};
    std::memcpy(padded.data(), text.data(), text.size());
    found = bits_of(padded.data());
  } else {
    for (std::size_t i = 0; i + step <= text.size(); i += step) found |= bits_of(text.data() + i);
    found |= bits_of(text.data() + text.size() - step);  // the rest, and some once more
  }
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &found, sizeof(found));
  std::uint64_t bits = halves[0] | halves[1];
  bits |= bits >> 32U;
  bits |= bits >> 16U;
  return static_cast<std::uint8_t>(bits | bits >> 8U);
}

}  // namespace replylint

#endif
