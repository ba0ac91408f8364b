#include "parse/reading.h"

#include <algorithm>

#include "parse/pasted.h"
#include "text/ascii.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

// Below this, something is more likely said than asked.
constexpr double least_confidence = 0.5;

// An entry of a list of questions: "1. Which port", "b) delivery time".
constexpr double listed_confidence = 0.8;
constexpr std::size_t least_listed = 2;

// "RUN", "INSERT": the keyword of a pasted statement. "PLEASE" is a shout.
bool is_statement(std::string_view word) {
  return word.size() > 2 && word != "PLEASE" && word != "CAN" && word != "COULD" &&
         word != "WOULD" && std::all_of(word.begin(), word.end(), is_ascii_upper);
}

// "To reproduce:", "What I did:": the entries of the list that follows tell what was done.
bool opens_steps(std::string_view body, const Sentence& sentence, std::span<const Word> words) {
  static const WordPhrases phrases{
      "reproduce|reproduction|reproducing",
      "i|we did|do|tried|have|followed|took|used|ran|am",
      "steps i|we|to",
  };
  return body[sentence.span.end - 1] == ':' && phrases.in(words);
}

// "My questions:", "Please answer the following:"
bool opens_questions(std::string_view body, const Sentence& sentence, std::span<const Word> words) {
  static const WordPhrases phrases{
      "question|questions|doubts|queries",
      "answer|clarify|explain|know|understand|tell|confirm * following|these|this",
  };
  return body[sentence.span.end - 1] == ':' && phrases.in(words);
}

// Where "?" also stands for characters that got lost, what does not open like a question is none by
// its mark: "?locale?" ends no sentence, and "was built for ?glibc?" begins none.
bool has_doubtful_mark(std::string_view body, const Sentence& sentence,
                       std::span<const Word> words) {
  const char first = body[sentence.span.start];
  return sentence.question_mark && !ends_with_tag(words) &&
         (is_ascii_lower(first) || !opens_question(words, skip_lead_in(words), true));
}

// In a language whose questions are known by their mark alone, nothing can tell whether it stands
// for a lost character.
constexpr double unknown = 0.35;

}  // namespace

bool is_list_entry(std::string_view body, std::size_t position) {
  std::size_t line = position;
  while (line > 0 && body[line - 1] != '\n' && position - line < 12) --line;
  constexpr std::string_view marks = "0123456789.)-*#";
  constexpr std::string_view bullet = "•";
  // "a)"
  if (line + 1 < body.size() && body[line + 1] == ')' && is_ascii_lower(body[line])) return true;
  bool mark = false;
  for (std::size_t i = line; i < body.size() && i < line + 12; ++i) {
    if (body[i] == ' ' || body[i] == '\t') {
      if (mark) return true;
      continue;
    }
    if (body.substr(i).starts_with(bullet))
      i += bullet.size() - 1;
    else if (marks.find(body[i]) == std::string_view::npos)
      break;
    mark = true;
  }
  return mark && line < position;
}

bool is_only_told(std::string_view body, const Text& text, const Reading& reading) {
  return reading.step || stands_in_output(body, text.sentences[reading.sentence].span);
}

std::vector<Reading> read_sentences(std::string_view body, const Text& text) {
  std::vector<Reading> readings;
  readings.reserve(text.sentences.size());
  const bool lost_characters = has_lost_characters(body);
  bool steps = false;
  bool questions = false;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    const auto words = text.words_of(sentence);
    if (words.empty()) continue;
    const bool entry = is_list_entry(body, sentence.span.start);
    steps = opens_steps(body, sentence, words) || (steps && entry);
    const bool listed = questions && entry;
    questions = listed || opens_questions(body, sentence, words);
    if (begins_pasted_line(body, sentence.span)) continue;
    if (looks_like_code(slice(body, sentence.span)) &&
        !opens_question(words, skip_lead_in(words), sentence.question_mark))
      continue;
    const bool doubt = lost_characters && has_doubtful_mark(body, sentence, words);
    const bool lost = doubt && text.english;
    Reading reading{i, !lost && asks_by_mark(words, sentence), steps, listed,
                    find_items(words, sentence, lost)};
    std::erase_if(reading.found, [&](const FoundItem& found) {
      if (found.confidence < least_confidence || found.first >= found.end) return true;
      return found.kind == ItemKind::request &&
             (is_statement(slice(body, words[found.first].span)) ||
              is_only_told(body, text, reading));
    });
    if (listed && reading.found.empty()) {
      const std::size_t first = skip_lead_in(words);
      if (words.size() - first >= least_listed)
        reading.found.push_back({ItemKind::question, first, words.size(), listed_confidence});
    }
    if (doubt && !text.english)
      for (FoundItem& found : reading.found) found.confidence = unknown;
    readings.push_back(std::move(reading));
  }
  return readings;
}

}  // namespace replylint
