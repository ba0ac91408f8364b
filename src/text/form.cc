#include "text/form.h"

#include <algorithm>
#include <array>

namespace replylint {

namespace {

constexpr auto english_words =
    std::to_array<std::string_view>({"and", "are", "for", "have", "i", "is", "it", "of", "that",
                                     "the", "this", "to", "we", "with", "you", "your"});
// Small words of Western European languages that English has not.
constexpr auto foreign_words = std::to_array<std::string_view>(
    {"aber",  "alla", "att",  "auf", "avec", "che", "con",  "dans",  "das",  "dass", "de",   "del",
     "della", "dem",  "den",  "der", "det",  "die", "du",   "een",   "ein",  "eine", "el",   "en",
     "er",    "est",  "et",   "för", "für",  "gli", "het",  "ich",   "ihr",  "il",   "ist",  "je",
     "la",    "las",  "le",   "les", "los",  "med", "mit",  "nicht", "niet", "non",  "nous", "não",
     "och",   "oder", "para", "pas", "per",  "por", "pour", "que",   "se",   "sie",  "sono", "som",
     "sur",   "til",  "um",   "una", "und",  "une", "van",  "von",   "vous", "wir",  "zu"});

constexpr auto auxiliaries = std::to_array<std::string_view>(
    {"am",     "are",   "aren't",  "can",   "can't", "could", "couldn't", "did",       "didn't",
     "do",     "does",  "doesn't", "don't", "had",   "has",   "hasn't",   "have",      "haven't",
     "is",     "isn't", "may",     "might", "must",  "shall", "should",   "shouldn't", "was",
     "wasn't", "were",  "weren't", "will",  "won't", "would", "wouldn't"});
static_assert(std::is_sorted(auxiliaries.begin(), auxiliaries.end()));

constexpr auto question_words = std::to_array<std::string_view>(
    {"how", "what", "when", "where", "which", "who", "whom", "whose", "why"});

constexpr auto subjects = std::to_array<std::string_view>(
    {"anybody", "anyone", "anything", "everybody", "everyone", "he",   "i",     "it",
     "nobody",  "one",    "she",      "somebody",  "someone",  "that", "there", "these",
     "they",    "this",   "those",    "we",        "who",      "you"});
static_assert(std::is_sorted(subjects.begin(), subjects.end()));

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& list, std::string_view item) noexcept {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// "Is it up", "how do I log in": a subject behind an auxiliary.
bool has_inversion(std::span<const Word> words) noexcept {
  std::size_t first = 0;
  while (first < words.size() && words[first].kind != WordKind::word) ++first;
  const auto folded = [&](std::size_t i) {
    return i < words.size() ? words[i].folded : std::string_view{};
  };
  if (is_one_of(question_words, folded(first))) ++first;
  return std::binary_search(auxiliaries.begin(), auxiliaries.end(), folded(first)) &&
         std::binary_search(subjects.begin(), subjects.end(), folded(first + 1));
}

// "Don't delete it": the tagger holds "don't" for a finite verb. Not "Don't know", whose subject is
// left out.
bool is_prohibition(std::span<const Word> words) noexcept {
  constexpr auto states = std::to_array<std::string_view>(
      {"care", "have", "know", "like", "mind", "need", "see", "think", "want"});
  if (words.size() < 3 || (words[0].folded != "don't" && words[0].folded != "dont")) return false;
  return words[1].tag == Tag::base_verb && !is_one_of(states, words[1].folded);
}

}  // namespace

bool is_english(std::span<const Word> words, std::string_view language) noexcept {
  if (!language.empty()) return language == "en" || language.starts_with("en-");
  constexpr std::size_t enough = 500;  // words vote
  std::size_t english = 0;
  std::size_t foreign = 0;
  std::size_t beyond_ascii = 0;
  std::size_t count = 0;
  for (const Word& word : words.first(std::min(words.size(), enough))) {
    if (word.kind != WordKind::word) continue;
    ++count;
    if (is_one_of(english_words, word.folded))
      ++english;
    else if (word.folded.size() <= 5 && is_one_of(foreign_words, word.folded))
      ++foreign;
    else if (static_cast<unsigned char>(word.folded.front()) >= 0x80)
      ++beyond_ascii;
  }
  return foreign <= english && beyond_ascii * 2 <= count;
}

bool has_question_mark(std::span<const Word> words) noexcept {
  for (std::size_t i = words.size(); i-- > 0 && words[i].kind == WordKind::symbol;) {
    for (const std::string_view mark : {"?", "？", "؟", "፧"})
      if (words[i].folded.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

SentenceForm english_form(std::span<const Word> words, Tagger::FormScores scores) noexcept {
  if (scores.imperative > 0 || (is_prohibition(words) && !has_question_mark(words)))
    return SentenceForm::imperative;
  if (scores.fragment > 0) return SentenceForm::fragment;
  if (has_question_mark(words) || has_inversion(words)) return SentenceForm::interrogative;
  return SentenceForm::declarative;
}

}  // namespace replylint
