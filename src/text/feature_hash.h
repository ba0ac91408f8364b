// How learned tables are addressed, and where they lie. tools/train/features.py does the same.
#ifndef REPLYLINT_TEXT_FEATURE_HASH_H
#define REPLYLINT_TEXT_FEATURE_HASH_H

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/embedded.h"

namespace replylint {

// FNV-1a: of no bytes, and with one more.
inline constexpr std::uint32_t empty_hash = 2166136261U;
[[nodiscard]] constexpr std::uint32_t hash_with(std::uint32_t hash, char next) noexcept {
  return (hash ^ static_cast<unsigned char>(next)) * 16777619U;
}
[[nodiscard]] constexpr std::uint32_t hash_bytes(std::string_view text,
                                                 std::uint32_t hash = empty_hash) noexcept {
  for (const char c : text) hash = hash_with(hash, c);
  return hash;
}

// A feature from its value and the number of its template.
[[nodiscard]] constexpr std::uint32_t mix(std::uint32_t value, std::uint32_t salt) noexcept {
  std::uint32_t hash = value ^ (salt * 0x9E3779B1U);
  hash ^= hash >> 15;
  hash *= 0x85EBCA6BU;
  return hash ^ (hash >> 13);
}

// The embedded table src/models/<name>.bin; null if it is not of this size.
[[nodiscard]] inline const signed char* embedded_table(std::string_view name, std::size_t size) {
  for (const EmbeddedFile& file : embedded_models())
    if (file.name == name && file.contents.size() == size)
      return reinterpret_cast<const signed char*>(file.contents.data());
  return nullptr;
}

// Numbers of a table, the lowest byte first.
template <class Number>
[[nodiscard]] inline Number number_at(const signed char* table, std::size_t index) noexcept {
  Number number = 0;
  std::memcpy(&number, table + index * sizeof(Number), sizeof(Number));
  if constexpr (std::endian::native == std::endian::big) {
    Number swapped = 0;
    for (std::size_t k = 0; k < sizeof(Number); ++k) {
      swapped = static_cast<Number>(swapped << 8 | (number & 255));
      number = static_cast<Number>(number >> 8);
    }
    return swapped;
  }
  return number;
}
[[nodiscard]] inline int weight_at(const signed char* table, std::size_t index) noexcept {
  return static_cast<std::int16_t>(number_at<std::uint16_t>(table, index));
}

}  // namespace replylint

#endif
