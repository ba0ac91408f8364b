#include "rules/short_answers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/word_phrases.h"
#include "text/word_set.h"

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

// Words of longer answers that name nothing either: "That is no trouble for us at all", "we have
// made a note of it".
constexpr auto padding = word_set(
    "a", "about", "absolute", "absolutely", "acceptable", "accordingly", "account", "after",
    "agreed", "allowed", "along", "alright", "also", "always", "an", "any", "anything", "applies",
    "apply", "approved", "arrange", "arranged", "as", "ask", "asked", "at", "attend", "attended",
    "away", "behalf", "both", "bother", "but", "can't", "care", "case", "concern", "concerns",
    "confirm", "confirmed", "count", "covered", "deal", "dealt", "described", "difficulty",
    "doesn't", "don't", "each", "easily", "either", "else", "end", "every", "exactly", "expect",
    "file", "fine", "for", "from", "fully", "given", "glad", "gladly", "go", "goes", "going",
    "granted", "great", "hand", "handle", "handled", "hands", "happily", "happy", "here",
    "hesitate", "hold", "holds", "how", "however", "i'll", "i'm", "if", "in", "indeed", "isn't",
    "issue", "issues", "it'll", "its", "just", "know", "let", "like", "look", "looked", "looking",
    "made", "make", "manage", "matter", "mention", "mentioned", "mind", "my", "naturally", "need",
    "no", "nor", "note", "noted", "nothing", "objection", "objections", "obstacle", "off", "ok",
    "okay", "on", "only", "order", "organise", "organised", "organize", "organized", "our", "ours",
    "out", "per", "perfect", "perfectly", "place", "plan", "planned", "pleased", "point", "points",
    "possible", "problem", "problems", "question", "questions", "ready", "record", "rely",
    "respect", "rest", "right", "same", "say", "see", "seen", "settled", "side", "so", "somehow",
    "stand", "stands", "still", "suits", "system", "take", "taken", "than", "that'll", "them",
    "then", "there", "there's", "these", "they're", "thing", "things", "those", "through", "too",
    "trouble", "true", "us", "usual", "very", "wanted", "way", "we'll", "we're", "what", "which",
    "whatever", "whatsoever", "ahead", "whole", "wish", "wished", "without", "won't", "worried",
    "worries", "worry", "would", "written", "wrote", "you'd", "your");

bool is_empty(const Word& word) {
  return std::find(empty_words.begin(), empty_words.end(), word.folded) != empty_words.end();
}

// `padded`: longer ones as well, of which one says that it is so.
bool is_vague(std::span<const Word> words, bool padded) {
  constexpr std::size_t most_words = 8;
  constexpr std::size_t most_padded = 26;
  std::size_t count = 0;
  for (const Word& word : words) {
    if (word.kind == WordKind::symbol) continue;
    if (word.kind != WordKind::word || ++count > (padded ? most_padded : most_words)) return false;
    if (!is_empty(word) && !(padded && padding.has(word))) return false;
  }
  return count > 0;
}

// "Yes, of course", "That should all work out", "no trouble at all": agrees to whatever was asked.
bool agrees(std::span<const Word> words) {
  static const WordPhrases phrases = {
      "yes|yeah|yep|certainly|absolutely|sure|indeed|correct|agreed",
      "of course",
      "no|any trouble|problem|problems|issue|issues|difficulty|objection|objections|obstacle",
      "not a|any problem|issue|trouble|difficulty",
      "that|this|it|everything|all|both|rest|these|those|they|things|points * work|works|fine|"
      "possible|correct|right|alright|okay|ok|suits|arranged|organised|organized|sorted|settled|"
      "agreed|confirmed|handled|done|managed|covered|order|approved|allowed|dealt|care",
      "seen|see|attended|attend to",
      "looked|look after",
      "dealt|deal with",
      "nothing to worry",
      "happy|glad|pleased to do",
      "take|taken care of",
  };
  return phrases.in(words);
}

// "He can, with a little care": whoever it is, and whatever they can.
bool answers_with_pronoun(std::span<const Word> words) {
  static const WordPhrases phrases{
      "he|she|it|they|you|we|that|this|these|those can|may|does|do|will|is|are|has|have|could|should|"
      "would|did"};
  static constexpr auto manners =
      word_set("a", "already", "and", "as", "been", "bit", "care", "case", "course", "done",
               "either", "fine", "has", "have", "if", "in", "is", "little", "luck", "necessary",
               "needed", "of", "patience", "possible", "the", "too", "usual", "with", "yes",
               "indeed", "both", "so", "be", "well", "also");
  if (words.size() < 2) return false;
  const std::size_t first = words[0].folded == "yes" && words.size() > 3 ? 2 : 0;
  const auto match = phrases.match_at(words, first);
  return match && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(match->end), words.end(),
                              [](const Word& word) {
                                return word.kind == WordKind::symbol || manners.has(word);
                              });
}

}  // namespace

bool is_vague_clause(std::span<const Word> words) {
  // What only says what it is about stands before: "As for your other points, …", "I can tell
  // you: …".
  static const WordPhrases openers{"as for|to|regards", "regarding|concerning", "on|about your",
                                   "in answer|reply|response to"};
  static const WordPhrases tells{"can|may|could tell|say|confirm|answer|report", "answer|reply is",
                                 "your questions|points"};
  constexpr std::size_t longest_opening = 16;
  const bool opened = openers.match_at(words, 0).has_value();
  std::size_t first = 0;
  for (std::size_t i = 1; i + 1 < words.size() && i < longest_opening; ++i) {
    const bool ends = words[i].folded == ":" ? opened || tells.in(words.first(i))
                                             : words[i].folded == "," && opened && first == 0;
    if (ends) first = i + 1;
  }
  const std::span<const Word> clause = words.subspan(first);
  if (answers_with_pronoun(clause)) return true;
  return first > 0 && is_vague(clause, true) && agrees(clause);
}

bool speaks_of_several(std::span<const Word> words) {
  static const WordPhrases phrases{
      "your|the|these|those|both|all|other|remaining|two|three|four points|questions|things|requests|"
      "matters|items|wishes",
      "the rest|others", "everything|all else"};
  const auto match = phrases.find(words);
  constexpr std::size_t reach = 5;
  return match && match->first < reach;
}

std::optional<Span> vague_span(const Context& context, std::size_t first, std::size_t end,
                               bool padded) {
  const Text& text = context.draft.text;
  std::optional<Span> span;
  bool agreed = !padded;
  for (std::size_t i = first; i < end; ++i) {
    const Sentence& sentence = text.sentences[i];
    const std::span<const Word> words = text.words_of(sentence);
    const Traits& traits = context.traits[i];
    if (traits.courtesy && !(padded && agrees(words))) continue;
    if (traits.asks || !is_vague(words, padded)) return std::nullopt;
    agreed = agreed || agrees(words);
    if (!span) span = sentence.span;
    span->end = sentence.span.end;
  }
  return agreed ? span : std::nullopt;
}

std::optional<Span> unspecific_span(const Context& context, std::size_t first, std::size_t end) {
  constexpr float likely = 0.7F;
  const Text& text = context.draft.text;
  std::optional<Span> span;
  for (std::size_t i = first; i < end; ++i) {
    if (context.acts->of(i, AnswerAct::unspecific) < likely) {
      if (context.traits[i].courtesy) continue;
      return std::nullopt;
    }
    if (!span) span = text.sentences[i].span;
    span->end = text.sentences[i].span.end;
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
