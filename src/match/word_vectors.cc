#include "match/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "text/feature_hash.h"

namespace replylint {

namespace {

// The table src/models/english_vectors.bin, used where it lies: the slots of a hash table with
// linear probing (two bytes of the word's hash, two bytes of its row, all ones where empty), then
// for each row its scale in two bytes, then the rows. Low bytes come first.
constexpr std::size_t slot_count = std::size_t{1} << 16;
constexpr std::size_t row_count = 30000;
constexpr std::size_t slot_size = 4;
constexpr std::size_t scale_size = 2;
constexpr std::size_t scales_at = slot_count * slot_size;
constexpr std::size_t rows_at = scales_at + row_count * scale_size;
constexpr std::size_t table_size = rows_at + row_count * Meaning::dimensions;
constexpr std::size_t no_row = 0xffff;
constexpr float one = 4096;  // the length of a vector, in the units in which it is kept

const signed char* table() {
  static const signed char* const bytes = embedded_table("english_vectors", table_size);
  return bytes;
}

std::size_t two_bytes(const signed char* at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(at[0])) |
         static_cast<std::size_t>(static_cast<unsigned char>(at[1])) << 8U;
}

// The row of a word, or `no_row`.
std::size_t row_of(const signed char* bytes, std::string_view word) {
  const std::uint32_t hash = hash_bytes(word);
  for (std::size_t slot = hash % slot_count;; slot = (slot + 1) % slot_count) {
    const signed char* const at = bytes + slot * slot_size;
    const std::size_t row = two_bytes(at + 2);
    if (row == no_row || two_bytes(at) == hash >> 16U) return row;
  }
}

}  // namespace

Meaning::Meaning(std::span<const Word> words) {
  const signed char* const bytes = table();
  if (bytes == nullptr) return;
  std::array<float, dimensions> sum{};
  const auto add = [&](std::string_view word) {
    const std::size_t row = row_of(bytes, word);
    if (row == no_row) return false;
    const auto scale = static_cast<float>(two_bytes(bytes + scales_at + row * scale_size));
    const signed char* const vector = bytes + rows_at + row * dimensions;
    for (std::size_t i = 0; i < dimensions; ++i) sum[i] += scale * static_cast<float>(vector[i]);
    return true;
  };
  for (const Word& word : words) {
    if (word.kind != WordKind::word || add(word.folded)) continue;
    // "re-install" and "customer's" by their parts, single letters left out.
    std::string_view rest = word.folded;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of("-'"), rest.size());
      if (end > 1 && end < word.folded.size()) add(rest.substr(0, end));
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
  }
  float square = 0;
  for (const float x : sum) square += x * x;
  if (square == 0) return;
  empty_ = false;
  const float factor = one / std::sqrt(square);
  for (std::size_t i = 0; i < dimensions; ++i)
    vector_[i] = static_cast<std::int16_t>(std::lround(sum[i] * factor));
}

float Meaning::similarity(const Meaning& other) const noexcept {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < dimensions; ++i)
    sum += std::int32_t{vector_[i]} * std::int32_t{other.vector_[i]};
  return static_cast<float>(sum) / (one * one);
}

}  // namespace replylint
