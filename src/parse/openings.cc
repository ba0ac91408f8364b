#include "parse/openings.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parse/attribution.h"
#include "parse/closing.h"
#include "parse/comparable.h"
#include "parse/header_block.h"
#include "parse/signature.h"
#include "text/byte_set.h"
#include "text/feature_hash.h"

namespace replylint {
namespace {

// The lower case of letters and digits, which words consist of; 0 for what ends a word; below it what
// is left out of a comparable text, or may become any ASCII.
constexpr std::array<signed char, 256> letters = [] {
  std::array<signed char, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = c >= 0x80 || c == '*' ? std::int8_t{-1} : static_cast<std::int8_t>(word_bytes[c]);
  return table;
}();

// What is known of the first words of a line.
struct FirstWords {
  std::uint32_t first = 0, both = 0;  // hashes; of the first letters of each word
  bool has_second = false;            // divided from the first by nothing but spaces
  bool ends = false;                  // nothing stands behind the first
  bool unsure = false;                // they may become other words in a comparable text
};

// Words are told apart by no more letters, so that a longer one begins like a phrase of one word.
constexpr std::size_t most_letters = 8;

FirstWords read_first_words(std::string_view line) noexcept {
  FirstWords words;
  std::size_t i = 0;
  const auto letter = [&] { return letters[static_cast<unsigned char>(line[i])]; };
  const auto read_word = [&](std::uint32_t hash) {
    for (const std::size_t end = std::min(i + most_letters, line.size()); i < end; ++i) {
      if (letter() <= 0) break;
      hash = hash_with(hash, letter());
    }
    while (i < line.size() && letter() > 0) ++i;
    words.unsure = i < line.size() && letter() < 0;
    return hash;
  };
  while (i < line.size() && (letter() == 0 || line[i] == '*')) ++i;
  const std::size_t start = i;
  words.first = read_word(empty_hash);
  if (i == start) words.unsure = true;
  if (words.unsure) return words;
  const std::size_t end = i;
  while (i < line.size() && form_of_ascii(line[i]) == ' ') ++i;
  words.ends = i == line.size();
  if (words.ends) return words;
  words.unsure = letter() < 0;
  words.has_second = i > end && letter() > 0;
  if (words.has_second) words.both = read_word(hash_with(words.first, ' '));
  return words;
}

// The tables by the first words of their phrases.
class OpeningWords {
 public:
  OpeningWords() {
    add(Opening::closing, closing_openings());
    add(Opening::field_name, field_name_openings());
    add(Opening::separator, separator_openings());
    add(Opening::reply_marker, reply_marker_openings());
    add(Opening::quoting, quoting_openings());
    add(Opening::mobile_signature, mobile_signature_openings());
    add(Opening::footer, footer_openings());
    add(Opening::notice, notice_openings(), false);
    add(Opening::program_note, program_note_openings(), false);
  }

  [[nodiscard]] Openings of(std::string_view line) const noexcept {
    const FirstWords words = read_first_words(line);
    if (words.unsure) return Openings();
    const Tables first = first_[words.first % first_.size()];
    const int found = always_ | first.at_once;
    std::uint16_t second = 0;
    if (words.has_second) second = second_[words.both % second_.size()];
    if (words.ends) second = Openings::all;  // it may stand in the next line
    return Openings(static_cast<std::uint16_t>(found | (first.with_second & second)));
  }

 private:
  struct Tables {
    std::uint16_t at_once = 0;      // by the first word alone
    std::uint16_t with_second = 0;  // together with the second
  };

  // `whole_words`: unless a phrase may also end within a word.
  void add(Opening opening, const PhraseTable& table, bool whole_words = true) {
    const auto bit = static_cast<std::uint16_t>(opening);
    for (const std::string_view phrase : table.phrases()) {
      const FirstWords words = read_first_words(phrase);
      if (words.unsure) continue;  // of the line as well
      Tables& first = first_[words.first % first_.size()];
      const bool short_word = words.ends && phrase.size() < most_letters;
      if (!whole_words && short_word) always_ |= bit;
      if (!words.has_second || !whole_words) {
        first.at_once |= bit;
      } else {
        first.with_second |= bit;
        second_[words.both % second_.size()] |= bit;
      }
    }
  }

  std::uint16_t always_ = 0;
  std::array<Tables, 4096> first_{};
  std::array<std::uint16_t, 8192> second_{};
};

}  // namespace

Openings read_openings(std::string_view line) noexcept {
  static const auto* words = new OpeningWords;
  return words->of(line);
}

}  // namespace replylint
