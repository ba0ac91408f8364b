// What words mean, as points of a space in which related words lie close together.
#ifndef REPLYLINT_MATCH_WORD_VECTORS_H
#define REPLYLINT_MATCH_WORD_VECTORS_H

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "replylint/text.h"

namespace replylint {

// What words mean together, while it is added up.
class MeaningSum {
 public:
  static constexpr std::size_t dimensions = 128;

  // English words; numbers and addresses mean nothing here.
  void add(std::span<const Word> words);
  void add(const MeaningSum& other) noexcept;
  // Asks for the memory in which words are looked up, some time before they are.
  static void ask_for(std::span<const Word> words) noexcept;

 private:
  friend class Meaning;
  bool add_known(std::uint32_t hash) noexcept;  // the hash of a word

  std::array<float, dimensions> sum_{};
};

// The meaning of some words together: the sum of their vectors, of length one, or all zero where
// none of them is known.
class Meaning {
 public:
  Meaning() = default;
  explicit Meaning(const MeaningSum& sum) noexcept;
  explicit Meaning(std::span<const Word> words);
  explicit Meaning(const Word& word);

  // None of the words is known.
  [[nodiscard]] bool empty() const noexcept { return empty_; }

  // Where the meanings of its answers lie, if this is the meaning of what is asked: "How much?"
  // lies near "price", its answers near "euros". Learned.
  [[nodiscard]] Meaning of_answers() const noexcept;

  // The numbers of the vector, in units of 1 / one.
  static constexpr int one = 4096;
  [[nodiscard]] std::span<const std::int16_t> vector() const noexcept { return vector_; }

  // The cosine: 1 the same meaning, 0 nothing in common.
  [[nodiscard]] float similarity(const Meaning& other) const noexcept;

  // The same of four at once with each of `right`, which takes less time than one by one; as
  // products of the vectors, which `cosine_of` makes cosines.
  static constexpr std::size_t at_once = 4;
  using Products = std::array<std::int32_t, at_once>;
  static void multiply(const std::array<const Meaning*, at_once>& left,
                       std::span<const Meaning> right, std::span<Products> products) noexcept;
  static constexpr float cosine_of(std::int32_t product) noexcept {
    return static_cast<float>(product) / static_cast<float>(one * one);
  }

 private:
  // Small whole numbers, so that many are multiplied at once.
  std::array<std::int16_t, MeaningSum::dimensions> vector_{};
  bool empty_ = true;
};

// What single words mean, found out when it is first asked for. Not to be shared between threads.
class WordMeanings {
 public:
  // The result lasts until the next is asked for.
  [[nodiscard]] const Meaning& of(const Word& word);

 private:
  static constexpr std::uint32_t unused = static_cast<std::uint32_t>(-1);

  struct Slot {
    std::uint32_t hash = 0;  // of the word
    std::uint32_t number = unused;
  };
  [[nodiscard]] Slot& slot_of(std::uint32_t hash) noexcept {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number != unused && slots_[at].hash != hash)
      at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  static constexpr std::size_t at_first = 512;
  std::vector<Slot> slots_ = std::vector<Slot>(at_first);  // with linear probing; half are empty
  std::vector<Meaning> meanings_;
};

// What each of the first sentences of a text means, found out when it is first asked for. Not to be
// shared between threads.
class SentenceMeanings {
 public:
  explicit SentenceMeanings(const Text& text)
      : text_(text), kept_(std::min(text.sentences.size(), most_kept)) {}

  // The result lasts until the next is asked for.
  [[nodiscard]] const MeaningSum& of(std::size_t sentence) const;

 private:
  static constexpr std::size_t most_kept = 400;

  const Text& text_;
  mutable std::vector<std::optional<MeaningSum>> kept_;
  mutable MeaningSum last_;  // of one behind them
};

}  // namespace replylint

#endif
