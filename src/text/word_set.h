// Sets of words that are known when the program is compiled.
#ifndef REPLYLINT_TEXT_WORD_SET_H
#define REPLYLINT_TEXT_WORD_SET_H

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "replylint/text.h"

#include "text/feature_hash.h"

namespace replylint {

// Unequal for most words that are unequal: the length, the first two bytes and the last one.
[[nodiscard]] constexpr std::uint32_t word_key(std::string_view word) noexcept {
  if (word.empty()) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(word[i]));
  };
  const std::uint32_t second = word.size() > 1 ? byte(1) : 0;
  return (static_cast<std::uint32_t>(word.size()) & 0xFFU) | byte(0) << 8U | second << 16U |
         byte(word.size() - 1) << 24U;
}

// The highest `bits` of a key's hash.
[[nodiscard]] constexpr std::uint32_t word_key_hash(std::uint32_t key, unsigned bits) noexcept {
  return (key * 2654435761U) >> (32U - bits);
}

template <std::size_t n>
class WordSet {
 public:
  consteval explicit WordSet(const std::array<std::string_view, n>& words) {
    for (const std::string_view word : words) {
      const std::uint32_t key = word_key(word);
      std::size_t at = word_key_hash(key, bits);
      while (keys_[at] != 0) at = (at + 1) % keys_.size();
      keys_[at] = key;
      words_[at] = word;
      const std::uint32_t hash = hash_bytes(word);
      std::size_t place = hash % places_.size();
      while (places_[place].word.data() != nullptr) place = (place + 1) % places_.size();
      places_[place] = {word, hash};
      bits_ |= std::uint64_t{1} << (hash >> 26U);
    }
  }

  [[nodiscard]] constexpr bool has(std::string_view word) const noexcept {
    const std::uint32_t key = word_key(word);
    for (std::size_t at = word_key_hash(key, bits); keys_[at] != 0; at = (at + 1) % keys_.size())
      if (keys_[at] == key && words_[at] == word) return true;
    return false;
  }

  // The same, by the hash that the word has already.
  [[nodiscard]] constexpr bool has(const Word& word) const noexcept {
    if ((bits_ >> (word.hash >> 26U) & 1U) == 0) return false;
    for (std::size_t at = word.hash % places_.size(); places_[at].word.data() != nullptr;
         at = (at + 1) % places_.size())
      if (places_[at].hash == word.hash && places_[at].word == word.folded) return true;
    return false;
  }

 private:
  struct Place {
    std::string_view word;
    std::uint32_t hash = 0;
  };

  static constexpr unsigned bits = std::bit_width(2 * n);
  std::array<std::uint32_t, std::size_t{1} << bits> keys_{};  // 0 where a slot is empty
  std::array<std::string_view, std::size_t{1} << bits> words_{};
  std::array<Place, std::size_t{1} << bits> places_{};  // by their hashes
  std::uint64_t bits_ = 0;                              // one for each of those
};

// word_set("no", "yes")
template <typename... Words>
consteval auto word_set(Words... words) {
  return WordSet<sizeof...(Words)>({std::string_view(words)...});
}

}  // namespace replylint

#endif
