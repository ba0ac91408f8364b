// What is known of an English word by itself: how it is usually tagged and written.
#ifndef REPLYLINT_TEXT_LEXICON_H
#define REPLYLINT_TEXT_LEXICON_H

#include <array>
#include <cstddef>
#include <cstdint>

#include "text/english_tables.h"
#include "text/feature_hash.h"
#include "text/prefetch.h"

namespace replylint {

// An entry of the table, in 32 bits; 0 where nothing is known.
class LexiconEntry {
 public:
  struct Facts {
    std::uint32_t use = 0;  // words of like use have the same number, from 1 to 255; 0 for unknown
    std::uint32_t tag = 0;  // the most frequent
    bool one_tag = false;   // as good as always
    bool lower = false;     // inside a sentence nearly always in lower case
    bool upper = false;     // or nearly never
    bool first_name = false;
  };

  constexpr LexiconEntry() = default;
  constexpr explicit LexiconEntry(std::uint32_t bits) noexcept : bits_(bits) {}
  constexpr LexiconEntry(std::uint32_t hash, const Facts& facts) noexcept
      : bits_((hash & check_mask) | facts.use << 8 | facts.tag << 4 | (facts.one_tag ? 8U : 0U) |
              (facts.lower ? 4U : 0U) | (facts.upper ? 2U : 0U) | (facts.first_name ? 1U : 0U)) {}

  [[nodiscard]] constexpr std::uint32_t bits() const noexcept { return bits_; }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return bits_ != 0; }
  [[nodiscard]] constexpr bool is_of(std::uint32_t hash) const noexcept {
    return bits_ != 0 && (bits_ & check_mask) == (hash & check_mask);
  }
  [[nodiscard]] constexpr std::uint32_t use() const noexcept { return bits_ >> 8 & 255U; }
  [[nodiscard]] constexpr std::uint32_t tag() const noexcept { return bits_ >> 4 & 15U; }
  [[nodiscard]] constexpr bool has_one_tag() const noexcept { return (bits_ & 8U) != 0; }
  [[nodiscard]] constexpr bool is_usually_lower() const noexcept { return (bits_ & 4U) != 0; }
  [[nodiscard]] constexpr bool is_usually_upper() const noexcept { return (bits_ & 2U) != 0; }
  [[nodiscard]] constexpr bool is_first_name() const noexcept { return (bits_ & 1U) != 0; }

 private:
  static constexpr std::uint32_t check_mask = 0xFFFF0000U;
  std::uint32_t bits_ = 0;
};

// Each word has four slots, side by side.
[[nodiscard]] constexpr std::size_t lexicon_slot(std::uint32_t hash) noexcept {
  return mix(hash, 7) & (lexicon_slots - 1) & ~std::size_t{3};
}

// `table` holds lexicon_slots entries of four bytes, the lowest first; null for an empty lexicon.
[[nodiscard]] inline LexiconEntry look_up(const signed char* table, std::uint32_t hash) noexcept {
  if (table == nullptr) return {};
  const std::size_t slot = lexicon_slot(hash);
  for (std::size_t way = 0; way < 4; ++way)
    if (const LexiconEntry entry(number_at<std::uint32_t>(table, slot + way)); entry.is_of(hash))
      return entry;
  return {};
}
// Asks for the memory of an entry some time before it is looked up.
inline void ask_for_entry(const signed char* table, std::uint32_t hash) noexcept {
  if (table != nullptr) prefetch(table + lexicon_slot(hash) * sizeof(std::uint32_t));
}

}  // namespace replylint

#endif
