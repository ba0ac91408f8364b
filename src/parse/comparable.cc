#include "parse/comparable.h"

#include <algorithm>
#include <array>
#include <bit>

#include <unicode/uchar.h>

#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/feature_hash.h"
#include "text/invisible.h"
#include "text/lower_plain.h"
#include "text/utf8.h"

namespace replylint {
namespace {

// Writes a character behind `out`; returns how many bytes it took.
std::size_t write(char* out, char32_t c) {
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  const auto last_bits = [&](unsigned shift) {
    return static_cast<char>(0x80 | (c >> shift & 0x3F));
  };
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | c >> 6);
    out[1] = last_bits(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | c >> 12);
    out[1] = last_bits(6);
    out[2] = last_bits(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | c >> 18);
  out[1] = last_bits(12);
  out[2] = last_bits(6);
  out[3] = last_bits(0);
  return 4;
}

char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;  // full-width forms of ASCII
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return U'\'';
  if (c == 0x2010 || c == 0x2011) return U'-';
  if (c == 0x130) return U'i';  // Turkish capital I with dot
  return c;
}

// What becomes of a character: ' ' of white space, 0 of what is left out.
char32_t find_form(char32_t c) {
  if (is_invisible(c)) return 0;
  if (u_isUWhiteSpace(static_cast<UChar32>(c))) return U' ';
  c = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(plain(c)), U_FOLD_CASE_DEFAULT));
  const int digit = u_charDigitValue(static_cast<UChar32>(c));
  return digit >= 0 ? U'0' + static_cast<char32_t>(digit) : c;
}

// The same of a character beyond ASCII, without ICU for those of most languages.
char32_t form_of(char32_t c) {
  constexpr std::size_t two_bytes = 0x800;  // what needs more than two in UTF-8
  static const auto forms = [] {
    std::array<char32_t, two_bytes> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = find_form(static_cast<char32_t>(i));
    return table;
  }();
  if (c < two_bytes) return forms[c];
  // Kana, Han and Hangul are no spaces and have no case.
  const bool as_it_is =
      (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
  return as_it_is ? c : find_form(c);
}

}  // namespace

namespace {

// No character takes more than twice its bytes when it is case folded.
constexpr std::size_t most_growth = 2;

// Makes `text` comparable at `out`; returns its size.
std::size_t make_comparable(std::string_view text, char* out) {
  bool space = false;
  std::size_t i = 0;
  std::size_t size = 0;
  // Most is ASCII alone.
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) {
    const char form = form_of_ascii(text[i]);
    if (form == ' ' || form == 0) {
      space = space || form == ' ';
      ++i;
      continue;
    }
    if (space && size > 0) out[size++] = ' ';
    const std::size_t plain = lower_plain(text.substr(i), out + size);
    i += plain;
    size += plain;
    space = plain > 0 && out[size - 1] == ' ';
    if (space) {
      --size;
      continue;
    }
    // The rest of the word.
    for (; i < text.size(); ++i) {
      const char next = form_of_ascii(text[i]);
      if (next == ' ' || next == 0) break;
      out[size++] = next;
    }
  }
  while (i < text.size()) {
    char32_t c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      ++i;
      const char form = ascii_forms[c];
      if (form == ' ') {
        space = true;
      } else if (form != 0) {
        if (space && size > 0) out[size++] = ' ';
        space = false;
        out[size++] = form;
      }
      continue;
    }
    c = form_of(next_code_point(text, i));
    if (c == 0) continue;
    if (c == U' ') {
      space = true;
      continue;
    }
    if (space && size > 0) out[size++] = ' ';
    space = false;
    if (c == 0xDF) out[size++] = 's', c = U's';  // as full case folding has it
    size += write(out + size, c);
  }
  return size;
}

}  // namespace

// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): short_ is set as far as it is used
ComparableText::ComparableText(std::string_view text) {
  char* out = short_.data();
  if (most_growth * text.size() > short_.size()) {
    long_ = std::make_unique_for_overwrite<char[]>(most_growth * text.size());
    out = long_.get();
  }
  std::string_view::operator=({out, make_comparable(text, out)});
}

namespace {

// Chinese, Japanese and Thai are written without spaces, and Korean appends particles.
bool is_unspaced_script(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1100 && c < 0x1200) || c >= 0x3000;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_word_byte(static_cast<char>(c));
  return u_isalnum(static_cast<UChar32>(c)) != 0 && !is_unspaced_script(c);
}

// Whether a word goes on across `offset`.
bool joins(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return false;
  std::size_t left = code_point_start(text, offset - 1);
  std::size_t right = offset;
  return is_word_character(next_code_point(text, left)) &&
         is_word_character(next_code_point(text, right));
}

}  // namespace

bool starts_with_phrase(std::string_view text, std::string_view phrase) noexcept {
  return text.substr(0, phrase.size()) == phrase && !joins(text, phrase.size());
}

bool ends_with_phrase(std::string_view text, std::string_view phrase) noexcept {
  return text.size() >= phrase.size() && text.substr(text.size() - phrase.size()) == phrase &&
         !joins(text, text.size() - phrase.size());
}

std::size_t find_phrase(std::string_view text, std::string_view phrase) noexcept {
  for (std::size_t at = text.find(phrase); at != std::string_view::npos;
       at = text.find(phrase, at + 1))
    if (!joins(text, at) && !joins(text, at + phrase.size())) return at;
  return std::string_view::npos;
}

namespace {

// As word_bytes, but what is left out is as unsure as what is beyond ASCII.
constexpr auto opening_bytes = [] {
  auto bytes = word_bytes;
  bytes['*'] = 0x80;
  return bytes;
}();

// Where the word ends that begins at `start`.
std::size_t word_end(std::string_view phrase, std::size_t start) {
  while (start < phrase.size() && is_word_byte(phrase[start])) ++start;
  return start;
}

}  // namespace

PhraseTable::PhraseTable(std::initializer_list<std::span<const std::string_view>> tables) {
  const auto list = [](std::string_view phrase) {
    return list_of(phrase[0], phrase.size() > 1 ? phrase[1] : ' ');
  };
  std::size_t count = 0;
  for (const auto& table : tables) {
    count += table.size();
    for (const std::string_view phrase : table) ++first_[list(phrase) + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i)
    first_[i] = static_cast<std::uint16_t>(first_[i] + first_[i - 1]);
  phrases_.resize(count);
  tables_.resize(count);
  auto end_of_list = first_;  // as far as it is filled
  std::uint8_t number = 0;
  for (const auto& table : tables) {
    for (const std::string_view phrase : table) {
      std::size_t at = end_of_list[list(phrase)]++;
      for (; at > first_[list(phrase)] && phrases_[at - 1].size() < phrase.size(); --at) {
        phrases_[at] = phrases_[at - 1];
        tables_[at] = tables_[at - 1];
      }
      phrases_[at] = phrase;
      tables_[at] = number;
    }
    ++number;
  }
  for (const std::string_view phrase : phrases_) {
    const std::size_t end = word_end(phrase, 0);
    const std::uint32_t first = hash_bytes(phrase.substr(0, end));
    if (phrase.substr(end).starts_with(' ') && is_word_byte(phrase[end + 1])) {
      const std::size_t second_end = word_end(phrase, end + 1);
      const std::uint32_t both = hash_bytes(phrase.substr(end, second_end - end), first);
      second_words_.set(both % second_words_.size());
      if (second_end == phrase.size()) two_words_.set(both % two_words_.size());
    } else {
      first_words_.set(first % first_words_.size());
      if (end == phrase.size()) single_words_.set(first % single_words_.size());
    }
  }
}

bool PhraseTable::words_may_start(std::string_view text, bool whole_words) const noexcept {
  std::uint32_t hash = empty_hash;
  std::size_t i = 0;
  // Adds the word at `i` to the hash; false if a phrase may begin with it for all that is known.
  const auto add_word = [&](const Words& phrases) {
    for (; i < text.size(); ++i) {
      const unsigned char byte = opening_bytes[static_cast<unsigned char>(text[i])];
      if (byte >= 0x80) return false;
      if (byte == 0) break;
      hash = hash_with(hash, static_cast<char>(byte));
      if (!whole_words && phrases[hash % phrases.size()]) return false;
    }
    return true;
  };
  if (!add_word(single_words_) || first_words_[hash % first_words_.size()]) return true;
  if (i == text.size() || form_of_ascii(text[i]) != ' ') return false;
  while (i < text.size() && form_of_ascii(text[i]) == ' ') ++i;
  if (i == text.size()) return false;
  if (form_of_ascii(text[i]) == 0) return true;
  hash = hash_with(hash, ' ');
  return !add_word(two_words_) || second_words_[hash % second_words_.size()];
}

PhraseTable::Start PhraseTable::find_start(std::string_view text, bool whole_words) const {
  if (text.empty()) return {};
  const std::size_t list = list_of(text[0], text.size() > 1 ? text[1] : ' ');
  for (std::size_t i = first_[list]; i < first_[list + 1]; ++i) {
    const std::string_view phrase = phrases_[i];
    if (phrase.size() <= text.size() && phrase.back() == text[phrase.size() - 1] &&
        text.starts_with(phrase) && !(whole_words && joins(text, phrase.size())))
      return {phrase.size(), tables_[i]};
  }
  return {};
}

std::size_t match_phrase(std::string_view text, std::size_t offset, std::string_view phrase) {
  // Mostly it is written so, but for capitals.
  const auto equals = [](char expected, char c) {
    return expected == ' ' ? c == ' ' : form_of_ascii(c) == expected;
  };
  const std::string_view rest = text.substr(offset);
  if (rest.size() >= phrase.size() &&
      std::equal(phrase.begin(), phrase.end(), rest.begin(), equals)) {
    const std::size_t end = offset + phrase.size();
    return joins(text, end) ? std::string_view::npos : end;
  }
  std::size_t i = offset;
  for (std::size_t p = 0; p < phrase.size();) {
    if (i >= text.size()) return std::string_view::npos;
    if (phrase[p] == ' ') {
      const std::size_t from = i;
      while (i < text.size()) {
        std::size_t next = i;
        const char32_t c = next_code_point(text, next);
        if (!(c < 0x80 ? c == ' ' || c == '\t' : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0))
          break;
        i = next;
      }
      if (i == from) return std::string_view::npos;
      ++p;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      ++i;
      if (byte == '*') continue;
      if (ascii_forms[byte] != phrase[p]) return std::string_view::npos;
      ++p;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    if (is_invisible(c)) continue;
    const char32_t folded =
        static_cast<char32_t>(u_foldCase(static_cast<UChar32>(plain(c)), U_FOLD_CASE_DEFAULT));
    if (folded == 0xDF) {
      if (phrase.substr(p, 2) != "ss") return std::string_view::npos;
      p += 2;
      continue;
    }
    if (folded != next_code_point(phrase, p)) return std::string_view::npos;
  }
  return joins(text, i) ? std::string_view::npos : i;
}

std::size_t count_words(std::string_view text) noexcept {
  const auto are_spaces = [](Bytes bytes) {
    return equal_to(bytes, ' ') | between(bytes, '\t', '\n') | equal_to(bytes, '\r');
  };
  if (text.size() <= sizeof(Bytes)) {
    const Bytes bytes = text.size() == sizeof(Bytes) ? bytes_at(text.data())
                                                     : bytes_at(padded_with_spaces(text).data());
    const unsigned words = ~highest_bits(are_spaces(bytes));
    const unsigned first = words & ~(words << 1U) & 0xFFFFU;  // of their bytes
    return static_cast<std::size_t>(std::popcount(first));
  }
  const std::size_t words = (highest_bits(are_spaces(bytes_at(text.data()))) & 1U) != 0 ? 0 : 1;
  return words + count_places(text.substr(1), [&](const char* place) {
           return are_spaces(bytes_at(place - 1)) & ~are_spaces(bytes_at(place));
         });
}

bool is_blank(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    if (c < 0x80 || !(is_invisible(c) || u_isUWhiteSpace(static_cast<UChar32>(c)))) return false;
  }
  return true;
}

std::string_view head(std::string_view text, std::size_t bytes) noexcept {
  return text.substr(0, next_code_point_start(text, bytes));
}

std::string_view trim_blanks(std::string_view text) noexcept {
  const auto is_space_within_line = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  const auto is_no_break_space = [&](std::size_t i) {
    return text[i] == '\xC2' && text[i + 1] == '\xA0';
  };
  while (!text.empty()) {
    if (is_space_within_line(text.front()))
      text.remove_prefix(1);
    else if (text.size() >= 2 && is_no_break_space(0))
      text.remove_prefix(2);
    else
      break;
  }
  while (!text.empty()) {
    if (is_space_within_line(text.back()))
      text.remove_suffix(1);
    else if (text.size() >= 2 && is_no_break_space(text.size() - 2))
      text.remove_suffix(2);
    else
      break;
  }
  return text;
}

}  // namespace replylint
