// Sixteen bytes of a text at a time.
#ifndef REPLYLINT_TEXT_BYTES_H
#define REPLYLINT_TEXT_BYTES_H

#include <algorithm>
#include <array>
#include <bit>
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

[[nodiscard]] inline Bytes are_letters(Bytes bytes) noexcept {
  return between(bytes | 0x20, 'a', 'z');
}
[[nodiscard]] inline Bytes are_digits(Bytes bytes) noexcept {
  return between(bytes, '0', '9');
}

// Their highest bits, that of the first byte as the lowest.
[[nodiscard]] inline unsigned highest_bits(Bytes bytes) noexcept {
#ifdef __SSE2__
  using Signed [[gnu::vector_size(16)]] = char;
  return static_cast<unsigned>(__builtin_ia32_pmovmskb128(reinterpret_cast<Signed>(bytes)));
#else
  unsigned bits = 0;
  for (std::size_t i = 0; i < sizeof(bytes); ++i) bits |= (bytes[i] >> 7U) << i;
  return bits;
#endif
}

// Whether any has its highest bit, as those have that all bits were set of, and which is the first
// that has it; some do.
[[nodiscard]] inline bool any(Bytes bytes) noexcept {
  return highest_bits(bytes) != 0;
}
[[nodiscard]] inline std::size_t first_of(Bytes bytes) noexcept {
  return static_cast<std::size_t>(std::countr_zero(highest_bits(bytes)));
}

// A text of less than sixteen bytes.
[[nodiscard]] inline std::array<char, sizeof(Bytes)> padded_with_spaces(
    std::string_view text) noexcept {
  std::array<char, sizeof(Bytes)> padded;
  padded.fill(' ');
  std::copy(text.begin(), text.end(), padded.begin());  // it may be no text at all
  return padded;
}

// Calls `look(place)` for sixteen bytes from a place in the text on, for places that cover the
// text; behind a text that is shorter, for spaces.
template <typename Look>
void look_at_all(std::string_view text, const Look& look) noexcept {
  constexpr std::size_t step = sizeof(Bytes);
  if (text.size() < step) return look(padded_with_spaces(text).data());
  for (std::size_t i = 0; i + step <= text.size(); i += step) look(text.data() + i);
  look(text.data() + text.size() - step);  // the rest, and some once more
}

// Whether `are_ones(place)` has the highest bit of any, for the same places.
template <typename AreOnes>
[[nodiscard]] bool has_any(std::string_view text, const AreOnes& are_ones) noexcept {
  Bytes found{};
  look_at_all(text, [&](const char* place) { found |= are_ones(place); });
  return any(found);
}

// Where the first byte of `text` from `from` on stands that `are_ones(bytes)` has the highest
// bit for; npos if there is none. Of a space it should not have it.
template <typename AreOnes>
[[nodiscard]] std::size_t find_byte(std::string_view text, std::size_t from,
                                    const AreOnes& are_ones) noexcept {
  constexpr std::size_t step = sizeof(Bytes);
  for (; from + step <= text.size(); from += step) {
    const unsigned ones = highest_bits(are_ones(bytes_at(text.data() + from)));
    if (ones != 0) return from + static_cast<std::size_t>(std::countr_zero(ones));
  }
  if (from >= text.size()) return std::string_view::npos;
  // The rest, as the last of sixteen bytes or in front of spaces.
  const bool is_long = text.size() >= step;
  const std::size_t start = is_long ? text.size() - step : from;
  const Bytes bytes =
      bytes_at(is_long ? text.data() + start : padded_with_spaces(text.substr(from)).data());
  const unsigned ones = highest_bits(are_ones(bytes)) >> (from - start);
  return ones != 0 ? from + static_cast<std::size_t>(std::countr_zero(ones))
                   : std::string_view::npos;
}

// Calls found(place) for each byte of `text` with which a run begins of those that
// `are_inside(bytes)` has the highest bit for, and for each that `are_alone(bytes)` has it for. Of
// a space neither should have it.
template <typename AreInside, typename AreAlone, typename Found>
[[gnu::always_inline]] inline void each_start(std::string_view text, const AreInside& are_inside,
                                              const AreAlone& are_alone, const Found& found) {
  constexpr std::size_t step = sizeof(Bytes);
  std::uint32_t before = 0;
  for (std::size_t from = 0; from < text.size(); from += step) {
    const std::string_view rest = text.substr(from);
    const Bytes bytes =
        rest.size() < step ? bytes_at(padded_with_spaces(rest).data()) : bytes_at(rest.data());
    const std::uint32_t inside = highest_bits(are_inside(bytes));
    std::uint32_t starts = (inside & ~(inside << 1U | before)) | highest_bits(are_alone(bytes));
    for (; starts != 0; starts &= starts - 1)
      found(from + static_cast<std::size_t>(std::countr_zero(starts)));
    before = inside >> (step - 1);
  }
}

// The first bytes, so many; the others become 0.
[[nodiscard]] inline Bytes first_bytes(Bytes bytes, std::size_t count) noexcept {
  constexpr Bytes order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return bytes & reinterpret_cast<Bytes>(order < static_cast<std::uint8_t>(count));
}

// The sum of all.
[[nodiscard]] inline std::size_t sum(Bytes bytes) noexcept {
#ifdef __SSE2__
  using Signed [[gnu::vector_size(16)]] = char;
  const auto halves = __builtin_ia32_psadbw128(reinterpret_cast<Signed>(bytes), Signed{});
  return static_cast<std::size_t>(halves[0] + halves[1]);
#else
  std::size_t all = 0;
  for (std::size_t i = 0; i < sizeof(bytes); ++i) all += bytes[i];
  return all;
#endif
}

// For how many places of a text of sixteen bytes or more `is_one(place)` has all bits.
template <typename IsOne>
[[nodiscard]] std::size_t count_places(std::string_view text, const IsOne& is_one) noexcept {
  constexpr std::size_t step = sizeof(Bytes),
                        most_steps = 254;  // a byte counts no further than 255
  std::size_t count = 0, i = 0;
  Bytes counts{};
  while (i + step <= text.size()) {
    const std::size_t end = std::min(text.size(), i + most_steps * step);
    for (; i + step <= end; i += step) counts -= is_one(text.data() + i);
    if (i + step > text.size()) break;
    count += sum(counts);
    counts = Bytes{};
  }
  if (i < text.size()) {
    // The rest; what stands in front of it has been counted.
    constexpr Bytes order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    const auto first = static_cast<char>(i + step - text.size());
    counts -= is_one(text.data() + text.size() - step) & between(order, first, step);
  }
  return count + sum(counts);
}

}  // namespace replylint

#endif
