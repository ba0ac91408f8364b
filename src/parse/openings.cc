#include "parse/openings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstring>
#include <vector>

#include "parse/attribution.h"
#include "parse/closing.h"
#include "parse/comparable.h"
#include "parse/header_block.h"
#include "parse/salutation.h"
#include "parse/signature.h"
#include "text/byte_set.h"
#include "text/bytes.h"

namespace replylint {
namespace {

// The lower case of letters and digits, which words consist of; 0 for what ends a word; below it
// what is left out of a comparable text, or may become any ASCII.
constexpr std::array<signed char, 256> letters = [] {
  std::array<signed char, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = c >= 0x80 || c == '*' ? std::int8_t{-1} : static_cast<std::int8_t>(word_bytes[c]);
  return table;
}();

// Reads the first words of a line, behind which so many bytes can be read.
class WordReader {
 public:
  explicit WordReader(std::string_view line, std::size_t behind = 0)
      : line_(line), readable_(line.size() + behind) {
    while (at_ < line_.size() && (letter() == 0 || line_[at_] == '*')) ++at_;
    unsure_ = ends();
  }

  // The word that begins here, behind others of this hash: the hash of all. Words are told apart by
  // their first letters, so that a long one begins like a phrase of one word. Without a loop, whose
  // end would be different for each word.
  std::uint32_t read_word(std::uint32_t hash = 0) noexcept {
    const char* const rest = line_.data() + at_;
    const Bytes bytes = at_ + sizeof(Bytes) <= readable_
                            ? bytes_at(rest)
                            : bytes_at(padded_with_spaces({rest, line_.size() - at_}).data());
    const Bytes lower = bytes | ('a' - 'A');  // digits as they are
    const Bytes others = ~(between(lower, 'a', 'z') | between(bytes, '0', '9'));
    const std::size_t size =
        std::min(any(others) ? first_of(others) : sizeof(Bytes), line_.size() - at_);
    const Bytes word = first_bytes(lower, size);
    std::uint64_t first_letters = 0;
    static_assert(sizeof(first_letters) == most_letters);
    std::memcpy(&first_letters, &word, sizeof(first_letters));
    at_ += size;
    if (size == sizeof(Bytes))
      while (!ends() && letter() > 0) ++at_;
    unsure_ = unsure_ || (!ends() && letter() < 0);
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    return static_cast<std::uint32_t>((first_letters + hash) * odd >> 32U);
  }
  // Whether nothing but spaces divides the next word from the last; moves there.
  bool skip_spaces() noexcept {
    const std::size_t from = at_;
    while (!ends() && form_of_ascii(line_[at_]) == ' ') ++at_;
    if (ends()) return false;
    unsure_ = unsure_ || letter() < 0;
    return at_ > from && letter() != 0;
  }
  [[nodiscard]] bool ends() const noexcept { return at_ == line_.size(); }
  // What was read may become other words in a comparable text, or there was none.
  [[nodiscard]] bool unsure() const noexcept { return unsure_; }

  static constexpr std::size_t most_letters = 8;

 private:
  [[nodiscard]] signed char letter() const noexcept {
    return letters[static_cast<unsigned char>(line_[at_])];
  }

  std::string_view line_;
  std::size_t readable_;
  std::size_t at_ = 0;
  bool unsure_;
};

// The tables by the first words of their phrases.
class OpeningWords {
 public:
  OpeningWords() {
    std::size_t phrases = 0;
    for (const Source& source : sources) phrases += source.table().phrases().size();
    entries_.resize(std::bit_ceil(2 * phrases + 1));  // some are left empty
    for (const Source& source : sources)
      for (const std::string_view phrase : source.table().phrases()) add(source, phrase);
  }

  [[nodiscard]] Openings of(std::string_view line, std::size_t behind) const noexcept {
    WordReader reader(line, behind);
    const std::uint32_t first = reader.read_word();
    if (reader.unsure()) return Openings();
    const Entry entry = find(first);
    int found = always_ | entry.at_once;
    if (entry.with_second != 0) {
      if (reader.skip_spaces())
        found |= entry.with_second & find(reader.read_word(first)).at_once;
      else if (reader.ends())
        found |= entry.with_second;  // the second word may stand in the next line
      if (reader.unsure()) return Openings();
    }
    return Openings(static_cast<std::uint16_t>(found));
  }

 private:
  struct Source {
    Opening opening;
    const PhraseTable& (*table)();
    bool whole_words;  // or a phrase may also end within a word
  };
  static constexpr Source sources[] = {
      {Opening::closing, closing_openings, true},
      {Opening::field_name, field_name_openings, true},
      {Opening::separator, separator_openings, true},
      {Opening::reply_marker, reply_marker_openings, true},
      {Opening::quoting, quoting_openings, true},
      {Opening::mobile_signature, mobile_signature_openings, true},
      {Opening::footer, footer_openings, true},
      {Opening::notice, notice_openings, false},
      {Opening::program_note, program_note_openings, false},
      {Opening::greeting, greeting_openings, true},
  };

  // One word or two, and what a line may be that begins with them.
  struct Entry {
    std::uint32_t hash = 0;         // 0: none
    std::uint16_t at_once = 0;      // whatever stands behind
    std::uint16_t with_second = 0;  // with the word that stands behind
  };

  void add(const Source& source, std::string_view phrase) {
    const auto bit = static_cast<std::uint16_t>(source.opening);
    WordReader reader(phrase);
    const std::uint32_t first = reader.read_word();
    // Of a short word, a longer one has other first letters.
    if (!source.whole_words && reader.ends() && phrase.size() < reader.most_letters) always_ |= bit;
    if (reader.unsure()) return;  // of the line as well
    bool has_second = reader.skip_spaces();
    const std::uint32_t both = has_second ? reader.read_word(first) : 0;
    if (reader.unsure() || (!source.whole_words && reader.ends())) has_second = false;
    (has_second ? entry_of(first).with_second : entry_of(first).at_once) |= bit;
    if (has_second) entry_of(both).at_once |= bit;
  }
  [[nodiscard]] Entry find(std::uint32_t hash) const noexcept {
    return present_[hash % present_.size()] ? entries_[place_of(hash)] : Entry{};
  }
  // Where the entry is, or its empty place.
  [[nodiscard]] std::size_t place_of(std::uint32_t hash) const noexcept {
    std::size_t at = hash & (entries_.size() - 1);
    while (entries_[at].hash != hash && entries_[at].hash != 0)
      at = (at + 1) & (entries_.size() - 1);
    return at;
  }
  Entry& entry_of(std::uint32_t hash) {
    Entry& entry = entries_[place_of(hash)];
    entry.hash = hash;
    present_.set(hash % present_.size());
    return entry;
  }

  std::uint16_t always_ = 0;
  std::vector<Entry> entries_;
  std::bitset<16384> present_;  // most words are not
};

}  // namespace

Openings read_openings(std::string_view body, Span line) {
  static const auto* words = new OpeningWords;
  return words->of(slice(body, line), body.size() - line.end);
}

}  // namespace replylint
