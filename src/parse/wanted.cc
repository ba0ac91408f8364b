#include "parse/wanted.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "text/word_set.h"

namespace replylint {

namespace {

using std::string_view;

// Words past these decide nothing.
constexpr std::size_t longest = 64;

constexpr auto auxiliaries =
    word_set("am", "are", "aren't", "can", "can't", "could", "couldn't", "did", "didn't", "do",
             "does", "doesn't", "don't", "had", "has", "hasn't", "have", "haven't", "is", "isn't",
             "may", "might", "must", "shall", "should", "shouldn't", "was", "wasn't", "were",
             "weren't", "will", "won't", "would", "wouldn't");
// Behind these a question word opens what is asked: "tell me when", "any idea why".
constexpr auto asking_words =
    word_set("about", "advise", "ask", "asking", "check", "clarify", "clear", "clue", "confirm",
             "curious", "describe", "explain", "figure", "find", "idea", "ideas", "indicate",
             "know", "learn", "on", "out", "question", "questions", "recall", "remember", "say",
             "see", "show", "specify", "suggest", "suggestions", "sure", "tell", "thoughts",
             "unclear", "understand", "unsure", "wonder", "wondered", "wondering");
constexpr auto between_words = word_set("exactly", "for", "just", "me", "of", "please", "us");
constexpr auto subjects =
    word_set("a", "an", "he", "her", "his", "i", "it", "my", "our", "she", "that", "the", "their",
             "these", "they", "this", "those", "we", "you", "your");

constexpr auto times = word_set("date", "day", "days", "deadline", "eta", "hour", "hours", "month",
                                "time", "times", "timeframe", "timeline", "week", "year");
constexpr auto quantities =
    word_set("amount", "charge", "charges", "cost", "costs", "fee", "fees", "percentage", "price",
             "prices", "pricing", "rate", "rates", "size", "sum", "total");
constexpr auto places = word_set("address", "directory", "folder", "link", "location", "path",
                                 "place", "url", "website");
constexpr auto reasons = word_set("cause", "caused", "causes", "causing", "reason", "reasons");
constexpr auto methods = word_set("approach", "approaches", "instructions", "method", "methods",
                                  "procedure", "process", "steps", "way", "ways");

// The words of an item without its symbols.
class PlainWords {
 public:
  explicit PlainWords(std::span<const Word> words) {
    for (const Word& word : words) {
      if (word.kind == WordKind::symbol) continue;
      if (size_ == longest) break;
      words_[size_++] = word.folded;
    }
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] string_view at(std::size_t i) const { return i < size_ ? words_[i] : ""; }
  // The first of a set among words [first, end).
  template <typename Set>
  [[nodiscard]] bool has(const Set& set, std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < std::min(end, size_); ++i)
      if (set.has(words_[i])) return true;
    return false;
  }

 private:
  std::array<string_view, longest> words_;
  std::size_t size_ = 0;
};

// The noun that "what" or "which" asks for, or "is" the thing asked for: "what time", "what is the
// best way".
Wanted wanted_by_noun(const PlainWords& words, std::size_t what) {
  constexpr std::size_t near = 6;
  for (std::size_t i = what + 1; i < std::min(words.size(), what + near); ++i) {
    const string_view word = words.at(i);
    if (quantities.has(word)) return Wanted::quantity;
    if (methods.has(word)) return Wanted::manner;
    if (reasons.has(word)) return Wanted::reason;
    if (i > what + 1 && words.at(i - 1) == "of") continue;
    if (times.has(word)) return Wanted::time;
    if (places.has(word)) return Wanted::place;
  }
  // "What does a night in June cost?"
  if (words.at(what) == "what" && words.at(words.size() - 1) == "cost") return Wanted::quantity;
  // "What should I do?", "What do I need to do?"
  if (words.at(words.size() - 1) == "do" && words.at(what) == "what") return Wanted::manner;
  return Wanted::thing;
}

Wanted wanted_by_how(string_view next) {
  static constexpr auto durations =
      word_set("early", "frequently", "late", "long", "often", "old", "quickly", "soon");
  static constexpr auto measures =
      word_set("big", "deep", "expensive", "far", "fast", "few", "heavy", "high", "large", "little",
               "low", "many", "much", "small", "tall", "wide");
  if (durations.has(next)) return Wanted::time;
  if (measures.has(next)) return Wanted::quantity;
  if (next == "about") return Wanted::verdict;
  if (next == "come") return Wanted::reason;
  return Wanted::manner;
}

// "the left or the right one", not "or not", "or so".
bool has_alternatives(const PlainWords& words) {
  static constexpr auto no_alternatives = word_set("", "anything", "later", "less", "more", "no",
                                                   "not", "similar", "so", "something", "what");
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words.at(i) == "or" && !no_alternatives.has(words.at(i + 1))) return true;
  return false;
}

// "which one is better, the left or the right one"
bool asks_which_of(const PlainWords& words, std::size_t which) {
  static constexpr auto next = word_set("is", "of", "one", "would");
  return next.has(words.at(which + 1)) && has_alternatives(words);
}

// What the question word at `at` asks for; nothing where it opens a clause that asks nothing: "when
// I send a mail", "the page which you sent".
std::optional<Wanted> wanted_by_question_word(const PlainWords& words, std::size_t at,
                                              std::size_t first) {
  const string_view word = words.at(at);
  const string_view next = words.at(at + 1);
  std::size_t before = at;
  while (before > first && between_words.has(words.at(before - 1))) --before;
  const bool asked = before > first && asking_words.has(words.at(before - 1));
  // Opened by a verb, "Is it what you want?" asks for a verdict.
  const bool opened = at > first && auxiliaries.has(words.at(first));
  if (opened && !asked) return std::nullopt;
  if (word == "how") return wanted_by_how(next);
  if (word == "why") return Wanted::reason;
  if (word == "where") return Wanted::place;
  if (word == "what" || word == "what's" || word == "whats") return wanted_by_noun(words, at);
  if (word == "when") {
    if (!asked && subjects.has(next)) return std::nullopt;
    return Wanted::time;
  }
  const bool relative = at > first + 2 && !asked;
  if (relative) return std::nullopt;
  if (word == "who" || word == "who's" || word == "whom" || word == "whose") return Wanted::person;
  if (word == "which") return asks_which_of(words, at) ? Wanted::choice : wanted_by_noun(words, at);
  return std::nullopt;
}

Wanted wanted_by_question(const PlainWords& words) {
  static constexpr auto lead_ins =
      word_set("also", "and", "but", "hello", "hi", "or", "so", "then");
  static constexpr auto informing =
      word_set("advice", "clue", "comments", "feedback", "help", "hint", "hints", "idea", "ideas",
               "input", "insight", "news", "opinions", "pointers", "progress", "suggestion",
               "suggestions", "thoughts", "tips", "update", "updates");
  std::size_t first = 0;
  while (first + 1 < words.size() && lead_ins.has(words.at(first))) ++first;
  for (std::size_t i = first; i < words.size(); ++i)
    if (const auto wanted = wanted_by_question_word(words, i, first)) return *wanted;
  constexpr std::size_t opening = 6;
  static constexpr auto doubts = word_set("if", "possible", "whether");
  if (words.at(first) == "any" && words.has(informing, first, first + 4)) return Wanted::thing;
  const bool verdict = words.has(auxiliaries, first, first + opening) ||
                       words.has(doubts, first, words.size()) || words.at(first) == "any" ||
                       words.at(first) == "anyone";
  if (verdict) return has_alternatives(words) ? Wanted::choice : Wanted::verdict;
  // "Ten or two, which one is better?"
  for (std::size_t i = first; i < words.size(); ++i)
    if (words.at(i) == "which" && asks_which_of(words, i)) return Wanted::choice;
  // "and the price?"
  if (words.has(quantities, first, words.size())) return Wanted::quantity;
  return Wanted::thing;
}

}  // namespace

Wanted wanted_by(ItemKind kind, std::span<const Word> words) {
  switch (kind) {
    case ItemKind::question:
      return wanted_by_question(PlainWords(words));
    case ItemKind::praise:
      return Wanted::thing;
    case ItemKind::request:
    case ItemKind::problem:
    case ItemKind::complaint:
      break;
  }
  return Wanted::act;
}

}  // namespace replylint
