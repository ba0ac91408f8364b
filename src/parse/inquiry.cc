#include "replylint/inquiry.h"

#include <algorithm>

#include "replylint/draft.h"

#include "parse/ask_model.h"
#include "parse/form_prompts.h"
#include "parse/items.h"
#include "parse/own_prose.h"
#include "parse/preformatted_zones.h"
#include "parse/reading.h"
#include "parse/wanted.h"
#include "text/form.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

// Probabilities from which what asks is an item: where phrases found it, and where only the model
// does.
constexpr double least_kept = 0.33;
constexpr double least_added = 0.4;
constexpr std::size_t least_words = 4;  // "Please don't."

// The same for problems: a report of what is none cries wolf.
constexpr double least_reported = 0.6;
constexpr std::size_t least_report = 3;  // words: "It's broken again."

// Who writes, asks for nothing and praises nothing mostly reports something: the odds of it for the
// sentence that is most like a report, against those that the table gives.
constexpr double odds_of_lone_report = 5;
constexpr double least_lone_report = 0.77;

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

// A message that itself answers quotes: "Replace the first line by …" is advice more often than a
// request there.
bool answers_quotes(const Inquiry& inquiry) {
  return std::any_of(inquiry.blocks.begin(), inquiry.blocks.end(), [&](const Block& block) {
    return block.kind == BlockKind::quote && !inquiry.text.sentences.empty() &&
           block.span.start < inquiry.text.sentences.back().span.start;
  });
}

bool is_asked(const FoundItem& found) {
  return found.kind == ItemKind::question || found.kind == ItemKind::request;
}

bool may_report(std::string_view body, const Text& text, const Reading& reading) {
  const auto words = text.words_of(text.sentences[reading.sentence]);
  return words.size() - skip_lead_in(words) >= least_report && !denies_problem(words) &&
         !is_only_told(body, text, reading);
}

// What phrases do not know, the model may; and it doubts what they take for sure. `advises`: the
// message answers quotes. How likely the sentence reports a problem; 0 where that is not asked.
double weigh(Reading& reading, std::string_view body, const Text& text, bool advises) {
  constexpr double bare_imperative = 0.7;
  constexpr double advice = 0.45;
  const Sentence& sentence = text.sentences[reading.sentence];
  const auto words = text.words_of(sentence);
  const AskScores scores =
      text.english ? ask_scores({words, sentence, reading.found, reading.marked}) : AskScores{};
  const bool asks = std::any_of(reading.found.begin(), reading.found.end(), is_asked);
  for (FoundItem& found : reading.found) {
    if (!is_asked(found)) continue;
    const bool bare = found.kind == ItemKind::request && found.confidence <= bare_imperative;
    const bool explicitly = found.confidence == explicit_question && !reading.marked;
    if (text.english && !reading.listed && !(explicitly && scores.asks < explicit_question))
      found.confidence = scores.asks;
    if (advises && bare) found.confidence = std::min(found.confidence, advice);
  }
  if (!text.english) return 0;
  std::erase_if(reading.found,
                [](const FoundItem& found) { return found.confidence < least_kept; });
  if (asks || !reading.found.empty()) return 0;
  const std::size_t first = skip_lead_in(words);
  // "And what happens to it if the line drops"
  const bool question =
      sentence.form == SentenceForm::interrogative || is_question_word(words[first].folded) ||
      find_indirect_question(words).has_value() || find_question_clause(words).has_value();
  if (scores.asks < least_added || (scores.reports > scores.asks && !question)) {
    if (scores.reports >= least_reported && may_report(body, text, reading))
      reading.found.push_back({ItemKind::problem, 0, words.size(), scores.reports});
    return scores.reports;
  }
  if (words.size() - first < least_words || is_courtesy(words) || is_empty_question(words))
    return 0;
  if (!question && is_only_told(body, text, reading)) return 0;
  reading.found.push_back(
      {question ? ItemKind::question : ItemKind::request, first, words.size(), scores.asks});
  return 0;
}

Item make_item(const FoundItem& found, std::size_t index, const Inquiry& inquiry) {
  const Sentence& sentence = inquiry.text.sentences[index];
  const auto words = inquiry.text.words_of(sentence);
  const auto item_words = words.subspan(found.first, found.end - found.first);
  return {static_cast<int>(inquiry.items.size()) + 1,
          found.kind,
          {item_words.front().span.start,
           found.end == words.size() ? sentence.span.end : item_words.back().span.end},
          found.confidence,
          wanted_by(found.kind, item_words),
          form_of(found, item_words, sentence, inquiry.text.english),
          index};
}

// "I do not know what to tell them. […] Is it covered?": a doubt within the story of a question
// that soon follows is told, not asked.
constexpr double told = 0.35;
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

// "Nobody can buy a seat, the plan stays grey. People are phoning us one after the other.": what
// goes on about a problem, or leads up to it, is a part of the report.
constexpr double own_report = 0.75;

bool tells_on(const Inquiry& inquiry, std::string_view body, const Item& first,
              const Item& second) {
  if (first.kind != ItemKind::problem || second.kind != ItemKind::problem ||
      second.sentence != first.sentence + 1)
    return false;
  const std::string_view gap = slice(body, {first.span.end, second.span.start});
  const auto words = inquiry.text.words_of(inquiry.text.sentences[second.sentence]);
  return std::count(gap.begin(), gap.end(), '\n') <= 1 && words[0].kind == WordKind::word &&
         !opens_another_matter(words);
}

void join_reports(Inquiry& inquiry, std::string_view body) {
  std::vector<Item>& items = inquiry.items;
  std::vector<bool> joined(items.size(), false);
  std::size_t last = 0;  // what is joined to
  for (std::size_t i = 1; i < items.size(); ++i) {
    // Sentences of one report follow each other, whichever of them stays.
    if (!tells_on(inquiry, body, items[i - 1], items[i]) ||
        std::min(items[i].confidence, items[last].confidence) >= own_report) {
      last = i;
      continue;
    }
    const std::size_t weaker = items[i].confidence > items[last].confidence ? last : i;
    joined[weaker] = true;
    if (weaker == last) last = i;
  }
  std::size_t index = 0;
  std::erase_if(items, [&](const Item&) { return joined[index++]; });
  for (std::size_t i = 0; i < items.size(); ++i) items[i].id = static_cast<int>(i) + 1;
}

// "Thanks for explaining. No further questions": the matter is closed.
bool closes_matter(const Inquiry& inquiry) {
  static const WordPhrases phrases{
      "no further|more|other questions|question",
      "i|we understand|see now",
      "is|was|been all? solved|resolved|fixed|sorted|settled",
  };
  static const WordPhrases thanks{"thanks|thank|cheers"};
  const Text& text = inquiry.text;
  return std::any_of(
             text.sentences.begin(), text.sentences.end(),
             [&](const Sentence& sentence) { return phrases.in(text.words_of(sentence)); }) ||
         (!text.sentences.empty() && thanks.match_at(text.words_of(text.sentences.front()), 0));
}

void add_lone_report(Inquiry& inquiry, std::size_t sentence, double likelihood) {
  const double odds = odds_of_lone_report * likelihood / (1 - std::min(likelihood, 0.99));
  const double probability = odds / (1 + odds);
  if (probability < least_lone_report || closes_matter(inquiry)) return;
  const std::size_t words = inquiry.text.words_of(inquiry.text.sentences[sentence]).size();
  inquiry.items.push_back(make_item({ItemKind::problem, 0, words, probability}, sentence, inquiry));
}

// "?", "Hello?": beside other matter nothing is asked; but who writes no more than that wants an
// answer.
void add_nudge(Inquiry& inquiry) {
  constexpr double confidence = 0.6;
  Text& text = inquiry.text;
  // Without a word, "?" is no sentence.
  if (text.sentences.empty() && has_question_mark(text.words))
    text.sentences.push_back({{text.words.front().span.start, text.words.back().span.end},
                              SentenceForm::interrogative,
                              0,
                              text.words.size(),
                              true});
  if (text.sentences.size() != 1 || !text.sentences[0].question_mark) return;
  const auto words = text.words_of(text.sentences[0]);
  const auto said = std::count_if(words.begin(), words.end(),
                                  [](const Word& word) { return word.kind != WordKind::symbol; });
  if (said <= 1)
    inquiry.items.push_back(
        make_item({ItemKind::question, 0, words.size(), confidence}, 0, inquiry));
}

}  // namespace

Inquiry parse_inquiry(const Message& message, std::string_view language) {
  Inquiry inquiry;
  inquiry.blocks = parse_blocks(message, PreformattedZones::doubted);
  const std::vector<Span> prose = own_prose(inquiry.blocks);
  inquiry.text = analyze(message.body, prose, language);
  if (inquiry.blocks.size() == most_blocks) inquiry.text.complete = false;
  const bool advises = answers_quotes(inquiry);
  constexpr std::size_t usual_items = 8;
  if (!prose.empty()) inquiry.items.reserve(usual_items);
  std::size_t likeliest = 0;  // sentence to report a problem
  double likelihood = 0;
  for (Reading& reading : read_sentences(message.body, inquiry.text)) {
    const double reports = weigh(reading, message.body, inquiry.text, advises);
    if (reports > likelihood && may_report(message.body, inquiry.text, reading)) {
      likeliest = reading.sentence;
      likelihood = reports;
    }
    for (const FoundItem& found : reading.found)
      inquiry.items.push_back(make_item(found, reading.sentence, inquiry));
  }
  drop_form_prompts(inquiry, message.body);
  join_reports(inquiry, message.body);
  weigh_told_doubts(inquiry);
  if (inquiry.items.empty() && !advises) add_lone_report(inquiry, likeliest, likelihood);
  if (inquiry.items.empty()) add_nudge(inquiry);
  return inquiry;
}

}  // namespace replylint
