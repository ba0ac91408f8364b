#include "text/form.h"

#include <array>

#include "text/word_set.h"

namespace replylint {

namespace {

constexpr WordSet auxiliaries(std::to_array<std::string_view>(
    {"am",     "are",   "aren't",  "can",   "can't", "could", "couldn't", "did",       "didn't",
     "do",     "does",  "doesn't", "don't", "had",   "has",   "hasn't",   "have",      "haven't",
     "is",     "isn't", "may",     "might", "must",  "shall", "should",   "shouldn't", "was",
     "wasn't", "were",  "weren't", "will",  "won't", "would", "wouldn't"}));

constexpr auto question_words = std::to_array<std::string_view>(
    {"how", "what", "when", "where", "which", "who", "whom", "whose", "why"});

constexpr WordSet subjects(std::to_array<std::string_view>(
    {"anybody", "anyone", "anything", "everybody", "everyone", "he",   "i",     "it",
     "nobody",  "one",    "she",      "somebody",  "someone",  "that", "there", "these",
     "they",    "this",   "those",    "we",        "who",      "you"}));

// "Is it up", "how do I log in": a subject behind an auxiliary.
bool has_inversion(std::span<const Word> words) noexcept {
  std::size_t first = 0;
  while (first < words.size() && words[first].kind != WordKind::word) ++first;
  const auto folded = [&](std::size_t i) {
    return i < words.size() ? words[i].folded : std::string_view{};
  };
  if (is_one_of(question_words, folded(first))) ++first;
  return auxiliaries.has(folded(first)) && subjects.has(folded(first + 1));
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

bool has_question_mark(std::span<const Word> words) noexcept {
  for (std::size_t i = words.size(); i-- > 0 && words[i].kind == WordKind::symbol;) {
    const std::string_view signs = words[i].folded;
    if (signs.find('?') != std::string_view::npos) return true;
    if (signs.size() == 1) continue;  // the others take several bytes
    for (const std::string_view mark : {"？", "؟", "፧"})
      if (signs.find(mark) != std::string_view::npos) return true;
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

SentenceForm form_of_part(std::span<const Word> words) {
  thread_local Tagger tagger(embedded_tables());  // keeps its memory
  return english_form(words, tagger.form_scores(words));
}

void find_verb(std::span<const Word> words, Sentence& sentence) noexcept {
  bool opened = false;   // in a clause that a subordinator or a question word has opened
  bool subject = false;  // in the clause at hand
  for (std::size_t i = sentence.first_word; i < sentence.end_word; ++i) {
    switch (words[i].tag) {
      case Tag::noun:
      case Tag::proper_noun:
      case Tag::pronoun:
      case Tag::determiner:  // "this", and the first word of what may be a subject
      case Tag::gerund:
        subject = true;
        break;
      case Tag::subordinator:
      case Tag::question_word:
        // "How do I …": the question itself. "What we need is …": a clause that is the subject.
        opened = i > sentence.first_word || words[i].tag == Tag::subordinator;
        subject = subject || words[i].tag == Tag::question_word;
        break;
      case Tag::finite_verb:
        if (opened) {
          opened = false;
          break;
        }
        sentence.finite_verb = i;
        // "Is it up?", "There is"; a contraction holds its subject.
        sentence.has_subject =
            subject || words[i].folded.find('\'') != std::string_view::npos ||
            (i + 1 < sentence.end_word &&
             (words[i + 1].tag == Tag::pronoun || words[i + 1].tag == Tag::determiner ||
              words[i + 1].tag == Tag::proper_noun || words[i + 1].tag == Tag::noun) &&
             auxiliaries.has(words[i]));
        return;
      default:
        break;
    }
  }
}

}  // namespace replylint
