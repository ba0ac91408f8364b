// Sets of words that are known when the program is compiled.
#ifndef REPLYLINT_TEXT_WORD_SET_H
#define REPLYLINT_TEXT_WORD_SET_H

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "replylint/text.h"

#include "text/feature_hash.h"

namespace replylint {

// Words are told apart by their hashes: two that share one are as good as never met.
template <std::size_t n>
class WordSet {
 public:
  consteval explicit WordSet(const std::array<std::string_view, n>& words) {
    for (const std::string_view word : words) {
      const std::uint32_t hash = hash_bytes(word);
      if (hash == 0) throw "a word without a hash";
      std::size_t at = hash % hashes_.size();
      while (hashes_[at] != 0) at = (at + 1) % hashes_.size();
      hashes_[at] = hash;
      bits_[place_of(hash)] |= bit_of(hash);
      longest_ = std::max(longest_, word.size());
    }
  }

  [[nodiscard]] constexpr bool has(std::string_view word) const noexcept {
    return word.size() <= longest_ && has_hash(hash_bytes(word));
  }
  [[nodiscard]] constexpr bool has(const Word& word) const noexcept { return has_hash(word.hash); }

 private:
  // So many for each word that few others share one: whether a word has a bit can be foreseen, as
  // most have none.
  static constexpr std::size_t bits_for_each = 16;
  static constexpr std::size_t places = std::bit_ceil((bits_for_each * n + 63) / 64);
  static constexpr std::size_t place_of(std::uint32_t hash) noexcept {
    return (hash >> 20U) % places;
  }
  static constexpr std::uint64_t bit_of(std::uint32_t hash) noexcept {
    return std::uint64_t{1} << (hash >> 26U);
  }
  [[nodiscard]] constexpr bool has_hash(std::uint32_t hash) const noexcept {
    if ((bits_[place_of(hash)] & bit_of(hash)) == 0) return false;
    for (std::size_t at = hash % hashes_.size(); hashes_[at] != 0; at = (at + 1) % hashes_.size())
      if (hashes_[at] == hash) return true;
    return false;
  }

  std::array<std::uint32_t, std::bit_ceil(2 * n + 1)> hashes_{};  // 0 where a slot is empty
  std::array<std::uint64_t, places> bits_{};                      // one for each
  std::size_t longest_ = 0;
};

// word_set("no", "yes")
template <typename... Words>
consteval auto word_set(Words... words) {
  return WordSet<sizeof...(Words)>({std::string_view(words)...});
}

// Whether a text is one of a few.
template <std::size_t n>
[[nodiscard]] constexpr bool is_one_of(const std::array<std::string_view, n>& list,
                                       std::string_view text) noexcept {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace replylint

#endif
