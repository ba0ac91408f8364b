#include "text/boundary_features.h"

#include <array>

#include "text/abbreviations.h"
#include "text/ascii.h"
#include "text/lexicon.h"
#include "text/tagger_features.h"
#include "text/utf8.h"

namespace replylint {

namespace {

// What kind of word stands at a place; single symbols are told apart by their character from
// `symbol` on.
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
  emphasis,  // in capitals, and usually not
  first_name,
  usually_lower,  // capitalised here
  unknown,        // capitalised, and not in the lexicon
  capitalized,
  ellipsis,
  face,
  ruler,
  marks,      // a run of "!" or "?"
  low_begin,  // in lower case, and a word that often begins sentences
  symbol = 32,
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

bool is_mark(std::uint8_t kind) noexcept {
  return kind == symbol + '.' || kind == symbol + '?' || kind == symbol + '!' || kind == ellipsis ||
         kind == marks;
}

Kind kind_of_symbol(std::string_view text) noexcept {
  std::size_t offset = 0;
  const char32_t first = next_code_point(text, offset);
  if (first == 0x2026) return ellipsis;
  if (first >= 0x2600) return face;
  if (first < 0x80 && text.size() > 1) {
    if (first == '.') return ellipsis;
    if (first == '!' || first == '?') return marks;
    if (text[1] != text[0]) return face;
    if (text.size() > 3) return ruler;
  }
  return static_cast<Kind>(symbol + (first & 127U));
}

Kind kind_of(std::string_view body, const Word& word, LexiconEntry entry) noexcept {
  const std::string_view text = word.folded;
  switch (word.kind) {
    case WordKind::symbol:
      return kind_of_symbol(text);
    case WordKind::number:
      if (text.find('/') != std::string_view::npos) return date;
      if (text.find(':') != std::string_view::npos) return time;
      return std::count_if(text.begin(), text.end(), is_ascii_digit) >= 7 ? telephone : number;
    case WordKind::address:
      return address;
    case WordKind::word:
      break;
  }
  if (text == "am" || text == "pm") return half_day;
  const char first = body[word.span.start];
  if (!is_ascii_upper(first)) {
    if (!is_ascii_lower(first)) return caseless;
    return begins_sentences(text) ? low_begin : lower;
  }
  if (begins_sentences(text)) return beginning;
  if (is_greeting_word(text)) return greeting;
  if (is_sign_off_word(text)) return sign_off;
  if (is_month(text) || is_weekday(text)) return calendar;
  if (word.span.size() == 1) return letter;
  if (is_ascii_upper(body[word.span.start + 1]))
    return entry.is_usually_lower() ? emphasis : capitals;
  if (entry.is_first_name()) return first_name;
  if (entry.is_usually_lower()) return usually_lower;
  return entry ? capitalized : unknown;
}

}  // namespace

BoundaryView::BoundaryView(std::string_view body, std::span<const Word> words,
                           std::span<const std::size_t> begins, const EnglishTables& tables) {
  seen_.resize(words.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    Seen& seen = seen_[i];
    seen.hash = hash_of(word);
    const LexiconEntry entry = look_up(tables.lexicon, seen.hash);
    seen.kind = kind_of(body, word, entry);
    seen.use = static_cast<std::uint8_t>(entry.use());
    seen.tag = static_cast<std::uint8_t>(word.tag);
    seen.finite = total_;
    if (word.tag == Tag::finite_verb || word.tag == Tag::imperative) ++total_;
    seen.space = i > 0 && words[i - 1].span.end < word.span.start;
    while (next < begins.size() && begins[next] < i) ++next;
    seen.rule = next < begins.size() && begins[next] == i;
  }
  auto end = static_cast<std::uint32_t>(words.size());
  for (std::size_t i = words.size(); i-- > 0;) {
    seen_[i].next = end;
    if (seen_[i].rule) end = static_cast<std::uint32_t>(i);
  }
}

void BoundaryView::restart(std::size_t start) noexcept {
  start_ = until_ = start;
  lower_ = false;
  open_ = quotes_ = 0;
}

bool BoundaryView::is_candidate(std::size_t i) noexcept {
  const Seen& seen = seen_[i];
  if (i == 0 || !seen.space || seen.kind == symbol + ',' || is_mark(seen.kind)) return false;
  const std::uint8_t before = seen_[i - 1].kind;
  if (is_mark(before)) {
    advance(i);
    if (quotes_ != 0 || open_ != 0) return false;
    if (i > 1 && before == symbol + '.' && seen_[i - 2].kind == before) return false;  // ". . ."
  }
  // What stands behind the marker of a list belongs to it: "a) the name", "1.) the name".
  if (i <= start_ + 3 && (before == symbol + '.' || before == symbol + ')')) {
    const std::uint8_t first = seen_[start_].kind;
    if (first == number || first == letter || first == lower || first == low_begin ||
        first > symbol)
      return false;
  }
  const bool plain = seen.kind == lower || seen.kind == low_begin;
  return !plain || !(before == lower || before == low_begin || before == number ||
                     (before >= beginning && before <= capitalized));
}

void BoundaryView::advance(std::size_t i) noexcept {
  for (; until_ < i; ++until_) {
    const std::uint8_t kind = seen_[until_].kind;
    lower_ = lower_ || kind == lower || kind == low_begin;
    if (kind == symbol + '(' || kind == symbol + '[') ++open_;
    if ((kind == symbol + ')' || kind == symbol + ']') && open_ > 0) --open_;
    if (kind == symbol + '"') quotes_ ^= 1U;
  }
}

bool BoundaryView::is_capital(std::size_t i) const noexcept {
  return seen_[i].kind >= beginning && seen_[i].kind <= capitalized;
}

}  // namespace replylint
