#include "text/form.h"

#include <algorithm>
#include <array>

namespace replylint {

namespace {

// Finite in any place, whatever stands around them.
constexpr auto finite_verbs = std::to_array<std::string_view>(
    {"ain't",    "am",      "are",      "aren't",  "can",       "can't",   "cannot",  "could",
     "couldn't", "did",     "didn't",   "do",      "does",      "doesn't", "don't",   "had",
     "hadn't",   "has",     "hasn't",   "have",    "haven't",   "he'd",    "he'll",   "he's",
     "here's",   "i'd",     "i'll",     "i'm",     "i've",      "is",      "isn't",   "it'd",
     "it'll",    "it's",    "may",      "might",   "must",      "mustn't", "needn't", "shall",
     "she'd",    "she'll",  "she's",    "should",  "shouldn't", "that'll", "that's",  "there's",
     "they'd",   "they'll", "they're",  "they've", "was",       "wasn't",  "we'd",    "we'll",
     "we're",    "we've",   "were",     "weren't", "what's",    "where's", "who's",   "will",
     "won't",    "would",   "wouldn't", "you'd",   "you'll",    "you're",  "you've"});
static_assert(std::is_sorted(finite_verbs.begin(), finite_verbs.end()));

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

// Verbs with which mail tells people what to do.
constexpr auto imperative_verbs = std::to_array<std::string_view>(
    {"add",      "advise",   "allow",    "ask",     "attach",  "be",     "bear",   "bring",
     "call",     "change",   "check",    "choose",  "click",   "close",  "come",   "compare",
     "confirm",  "connect",  "consider", "contact", "copy",    "create", "delete", "don't",
     "do",       "download", "drop",     "edit",    "email",   "enable", "enjoy",  "ensure",
     "enter",    "expect",   "explain",  "feel",    "fill",    "find",   "follow", "forget",
     "forward",  "get",      "give",     "go",      "have",    "help",   "hold",   "imagine",
     "include",  "install",  "join",     "keep",    "leave",   "let",    "let's",  "listen",
     "log",      "look",     "make",     "move",    "note",    "open",   "paste",  "pay",
     "please",   "press",    "print",    "provide", "put",     "read",   "reboot", "refer",
     "remember", "remove",   "replace",  "reply",   "restart", "review", "run",    "save",
     "say",      "see",      "select",   "send",    "set",     "show",   "sign",   "speak",
     "start",    "stay",     "stop",     "submit",  "suppose", "switch", "take",   "talk",
     "tell",     "test",     "think",    "trust",   "try",     "turn",   "type",   "update",
     "upload",   "use",      "visit",    "wait",    "watch",   "write"});

bool in(std::span<const std::string_view> sorted, std::string_view word) noexcept {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace

bool has_question_mark(std::span<const Word> words) noexcept {
  for (std::size_t i = words.size(); i-- > 0 && words[i].kind == WordKind::symbol;) {
    for (const std::string_view mark : {"?", "？", "؟", "፧"})
      if (words[i].folded.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

SentenceForm form_of(std::span<const Word> words) noexcept {
  if (has_question_mark(words)) return SentenceForm::interrogative;

  std::size_t first = 0;
  while (first < words.size() && words[first].kind != WordKind::word) ++first;
  if (first == words.size()) return SentenceForm::fragment;
  const auto folded = [&](std::size_t i) {
    return i < words.size() ? words[i].folded : std::string_view{};
  };
  if (in(auxiliaries, folded(first)) && in(subjects, folded(first + 1)))
    return SentenceForm::interrogative;
  if (in(question_words, folded(first)) && in(auxiliaries, folded(first + 1)) &&
      in(subjects, folded(first + 2)))
    return SentenceForm::interrogative;
  std::size_t verb = first;
  while (verb + 1 < words.size() &&
         (folded(verb) == "please" || folded(verb) == "just" || folded(verb) == "then" ||
          folded(verb) == "also" || folded(verb) == "so" || folded(verb) == "and" ||
          folded(verb) == "," || folded(verb) == "but" || folded(verb) == "always" ||
          folded(verb) == "never"))
    ++verb;
  if (std::find(imperative_verbs.begin(), imperative_verbs.end(), folded(verb)) !=
          imperative_verbs.end() &&
      !in(subjects, folded(verb + 1)))
    return SentenceForm::imperative;
  bool subject = false;
  for (const Word& word : words) {
    if (word.kind != WordKind::word) continue;
    if (in(finite_verbs, word.folded)) return SentenceForm::declarative;
    if (subject && word.folded.size() > 3 &&
        (word.folded.ends_with("ed") || word.folded.ends_with("s")))
      return SentenceForm::declarative;
    if (in(subjects, word.folded)) subject = true;
  }
  return subject ? SentenceForm::declarative : SentenceForm::fragment;
}

}  // namespace replylint
