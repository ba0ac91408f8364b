#include "replylint/inquiry.h"

#include <algorithm>

#include "replylint/draft.h"

#include "parse/items.h"
#include "parse/pasted.h"
#include "parse/wanted.h"
#include "text/form.h"
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

// Where "?" also stands for characters that got lost, what does not open like a question is none by
// its mark: "?locale?" ends no sentence, and "was built for ?glibc?" begins none. In a language
// whose questions are known by their mark alone, nothing can tell.
constexpr double unknown = 0.35;

bool has_doubtful_mark(std::string_view body, const Sentence& sentence,
                       std::span<const Word> words) {
  const char first = body[sentence.span.start];
  return sentence.question_mark && !ends_with_tag(words) &&
         ((first >= 'a' && first <= 'z') || !opens_question(words, skip_lead_in(words), true));
}

// The form of what a sentence brings up: its own where the sentence holds more than that.
SentenceForm form_of(const FoundItem& found, std::span<const Word> item_words,
                     const Sentence& sentence, bool english) {
  if (!english || item_words.size() == sentence.end_word - sentence.first_word)
    return sentence.form;
  const SentenceForm form = form_of_part(item_words);
  // The mark at the end of the sentence asks for both halves.
  return form == SentenceForm::declarative && found.kind == ItemKind::question &&
                 sentence.question_mark
             ? SentenceForm::interrogative
             : form;
}

// "I do not know what to tell them. […] Is it covered?": a doubt within the story of a question
// that soon follows is told, not asked.
constexpr double told = 0.45;
constexpr double least_direct = 0.9;
constexpr std::size_t soon = 6;  // sentences

void weigh_told_doubts(Inquiry& inquiry) {
  std::vector<Item>& items = inquiry.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Sentence& sentence = inquiry.text.sentences[items[i].sentence];
    if (items[i].kind != ItemKind::question || sentence.question_mark || items[i].confidence > 0.7)
      continue;
    for (std::size_t k = i + 1; k < items.size() && items[k].sentence <= items[i].sentence + soon;
         ++k) {
      if (items[k].kind != ItemKind::question || items[k].confidence < least_direct) continue;
      items[i].confidence = told;
      break;
    }
  }
}

// In a message that itself answers quotes, "Replace the first line by …" is advice more often than
// a request.
void weigh_advice(Inquiry& inquiry) {
  constexpr double bare_imperative = 0.7;
  constexpr double advice = 0.45;
  const bool answers =
      std::any_of(inquiry.blocks.begin(), inquiry.blocks.end(), [&](const Block& block) {
        return block.kind == BlockKind::quote && !inquiry.text.sentences.empty() &&
               block.span.start < inquiry.text.sentences.back().span.start;
      });
  if (!answers) return;
  for (Item& item : inquiry.items)
    if (item.kind == ItemKind::request && item.confidence <= bare_imperative)
      item.confidence = std::min(item.confidence, advice);
}

}  // namespace

Inquiry parse_inquiry(const Message& message, std::string_view language) {
  Inquiry inquiry;
  inquiry.blocks = parse_blocks(message);
  std::vector<Span> prose;
  for (const Block& block : inquiry.blocks)
    if (block.kind == BlockKind::answer && block.depth == 0) prose.push_back(block.span);
  inquiry.text = analyze(message.body, prose, language);
  const bool lost_characters = has_lost_characters(message.body);
  bool steps = false;
  for (std::size_t i = 0; i < inquiry.text.sentences.size(); ++i) {
    const Sentence& sentence = inquiry.text.sentences[i];
    const auto words = inquiry.text.words_of(sentence);
    if (words.empty()) continue;
    const bool entry = is_list_entry(message.body, sentence.span.start);
    steps = opens_steps(message.body, sentence, words) || (steps && entry);
    if (begins_pasted_line(message.body, sentence.span)) continue;
    const bool code = looks_like_code(slice(message.body, sentence.span)) &&
                      !opens_question(words, skip_lead_in(words), sentence.question_mark);
    if (code) continue;
    const bool doubt = lost_characters && has_doubtful_mark(message.body, sentence, words);
    const bool unreadable = doubt && !inquiry.text.english;
    for (FoundItem found : find_items(words, sentence, doubt && !unreadable)) {
      if (found.kind == ItemKind::request &&
          (steps || is_statement(slice(message.body, words[found.first].span)) ||
           stands_in_output(message.body, sentence.span)))
        continue;
      if (found.confidence < least_confidence || found.first >= found.end) continue;
      if (unreadable) found.confidence = unknown;
      const Span span{words[found.first].span.start, found.end == words.size()
                                                         ? sentence.span.end
                                                         : words[found.end - 1].span.end};
      const auto item_words = words.subspan(found.first, found.end - found.first);
      inquiry.items.push_back({static_cast<int>(inquiry.items.size()) + 1, found.kind, span,
                               found.confidence, wanted_by(found.kind, item_words),
                               form_of(found, item_words, sentence, inquiry.text.english), i});
    }
  }
  weigh_told_doubts(inquiry);
  weigh_advice(inquiry);
  return inquiry;
}

}  // namespace replylint
