#include "replylint/inquiry.h"

#include <algorithm>

#include "replylint/draft.h"

#include "parse/items.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

// Below this, something is more likely said than asked.
constexpr double least_confidence = 0.5;

// The text of the line before `position` is the mark of a list entry, or the sentence begins with
// one: "1.", "2)", "-", "*".
bool is_list_entry(std::string_view body, std::size_t position) {
  std::size_t line = position;
  while (line > 0 && body[line - 1] != '\n' && position - line < 12) --line;
  constexpr std::string_view marks = "0123456789.)-*#";
  bool mark = false;
  for (std::size_t i = line; i < body.size() && i < line + 12; ++i) {
    if (body[i] == ' ' || body[i] == '\t') {
      if (mark) return true;
      continue;
    }
    if (marks.find(body[i]) == std::string_view::npos) break;
    mark = true;
  }
  return mark && line < position;
}

// "RUN", "INSERT": the keyword of a pasted statement. "PLEASE" is a shout.
bool is_statement(std::string_view word) {
  return word.size() > 2 && word != "PLEASE" && word != "CAN" && word != "COULD" &&
         word != "WOULD" &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
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

}  // namespace

Inquiry parse_inquiry(const Message& message) {
  Inquiry inquiry;
  inquiry.blocks = parse_blocks(message);
  std::vector<Span> prose;
  for (const Block& block : inquiry.blocks)
    if (block.kind == BlockKind::answer && block.depth == 0) prose.push_back(block.span);
  inquiry.text = analyze(message.body, prose);
  bool steps = false;
  for (std::size_t i = 0; i < inquiry.text.sentences.size(); ++i) {
    const Sentence& sentence = inquiry.text.sentences[i];
    const auto words = inquiry.text.words_of(sentence);
    if (words.empty()) continue;
    const bool entry = is_list_entry(message.body, sentence.span.start);
    steps = opens_steps(message.body, sentence, words) || (steps && entry);
    for (const FoundItem& found : find_items(words, sentence)) {
      if (found.kind == ItemKind::request &&
          (steps || is_statement(slice(message.body, words[found.first].span))))
        continue;
      if (found.confidence < least_confidence || found.first >= found.end) continue;
      const Span span{words[found.first].span.start, found.end == words.size()
                                                         ? sentence.span.end
                                                         : words[found.end - 1].span.end};
      inquiry.items.push_back(
          {static_cast<int>(inquiry.items.size()) + 1, found.kind, span, found.confidence, i});
    }
  }
  return inquiry;
}

}  // namespace replylint
