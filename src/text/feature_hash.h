// How learned tables are addressed, and where they lie. tools/train/features.py does the same.
#ifndef REPLYLINT_TEXT_FEATURE_HASH_H
#define REPLYLINT_TEXT_FEATURE_HASH_H

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/embedded.h"

namespace replylint {

// FNV-1a.
[[nodiscard]] constexpr std::uint32_t hash_bytes(std::string_view text) noexcept {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
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

}  // namespace replylint

#endif
