// The literals of many patterns, found in one pass over a text.
#ifndef REPLYLINT_RULES_LITERAL_INDEX_H
#define REPLYLINT_RULES_LITERAL_INDEX_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rules/phrase_literals.h"
#include "text/ascii.h"
#include "text/prefetch.h"

namespace replylint {

// A literal of another group than the first.
struct FurtherLiteral {
  std::string_view text;
  std::uint8_t group = 0;
};

// Those of one pattern, group by group.
class FurtherLiterals {
 public:
  FurtherLiterals() = default;
  explicit FurtherLiterals(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] const void* place() const noexcept { return rest_.data(); }
  [[nodiscard]] bool empty() const noexcept { return rest_.empty(); }
  // False where there is no other.
  [[nodiscard]] bool next(FurtherLiteral& literal) {
    if (rest_.empty()) return false;
    const std::size_t size = static_cast<unsigned char>(rest_[1]);
    literal = {rest_.substr(2, size), static_cast<std::uint8_t>(rest_[0])};
    rest_.remove_prefix(2 + size);
    return true;
  }

 private:
  std::string_view rest_;  // of each its group, its size and its bytes
};

// A view of bytes without a pointer in them: those of the built-in styles are made when the library
// is built, and mapped. Patterns are known by their numbers, in the order in which they were given.
//
// Literals are found by eight bytes of each that the fewest others share, or by the rarest three of
// a shorter one. Only a longer one that is likely to stand there is compared as a whole.
class LiteralIndex {
 public:
  // Of what make() returned, aligned as a std::uint64_t is.
  explicit LiteralIndex(std::string_view bytes);

  [[nodiscard]] static std::string make(std::span<const std::string_view> patterns);

  [[nodiscard]] std::size_t patterns() const noexcept { return further_.size() - 1; }
  // The number of a pattern, of which it may be `likely`.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view pattern,
                                                  std::uint32_t likely) const;
  // Whether a literal is known of it.
  [[nodiscard]] bool has_literal(std::uint32_t pattern) const { return known_[pattern] != 0; }
  [[nodiscard]] FurtherLiterals further_of(std::uint32_t pattern) const {
    return FurtherLiterals(
        texts_.substr(further_[pattern], further_[pattern + 1] - further_[pattern]));
  }

  // Calls found(pattern, offset) for each literal in a text of ASCII lower case.
  template <typename Found>
  void scan(std::string_view text, const Found& found) const {
    struct Place {
      std::size_t at;
      std::span<const Slot> slots;
    };
    // Where literals may stand: their slots are asked for before the first is looked at.
    std::array<Place, 64> places;
    std::size_t count = 0;
    const auto look_at_places = [&] {
      for (const auto& [at, slots] : std::span(places).first(count)) {
        const std::uint64_t bytes = eight_bytes(text.substr(at));
        for (const Slot& slot : slots) {
          if (!slot.has(bytes) || slot.key > at) continue;
          const std::size_t start = at - slot.key;
          if (slot.opens != 0 && start > 0 && is_ascii_word(text[start - 1]) &&
              is_ascii_word(text[start]))
            continue;
          if (slot.size > slot.bytes_kept &&
              text.substr(start, slot.size) != texts_.substr(slot.literal, slot.size))
            continue;
          found(slot.pattern, start);
        }
      }
      count = 0;
    };
    const auto look_from = [&](std::size_t at, std::uint64_t bytes) {
      const auto look_in = [&](const auto& table) {
        if (!table.may_have(bytes)) return;
        if (count == places.size()) look_at_places();
        places[count] = {at, table.slots_of(bytes)};
        prefetch(places[count++].slots.data());
      };
      look_in(short_);
      look_in(long_);
    };
    std::size_t at = 0;
    for (; at + long_.width <= text.size(); ++at) look_from(at, eight_bytes(text.data() + at));
    for (; at + short_.width <= text.size(); ++at) look_from(at, eight_bytes(text.substr(at)));
    look_at_places();
  }

 private:
  struct Slot {
    std::uint64_t bytes = 0;    // of the literal from `key` on, as far as it goes
    std::uint32_t literal = 0;  // where it begins in `texts_`
    std::uint32_t pattern = 0;
    std::uint8_t size = 0;  // of the literal
    std::uint8_t key = 0;   // where in the literal the bytes stand
    std::uint8_t bytes_kept = 0;
    std::uint8_t opens = 0;  // 1: matches begin with it, and so not inside a word
    std::uint32_t unused = 0;

    [[nodiscard]] bool has(std::uint64_t others) const {
      return (bytes ^ others) << (64U - 8U * bytes_kept) == 0;
    }
  };

  // Literals of at least `bytes_hashed` bytes, found by so many of them.
  template <unsigned bytes_hashed>
  struct Table {
    static constexpr unsigned width = bytes_hashed;

    [[nodiscard]] static std::uint64_t hash(std::uint64_t bytes) {
      return (bytes << (64U - 8U * width)) * 0x9E3779B97F4A7C15U;
    }
    // False where no literal stands at these bytes.
    [[nodiscard]] bool may_have(std::uint64_t bytes) const {
      const std::uint64_t bit = hash(bytes) >> seen_shift;
      return (seen[bit / 64] >> (bit % 64) & 1U) != 0;
    }
    // Those that may stand there.
    [[nodiscard]] std::span<const Slot> slots_of(std::uint64_t bytes) const {
      const std::size_t bucket = hash(bytes) >> bucket_shift;
      return {slots.data() + first[bucket], slots.data() + first[bucket + 1]};
    }

    unsigned bucket_shift = 0;
    unsigned seen_shift = 0;
    // A bit for the bytes of each literal, so that most of a text is passed over at one glance.
    std::span<const std::uint64_t> seen;
    std::span<const Slot> slots;           // by bucket
    std::span<const std::uint32_t> first;  // into `slots`, by bucket
  };

  struct Header;
  class RunCounts;
  template <unsigned width>
  class TableMaker;

  static bool is_ascii_word(char c) { return is_ascii_lower(c) || is_ascii_digit(c) || c == '_'; }

  static std::uint64_t byte_at(const char* text, std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  }
  // The first of them in the lowest bits; compiled to one load.
  static std::uint64_t eight_bytes(const char* text) {
    const auto byte = [&](std::size_t i) { return byte_at(text, i); };
    return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
  }
  // The same with zero for what is not there.
  static std::uint64_t eight_bytes(std::string_view text) {
    if (text.size() >= 8) return eight_bytes(text.data());
    std::uint64_t result = 0;
    for (std::size_t i = 0; i < text.size(); ++i) result |= byte_at(text.data(), i);
    return result;
  }

  Table<shortest_literal> short_;
  Table<8> long_;
  std::span<const std::uint64_t> hashes_;  // of the patterns
  std::span<const std::uint32_t> by_hash_;
  std::span<const std::uint32_t> further_;  // into `texts_`, by pattern, and the end
  std::span<const std::uint8_t> known_;
  std::string_view texts_;
};

// The index of all patterns of the built-in styles.
[[nodiscard]] const LiteralIndex& builtin_literals();

}  // namespace replylint

#endif
