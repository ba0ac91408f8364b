// Sets of phrases that are looked up in the words of a sentence.
#ifndef REPLYLINT_TEXT_WORD_PHRASES_H
#define REPLYLINT_TEXT_WORD_PHRASES_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "text/words.h"

namespace replylint {

// Phrases as they are written: of a group that several tables share.
using Phrases = std::span<const std::string_view>;

// A phrase is written as its folded words with one space between them:
//
//     let us|me know          one of several words
//     could you please?       an optional word
//     i was|am * wondering    a "*" stands for up to three words, none of them a symbol
//
// Apostrophes are ' or missing: "can't" also finds "cant". Words are told apart by their hashes:
// two that share one are as good as never met. Thread-safe after construction; build one a table,
// as a function-local static.
class WordPhrases {
 public:
  WordPhrases(std::initializer_list<std::string_view> phrases)
      : WordPhrases(std::span(phrases.begin(), phrases.size())) {}
  explicit WordPhrases(std::span<const std::string_view> phrases);

  struct Match {
    std::size_t first = 0;  // words [first, end)
    std::size_t end = 0;
    std::size_t phrase = 0;  // index into the list
  };

  // The longest phrase that begins at words[first]; none at the end of the words or behind it.
  [[nodiscard]] std::optional<Match> match_at(Words words, std::size_t first) const {
    if (first >= words.size() || !may_open(words, first)) return std::nullopt;
    return longest_at(words, first);
  }
  // The first phrase that begins at or after words[from].
  [[nodiscard]] std::optional<Match> find(Words words, std::size_t from = 0) const;
  [[nodiscard]] bool in(Words words) const { return find(words).has_value(); }

 private:
  friend class WordPhraseGroups;

  struct Element {
    std::uint64_t bits = 0;  // one for each of the hashes of its alternatives
    // Those in places_, with linear probing; half of the places are empty.
    std::uint32_t first_place = 0;
    std::uint32_t place_mask = 0;
    bool optional = false;
    bool gap = false;
  };
  // A word with which a phrase begins.
  struct Opening {
    std::uint32_t phrase = 0;
    std::uint32_t next_element = 0;  // behind the first of the phrase that holds the word
    std::uint32_t end_element = 0;   // of the phrase
  };
  // Openings [first, end) begin with the word of this hash.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;  // 0 where the slot is empty
  };

  // Of 64 bits, the one of a word.
  [[nodiscard]] static constexpr unsigned bit_of(std::uint32_t hash) noexcept {
    return hash >> 26U;
  }

  struct Parts;

  // Of a word, or an empty one.
  [[nodiscard]] const Slot& slot_of(std::uint32_t hash) const noexcept {
    std::size_t at = hash & slot_mask_;
    while (slots_[at].end != 0 && slots_[at].hash != hash) at = (at + 1) & slot_mask_;
    return slots_[at];
  }
  // The words that may come next, as in Element; all where the phrase may end.
  [[nodiscard]] std::uint64_t followers_of(const Opening& opening) const;
  [[nodiscard]] static constexpr std::size_t row_of(std::uint32_t hash) noexcept {
    return hash >> 24U;
  }
  // Whether a word may come next by a row, which has half the bits.
  [[nodiscard]] static constexpr bool may_follow(std::uint32_t row, std::uint32_t hash) noexcept {
    return (row >> (bit_of(hash) % 32U) & 1U) != 0;
  }
  // Of 16 bits, the one of a word among those of its row.
  [[nodiscard]] static constexpr std::uint16_t mark_of(std::uint32_t hash) noexcept {
    return static_cast<std::uint16_t>(1U << (hash >> 20U & 15U));
  }
  // False for most words with which no phrase begins.
  [[nodiscard]] bool may_open(std::uint32_t hash) const noexcept {
    return (marks_[row_of(hash)] & mark_of(hash)) != 0;
  }
  // False where no phrase begins at words[first].
  [[nodiscard]] bool may_open(Words words, std::size_t first) const noexcept {
    const std::uint32_t row = rows_[row_of(words[first].hash)];
    const bool goes_on =
        first + 1 < words.size() ? may_follow(row, words[first + 1].hash) : row != 0;
    return goes_on && may_open(words[first].hash);
  }
  [[nodiscard]] std::optional<Match> longest_at(Words words, std::size_t first) const;
  // Calls found(phrase, end) for each phrase that stands at words[first, end) and for which
  // wanted(phrase) is true.
  template <typename Wanted, typename Found>
  void each_match_at(Words words, std::size_t first, const Wanted& wanted,
                     const Found& found) const;
  [[nodiscard]] bool has_word(const Element& element, const Word& word) const noexcept {
    return (element.bits >> bit_of(word.hash) & 1U) != 0 && has_alternative(element, word);
  }
  [[nodiscard]] bool has_alternative(const Element& element, const Word& word) const noexcept {
    const std::uint32_t* const places = places_.data() + element.first_place;
    std::uint32_t at = word.hash & element.place_mask;
    while (places[at] != 0 && places[at] != word.hash) at = (at + 1) & element.place_mask;
    return places[at] != 0;
  }
  [[nodiscard]] std::size_t end_of(Words words, std::size_t at, std::uint32_t element,
                                   std::uint32_t end) const;

  std::vector<std::uint32_t> places_;  // of hashes; 0: empty
  std::vector<Element> elements_;
  std::vector<Opening> openings_;  // by the hash of the word, then by phrase
  // The words that may come next: after each opening, and after all whose hashes share a row.
  std::vector<std::uint64_t> followers_;
  std::array<std::uint32_t, 256> rows_{};
  std::array<std::uint16_t, 256> marks_{};  // of the words with which phrases begin, by row
  std::vector<Slot> slots_;  // of the distinct hashes, with linear probing; half are empty
  std::size_t slot_mask_ = 0;
};

// Groups of phrases that are looked up together.
class WordPhraseGroups {
 public:
  // At most 32.
  WordPhraseGroups(std::initializer_list<std::span<const std::string_view>> groups);

  // A bit for each group of which a phrase stands in the words, the first group's the lowest; only
  // of those groups that are asked for.
  [[nodiscard]] std::uint32_t in(Words words, std::uint32_t asked = ~std::uint32_t{0}) const;
  // The first phrase of a group that begins at or after words[from]; Match::phrase counts from the
  // group's first.
  [[nodiscard]] std::optional<WordPhrases::Match> find(Words words, std::size_t group,
                                                       std::size_t from = 0) const;

 private:
  WordPhrases phrases_;
  std::vector<std::uint32_t> group_of_;  // each phrase, as a bit
  std::vector<std::uint32_t> firsts_;    // the first phrase of each group
  std::uint32_t all_ = 0;
};

// What of some groups stands in the words: of most, nothing, which one look tells of all.
class FoundPhrases {
 public:
  FoundPhrases(const WordPhraseGroups& groups, Words words)
      : groups_(groups), words_(words), found_(groups.in(words)) {}

  [[nodiscard]] bool has(std::size_t group) const { return (found_ >> group & 1U) != 0; }
  // As WordPhrases::find.
  [[nodiscard]] std::optional<WordPhrases::Match> find(std::size_t group,
                                                       std::size_t from = 0) const {
    return has(group) ? groups_.find(words_, group, from) : std::nullopt;
  }

 private:
  const WordPhraseGroups& groups_;
  Words words_;
  std::uint32_t found_;
};

}  // namespace replylint

#endif
