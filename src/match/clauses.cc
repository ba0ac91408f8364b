#include "match/clauses.h"

#include <algorithm>
#include <vector>

#include "text/word_set.h"

namespace replylint {

namespace {

bool opens_clause(const Word& word) {
  static constexpr auto openers =
      word_set("and", "as", "because", "but", "if", "once", "or", "plus", "since", "so", "though",
               "unless", "when", "whereas", "which", "while", "who", "with", "without");
  return openers.has(word);
}

bool closes_clause(const Word& word) {
  return word.kind == WordKind::symbol &&
         word.folded.find_first_of("'\"’“”*_/&%$€£+") == std::string_view::npos;
}

// Two words, or a number, among the first few: runs of marks must not cost more than linear time.
bool says_something(std::span<const Word> words) {
  constexpr std::size_t looked_at = 8;
  std::size_t count = 0;
  for (const Word& word : words.first(std::min(words.size(), looked_at)))
    count += word.kind == WordKind::symbol ? 0 : word.kind == WordKind::number ? 2 : 1;
  return count >= 2;
}

bool has_verb(std::span<const Word> words) {
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.tag == Tag::finite_verb; });
}

// Joined to what stands before it on a level: "and dogs are welcome", not "which is free".
bool is_joined(std::span<const Word> words) {
  static constexpr auto joints = word_set("and", "but", "or", "plus");
  return joints.has(words.front()) || !opens_clause(words.front());
}

}  // namespace

Draft clauses_of(const Draft& draft, std::size_t first, std::size_t end) {
  Draft result;
  Text& text = result.text;
  text.language = draft.text.language;
  text.english = draft.text.english;
  const auto& sentences = draft.text.sentences;
  if (first >= end) return result;
  const std::size_t from = sentences[first].first_word;
  text.words.assign(
      draft.text.words.begin() + static_cast<std::ptrdiff_t>(from),
      draft.text.words.begin() + static_cast<std::ptrdiff_t>(sentences[end - 1].end_word));
  for (std::size_t s = first; s < end; ++s) {
    const auto words = draft.text.words_of(sentences[s]);
    std::size_t start = 0;
    const auto add = [&](std::size_t stop) {
      Sentence clause;
      clause.span = {words[start].span.start, words[stop - 1].span.end};
      clause.form = sentences[s].form;
      clause.first_word = sentences[s].first_word - from + start;
      clause.end_word = sentences[s].first_word - from + stop;
      clause.question_mark = sentences[s].question_mark;
      text.sentences.push_back(clause);
      start = stop;
    };
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      const bool opens = opens_clause(words[i]);
      if (text.sentences.size() < most_clauses && (opens || closes_clause(words[i - 1])) &&
          says_something(words.subspan(start, i - start)) &&
          says_something(words.subspan(opens ? i + 1 : i)))
        add(i);
    }
    if (start < words.size()) add(words.size());
  }
  return result;
}

Draft main_clauses_of(const Draft& draft, std::size_t first, std::size_t end) {
  Draft result = clauses_of(draft, first, end);
  std::vector<Sentence>& clauses = result.text.sentences;
  std::size_t kept = 0;
  std::size_t sentence = first;
  std::size_t last_sentence = end;  // of the clause before
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    while (draft.text.sentences[sentence].span.end < clauses[i].span.end) ++sentence;
    const auto words = result.text.words_of(clauses[i]);
    const bool goes_on = kept > 0 && last_sentence == sentence;
    last_sentence = sentence;
    if (goes_on && !(is_joined(words) && has_verb(words) &&
                     has_verb(result.text.words_of(clauses[kept - 1])))) {
      clauses[kept - 1].span.end = clauses[i].span.end;
      clauses[kept - 1].end_word = clauses[i].end_word;
      continue;
    }
    clauses[kept++] = clauses[i];
  }
  clauses.resize(kept);
  return result;
}

std::size_t count_parts(const Draft& draft, std::size_t sentence) {
  const Draft clauses = clauses_of(draft, sentence, sentence + 1);
  return static_cast<std::size_t>(std::count_if(
      clauses.text.sentences.begin(), clauses.text.sentences.end(),
      [&](const Sentence& clause) { return is_joined(clauses.text.words_of(clause)); }));
}

}  // namespace replylint
