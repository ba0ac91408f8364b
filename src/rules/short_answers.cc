#include "rules/short_answers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace replylint {

namespace {

// Words that say nothing of what is meant.
constexpr auto empty_words = std::to_array<std::string_view>({"absolutely", "added",
                                                              "again",      "all",
                                                              "already",    "also",
                                                              "and",        "are",
                                                              "be",         "been",
                                                              "can",        "certainly",
                                                              "changed",    "check",
                                                              "completed",  "correct",
                                                              "course",     "do",
                                                              "does",       "done",
                                                              "everything", "fine",
                                                              "fixed",      "good",
                                                              "has",        "have",
                                                              "i",          "i've",
                                                              "indeed",     "is",
                                                              "it",         "it's",
                                                              "just",       "no",
                                                              "nope",       "not",
                                                              "now",        "of",
                                                              "ok",         "okay",
                                                              "please",     "possible",
                                                              "resolved",   "right",
                                                              "set",        "should",
                                                              "solved",     "sorted",
                                                              "sure",       "test",
                                                              "that",       "that's",
                                                              "the",        "they",
                                                              "this",       "to",
                                                              "try",        "unfortunately",
                                                              "up",         "updated",
                                                              "was",        "we",
                                                              "we've",      "well",
                                                              "were",       "will",
                                                              "with",       "work",
                                                              "working",    "works",
                                                              "yeah",       "yep",
                                                              "yes",        "you"});

bool is_vague(std::span<const Word> words) {
  std::size_t count = 0;
  for (const Word& word : words) {
    if (word.kind == WordKind::symbol) continue;
    if (word.kind != WordKind::word || ++count > 8) return false;
    if (std::find(empty_words.begin(), empty_words.end(), word.folded) == empty_words.end())
      return false;
  }
  return count > 0;
}

}  // namespace

std::optional<Span> vague_span(const Context& context, std::size_t first, std::size_t end) {
  const Text& text = context.draft.text;
  std::optional<Span> span;
  for (std::size_t i = first; i < end; ++i) {
    const Sentence& sentence = text.sentences[i];
    const std::span<const Word> words = text.words_of(sentence);
    const Traits& traits = context.traits[i];
    if (traits.courtesy) continue;
    if (traits.asks || !is_vague(words)) return std::nullopt;
    if (!span) span = sentence.span;
    span->end = sentence.span.end;
  }
  return span;
}

bool is_done_please_test(const Context& context, std::size_t first, std::size_t end) {
  const Text& text = context.draft.text;
  bool done = false;
  bool test = false;
  for (std::size_t i = first; i < end; ++i) {
    const std::span<const Word> words = text.words_of(text.sentences[i]);
    done |= context.traits[i].done;
    test |= std::any_of(words.begin(), words.end(), [](const Word& word) {
      return word.folded == "test" || word.folded == "try" || word.folded == "check" ||
             word.folded == "verify";
    });
  }
  return done && test;
}

}  // namespace replylint
