// Text made comparable: what phrase tables are matched against.
#ifndef REPLYLINT_PARSE_COMPARABLE_H
#define REPLYLINT_PARSE_COMPARABLE_H

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "text/byte_set.h"

namespace replylint {

// No line that a mail client writes (attribution, header field, signature phrase) is longer.
inline constexpr std::size_t max_phrase_line = 400;

// A text that was made comparable: a view of the bytes that it holds. One of the length of most
// lines takes no memory but its own.
class ComparableText : public std::string_view {
 public:
  explicit ComparableText(std::string_view text);
  ComparableText(const ComparableText&) = delete;
  ComparableText& operator=(const ComparableText&) = delete;
  ~ComparableText() = default;

 private:
  std::array<char, 512> short_;  // not set beyond the text
  std::unique_ptr<char[]> long_;
};

// `text` case folded, on one line: asterisks (bold markers), direction marks and zero-width
// characters left out; each run of white space, of any kind, as one space, none at the ends; any
// decimal digit as an ASCII one; full-width punctuation and curly apostrophes as the ASCII ones.
[[nodiscard]] inline ComparableText comparable(std::string_view text) {
  return ComparableText(text);
}

// Whether `text` begins, or ends, with `phrase`, and no word goes on at its edge.
[[nodiscard]] bool starts_with_phrase(std::string_view text, std::string_view phrase) noexcept;
[[nodiscard]] bool ends_with_phrase(std::string_view text, std::string_view phrase) noexcept;

// Where `phrase` stands in `text` as whole words, or npos.
[[nodiscard]] std::size_t find_phrase(std::string_view text, std::string_view phrase) noexcept;

// Letters and digits of ASCII, and every byte beyond ASCII.
[[nodiscard]] constexpr bool is_word_byte(char c) noexcept {
  return word_bytes[static_cast<unsigned char>(c)] != 0;
}

// Where the text that equals `phrase` (itself comparable) ends in `text` from `offset` on; npos if
// it does not stand there, or a word goes on behind it.
[[nodiscard]] std::size_t match_phrase(std::string_view text, std::size_t offset,
                                       std::string_view phrase);

// What becomes of each byte of ASCII: ' ' for white space, 0 for what is left out; 0 for all
// others.
inline constexpr std::array<char, 256> ascii_forms = [] {
  std::array<char, 256> forms{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    const bool capital = c >= 'A' && c <= 'Z';
    forms[c] = static_cast<char>(space ? ' ' : capital ? c + ('a' - 'A') : c == '*' ? 0 : c);
  }
  return forms;
}();
[[nodiscard]] constexpr char form_of_ascii(char c) noexcept {
  return ascii_forms[static_cast<unsigned char>(c)];
}

// Phrases to look for at the start of a text; built once for each table.
class PhraseTable {
 public:
  template <std::size_t n>
  explicit PhraseTable(const std::string_view (&phrases)[n]) : PhraseTable({std::span(phrases)}) {}
  PhraseTable(std::initializer_list<std::span<const std::string_view>> tables);

  // Whether `text`, which need not be comparable, may start with a phrase, by its first two words:
  // cheap, and false for most lines. `whole_words` as below.
  [[nodiscard]] bool may_start(std::string_view text, bool whole_words = true) const noexcept {
    if (text.size() < 2) return true;
    const char first = form_of_ascii(text[0]), second = form_of_ascii(text[1]);
    // What is left out may stand in front of anything, and what is no ASCII may become some.
    if (first == 0 || first == ' ' || second == 0) return true;
    const std::size_t list = list_of(first, second);
    return first_[list] != first_[list + 1] && words_may_start(text, whole_words);
  }

  // The length of the longest phrase with which `text` (comparable) starts; 0 if there is none.
  // Whole words only, or also the beginnings of words.
  [[nodiscard]] std::size_t longest_start(std::string_view text, bool whole_words = true) const {
    return find_start(text, whole_words).size;
  }
  // The same, and of which of the tables that this was built of it is; of the first that has it.
  struct Start {
    std::size_t size = 0, table = 0;
  };
  [[nodiscard]] Start find_start(std::string_view text, bool whole_words = true) const;

  [[nodiscard]] std::span<const std::string_view> phrases() const noexcept { return phrases_; }

 private:
  [[nodiscard]] bool words_may_start(std::string_view text, bool whole_words) const noexcept;

  // Words by their hashes.
  using Words = std::bitset<8192>;

  // The list of the phrases that begin with these two bytes, or with a word of one byte; lists are
  // shared.
  static constexpr std::size_t lists = 1024;
  [[nodiscard]] static constexpr std::size_t list_of(char first, char second) noexcept {
    if (!is_word_byte(second)) second = ' ';
    return (static_cast<unsigned char>(first) * 31U + static_cast<unsigned char>(second)) % lists;
  }

  std::vector<std::string_view> phrases_;         // by their lists, the longest first
  std::vector<std::uint8_t> tables_;              // of the phrases
  std::array<std::uint16_t, lists + 1> first_{};  // of each list
  Words first_words_;               // of phrases that end behind it, or go on with a mark
  Words second_words_;              // together with the first, of all others
  Words single_words_, two_words_;  // those that are a whole phrase
};

// As trimmed() does.
[[nodiscard]] std::string_view trim_blanks(std::string_view text) noexcept;

// How many words, divided by spaces, `text` has.
[[nodiscard]] std::size_t count_words(std::string_view text) noexcept;

// Nothing to see: white space, zero-width characters, direction marks.
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

// The first `bytes` of `text`, or one or two more so that no character is cut.
[[nodiscard]] std::string_view head(std::string_view text, std::size_t bytes) noexcept;

// `text` without spaces, tabs, carriage returns and no-break spaces at its ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) noexcept {
  // Most texts begin and end with a visible character of ASCII.
  const auto is_visible = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!text.empty() && is_visible(text.front()) && is_visible(text.back())) return text;
  return trim_blanks(text);
}

}  // namespace replylint

#endif
