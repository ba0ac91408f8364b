#include "text/lost_lines.h"

#include <algorithm>
#include <array>

#include "text/abbreviations.h"
#include "text/feature_hash.h"
#include "text/utf8.h"

namespace replylint {

namespace {

constexpr std::size_t rows = std::size_t{1} << 13;

// What kind of word stands at a place; symbols are told apart by their character from `symbol` on.
enum Kind : std::uint8_t {
  date = 1,
  time,
  telephone,
  number,
  address,
  half_day,  // am, pm
  lower,
  caseless,
  beginning,  // capitalised, and a word that often begins sentences
  greeting,
  sign_off,
  calendar,  // a month or a day
  letter,
  capitals,
  capitalized,
  symbol = 32,
  outside_before = 160,
  outside_behind = 161,
};

// Before a name on a line of its own: "dear", "hi".
bool is_greeting_word(std::string_view word) noexcept {
  static constexpr auto words = std::to_array<std::string_view>(
      {"dear", "good", "greetings", "hello", "hey", "hi", "hiya", "howdy", "morning"});
  return std::binary_search(words.begin(), words.end(), word);
}

// Before the writer's own name: "regards", "thanks".
bool is_sign_off_word(std::string_view word) noexcept {
  static constexpr auto words =
      std::to_array<std::string_view>({"best", "cheers", "cordially", "regards", "respectfully",
                                       "sincerely", "thanks", "thx", "truly", "yours"});
  return std::binary_search(words.begin(), words.end(), word);
}

bool is_weekday(std::string_view word) noexcept {
  static constexpr auto words = std::to_array<std::string_view>(
      {"friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"});
  return std::binary_search(words.begin(), words.end(), word);
}

Kind kind_of(std::string_view body, const Word& word) noexcept {
  const std::string_view text = word.folded;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  switch (word.kind) {
    case WordKind::symbol: {
      std::size_t offset = 0;
      return static_cast<Kind>(symbol + (next_code_point(text, offset) & 127U));
    }
    case WordKind::number:
      if (text.find('/') != std::string_view::npos) return date;
      if (text.find(':') != std::string_view::npos) return time;
      return std::count_if(text.begin(), text.end(), is_digit) >= 7 ? telephone : number;
    case WordKind::address:
      return address;
    case WordKind::word:
      break;
  }
  if (text == "am" || text == "pm") return half_day;
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const char first = body[word.span.start];
  if (!is_upper(first)) return first >= 'a' && first <= 'z' ? lower : caseless;
  if (begins_sentences(text)) return beginning;
  if (is_greeting_word(text)) return greeting;
  if (is_sign_off_word(text)) return sign_off;
  if (is_month(text) || is_weekday(text)) return calendar;
  if (word.span.size() == 1) return letter;
  return is_upper(body[word.span.start + 1]) ? capitals : capitalized;
}

bool is_capital(std::uint32_t kind) noexcept {
  return kind >= beginning && kind <= capitalized;
}

}  // namespace

LostLines::LostLines(std::string_view body, std::span<const Word> words) {
  kinds_.reserve(words.size());
  hashes_.reserve(words.size());
  for (const Word& word : words) {
    kinds_.push_back(kind_of(body, word));
    hashes_.push_back(hash_bytes(word.folded));
  }
}

std::uint32_t LostLines::kind(std::size_t i, std::ptrdiff_t offset) const noexcept {
  const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + offset;
  if (at < 0) return outside_before;
  const auto index = static_cast<std::size_t>(at);
  if (index >= kinds_.size()) return outside_behind;
  return kinds_[index];
}

std::uint32_t LostLines::hash(std::size_t i, std::ptrdiff_t offset) const noexcept {
  const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + offset;
  const auto index = static_cast<std::size_t>(at);
  return at >= 0 && index < hashes_.size() ? hashes_[index] : 0;
}

bool LostLines::begins_at(std::size_t i, std::size_t start) noexcept {
  static const signed char* const weights = embedded_table("english_lost_lines", rows);
  if (weights == nullptr || i == 0) return false;
  if (start != start_ || lower_until_ < start) {
    start_ = lower_until_ = start;
    lower_seen_ = false;
  }
  for (; lower_until_ < i; ++lower_until_)
    lower_seen_ = lower_seen_ || kinds_[lower_until_] == lower;

  const auto k = [&](std::ptrdiff_t offset) { return kind(i, offset); };
  const auto h = [&](std::ptrdiff_t offset) { return hash(i, offset); };
  const std::uint32_t before = k(-1);
  const std::uint32_t here = k(0);
  const bool mark = before == symbol + '.' || before == symbol + '?' || before == symbol + '!';
  if (mark) return false;
  if (here == symbol + ',') return false;
  const bool ended = before == address || before == half_day || before == telephone ||
                     before == date || before == symbol + '-' || before == symbol + ',' ||
                     before == symbol + ':';
  if (here == lower && !ended) return false;

  const auto distance = static_cast<std::uint32_t>(std::min<std::size_t>(i - start, 6));
  const auto rest = static_cast<std::uint32_t>(std::min<std::size_t>(kinds_.size() - i, 4));
  const std::uint32_t low = lower_seen_ ? 1 : 0;
  std::uint32_t run = 0;  // capitalised words before
  while (run < 4 && i >= start + 1 + run && is_capital(k(-1 - static_cast<std::ptrdiff_t>(run))))
    ++run;
  std::uint32_t next = 0;  // and from here on
  while (next < 4 && i + next < kinds_.size() && is_capital(k(static_cast<std::ptrdiff_t>(next))))
    ++next;

  int score = 0;
  const auto add = [&](std::uint32_t value, std::uint32_t salt) {
    score += weights[mix(value, salt) & (rows - 1)];
  };
  add(0, 1);
  for (std::ptrdiff_t offset = -3; offset < 3; ++offset)
    add(k(offset), static_cast<std::uint32_t>(10 + offset));
  add(before << 8 | here, 20);
  add(k(-2) << 16 | before << 8 | here, 21);
  add(before << 16 | here << 8 | k(1), 22);
  add(here << 16 | k(1) << 8 | k(2), 23);
  add(k(-2) << 24 ^ before << 16 ^ here << 8 ^ k(1), 24);
  add(h(-1), 25);
  add(h(0), 26);
  add(h(1), 27);
  add(h(-1) ^ here, 28);
  add(h(0) ^ before, 29);
  add(distance << 4 | low << 3 | run, 30);
  add(distance << 12 | low << 11 | run << 8 | here, 31);
  add(run << 12 | next << 8 | before, 32);
  add(rest << 8 | here, 33);
  add(run << 11 | next << 8 | k(1), 34);
  add(mix(h(0), 35) ^ k(1), 35);
  add(mix(h(-1), 36) ^ h(0), 36);
  add(k(-3) << 24 ^ k(-2) << 16 ^ before << 8 ^ here, 37);
  add(distance << 9 | low << 8 | before, 38);
  add(h(-2), 39);
  return score > 0;
}

}  // namespace replylint
