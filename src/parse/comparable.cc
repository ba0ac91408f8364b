#include "parse/comparable.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "text/byte_set.h"
#include "text/feature_hash.h"
#include "text/lower_plain.h"
#include "text/utf8.h"

namespace replylint {
namespace {

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Zero-width characters, direction marks and the soft hyphen.
bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x61C || c == 0x1427;
}

char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;  // full-width forms of ASCII
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return U'\'';
  if (c == 0x2010 || c == 0x2011) return U'-';
  if (c == 0x130) return U'i';  // Turkish capital I with dot
  return c;
}

}  // namespace

namespace {

// What becomes of each byte of ASCII: ' ' for white space, 0 for what is left out; 0 for all
// others.
constexpr std::array<char, 256> ascii_forms = [] {
  std::array<char, 256> forms{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    const bool capital = c >= 'A' && c <= 'Z';
    forms[c] = static_cast<char>(space ? ' ' : capital ? c + ('a' - 'A') : c == '*' ? 0 : c);
  }
  return forms;
}();

}  // namespace

std::string comparable(std::string_view text) {
  std::string out(text.size(), '\0');
  bool space = false;
  std::size_t i = 0;
  // Most is ASCII alone, and becomes no longer.
  std::size_t size = 0;
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) {
    const char form = ascii_forms[static_cast<unsigned char>(text[i])];
    if (form == ' ' || form == 0) {
      space = space || form == ' ';
      ++i;
      continue;
    }
    if (space && size > 0) out[size++] = ' ';
    const std::size_t plain = lower_plain(text.substr(i), out.data() + size);
    i += plain;
    size += plain;
    space = plain > 0 && out[size - 1] == ' ';
    if (space) {
      --size;
      continue;
    }
    // The rest of the word.
    for (; i < text.size(); ++i) {
      const char next = ascii_forms[static_cast<unsigned char>(text[i])];
      if (next == ' ' || next == 0) break;
      out[size++] = next;
    }
  }
  out.resize(size);
  while (i < text.size()) {
    char32_t c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      ++i;
      const char form = ascii_forms[c];
      if (form == ' ') {
        space = true;
      } else if (form != 0) {
        if (space && !out.empty()) out += ' ';
        space = false;
        out += form;
      }
      continue;
    }
    c = next_code_point(text, i);
    if (is_invisible(c)) continue;
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
      space = true;
      continue;
    }
    c = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(plain(c)), U_FOLD_CASE_DEFAULT));
    const int digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) c = U'0' + static_cast<char32_t>(digit);
    if (space && !out.empty()) out += ' ';
    space = false;
    if (c == 0xDF) out += 's', c = U's';  // as full case folding has it
    append(out, c);
  }
  return out;
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
  std::size_t left = offset - 1;
  while (left > 0 && (static_cast<unsigned char>(text[left]) & 0xC0) == 0x80) --left;
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

std::uint32_t first_word_hash(std::string_view phrase) {
  const auto end = std::find_if_not(phrase.begin(), phrase.end(), is_word_byte);
  return hash_bytes(phrase.substr(0, static_cast<std::size_t>(end - phrase.begin())));
}

}  // namespace

PhraseTable::PhraseTable(std::initializer_list<std::span<const std::string_view>> tables) {
  const auto byte = [](std::string_view phrase) { return static_cast<unsigned char>(phrase[0]); };
  std::size_t count = 0;
  for (const auto& table : tables) {
    count += table.size();
    for (const std::string_view phrase : table) ++first_[byte(phrase) + 1U];
  }
  for (std::size_t i = 1; i < first_.size(); ++i)
    first_[i] = static_cast<std::uint16_t>(first_[i] + first_[i - 1]);
  phrases_.resize(count);
  auto next = first_;
  for (const auto& table : tables)
    for (const std::string_view phrase : table) phrases_[next[byte(phrase)]++] = phrase;
  for (const std::string_view phrase : phrases_) {
    const std::size_t hash = first_word_hash(phrase) % first_words_.size();
    first_words_.set(hash);
    if (std::all_of(phrase.begin(), phrase.end(), is_word_byte)) single_words_.set(hash);
    // may_start() lets all pass that is beyond ASCII.
    if (byte(phrase) >= 0x80) continue;
    if (phrase.size() > 1) {
      const auto second = static_cast<unsigned char>(phrase[1]);
      if (second < 0x80) pairs_.set(pair_of(byte(phrase), second));
      continue;
    }
    for (std::size_t any = 0; any < 0x80; ++any) pairs_.set(pair_of(byte(phrase), any));
  }
}

bool PhraseTable::may_start(std::string_view text, bool whole_words) const noexcept {
  if (text.size() < 2) return true;
  const auto first = static_cast<unsigned char>(text[0]);
  const auto second = static_cast<unsigned char>(text[1]);
  if (first >= 0x80 || second >= 0x80) return true;
  const char forms[] = {ascii_forms[first], ascii_forms[second]};
  // What is left out may stand in front of anything.
  if (forms[0] == 0 || forms[0] == ' ' || forms[1] == 0) return true;
  if (!pairs_[pair_of(static_cast<std::size_t>(forms[0]), static_cast<std::size_t>(forms[1]))])
    return false;
  std::uint32_t hash = empty_hash;
  for (const char c : text) {
    const unsigned char byte = word_bytes[static_cast<unsigned char>(c)];
    // What is no ASCII may become some, and what is left out may be anywhere.
    if (byte >= 0x80 || c == '*') return true;
    if (byte == 0) break;
    hash = hash_with(hash, static_cast<char>(byte));
    if (!whole_words && single_words_[hash % single_words_.size()]) return true;
  }
  return first_words_[hash % first_words_.size()];
}

std::size_t PhraseTable::longest_start(std::string_view text, bool whole_words) const {
  if (text.empty()) return 0;
  std::size_t longest = 0;
  const auto bucket = static_cast<unsigned char>(text[0]);
  for (std::size_t i = first_[bucket]; i < first_[bucket + 1U]; ++i) {
    const std::string_view phrase = phrases_[i];
    if (phrase.size() <= longest || phrase.size() > text.size() ||
        phrase.back() != text[phrase.size() - 1])
      continue;
    if (text.starts_with(phrase) && !(whole_words && joins(text, phrase.size())))
      longest = phrase.size();
  }
  return longest;
}

std::size_t match_phrase(std::string_view text, std::size_t offset, std::string_view phrase) {
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
  static constexpr ByteSet spaces(" \t\r\n");
  std::size_t words = 0;
  bool space = true;
  for (const char c : text) {
    const bool before = space;
    space = spaces.has(c);
    words += static_cast<std::size_t>(before && !space);
  }
  return words;
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
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
  return text.substr(0, bytes);
}

std::string_view trim(std::string_view text) noexcept {
  for (;;) {
    if (text.empty()) return text;
    if (text.front() == ' ' || text.front() == '\t' || text.front() == '\r')
      text.remove_prefix(1);
    else if (text.substr(0, 2) == "\xC2\xA0")
      text.remove_prefix(2);
    else
      break;
  }
  for (;;) {
    if (text.empty()) return text;
    if (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')
      text.remove_suffix(1);
    else if (text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0")
      text.remove_suffix(2);
    else
      return text;
  }
}

}  // namespace replylint
