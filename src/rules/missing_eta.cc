#include <algorithm>

#include "rules/excuses.h"
#include "rules/open_work.h"
#include "rules/shortened.h"
#include "text/blank_line.h"
#include "text/deadlines.h"
#include "text/formatted.h"
#include "text/promises.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// "Please have a look at it": of something that is done.
bool invites_to_test(std::span<const Word> words) {
  static const WordPhrases phrases{
      "please also|now|just? have|take|check|test|try|look|see|reload|refresh"};
  return words.back().folded != "?" && phrases.in(words);
}

// "If you have a dog, that settles it.": for whom something is, and nothing that we wait for.
bool is_advice(std::span<const Word> words) {
  static constexpr auto ours =
      word_set("i", "we", "us", "me", "our", "my", "i'll", "we'll", "please");
  static const WordPhrases having{"if you have|are|live|drive|come"};
  return having.match_at(words, 0) && words.back().folded != "?" &&
         std::none_of(words.begin(), words.end(), [](const Word& word) { return ours.has(word); });
}

// "We have ordered a spare, so that a fault like this one takes hours": for the next time.
bool is_precaution(std::span<const Word> words) {
  static const WordPhrases phrases{
      "so that * like this",
      "so that * not|never|no|nobody|doesn't|don't|won't|cannot|can't * again|next|future"};
  return phrases.in(words);
}

// "It's with Mr Rowe in number 9", "with your neighbour": where it lies for the customer.
bool lies_with_neighbour(std::span<const Word> words) {
  static const WordPhrases phrases{
      "with mr|mrs|ms|miss|dr|the * at|in|on number|no|flat|house|apartment|floor",
      "with mr|mrs|ms|miss|dr|the * next|across|opposite|downstairs|upstairs",
      "with your neighbour", "with your neighbor"};
  return phrases.in(words);
}

// "It has not been sent yet": an answer, and still open.
bool is_pending(const Text& text) {
  static const WordPhrases pending{"yet|still", "has|have to be"};
  return std::any_of(text.sentences.begin(), text.sentences.end(),
                     [&](const Sentence& each) { return pending.in(text.words_of(each)); });
}

// Where everything that the customer brought up is answered, in order and apart; nothing where
// something is open.
std::vector<Span> places_of_answers(const Coverage& coverage) {
  std::vector<Span> all;
  for (const ItemCoverage& item : coverage.items) {
    if (item.state != ItemState::answered || item.evidence.empty()) return {};
    all.insert(all.end(), item.evidence.begin(), item.evidence.end());
  }
  std::sort(all.begin(), all.end(), [](Span left, Span right) { return left.start < right.start; });
  std::vector<Span> places;
  for (const Span place : all) {
    if (!places.empty() && place.start <= places.back().end)
      places.back().end = std::max(places.back().end, place.end);
    else
      places.push_back(place);
  }
  return places;
}

// Said beside the answers, to everything that the customer brought up: "I'll tell her she has
// fans".
bool is_aside(const Context& context, const OpenWork& work, const std::vector<Span>& answers) {
  const Text& text = context.draft.text;
  const auto words = text.words_of(text.sentences[work.sentence]);
  if (is_precaution(words) || shares_feeling(words) || lies_with_neighbour(words)) return true;
  constexpr float surely = 0.97F;
  if (answers.empty() || work.pending ||
      context.acts->of(work.sentence, AnswerAct::open_step) >= surely)
    return false;
  const Span sentence = text.sentences[work.sentence].span;
  const auto answer =
      std::lower_bound(answers.begin(), answers.end(), sentence.start,
                       [](Span each, std::size_t start) { return each.end <= start; });
  return answer == answers.end() || !answer->overlaps(sentence);
}

// "Cleaning takes a week from the day we have it.": how long all of it takes, from when the thing
// is here.
bool tells_whole_duration(const Text& text) {
  static const WordPhrases takes{"it|this|that|all|repair|work|whole will? take|takes|needs|need",
                                 "it'll|that'll take", "expect|allow|count|reckon|plan"};
  static const WordPhrases from{"from when|the|then|arrival|receipt", "after|once|when it|we|they",
                                "after arrival|receipt", "in all|total", "there and"};
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    const auto words = text.words_of(sentence);
    return takes.in(words) && from.in(words) && names_time(words);
  });
}

// A day or an hour to come stands somewhere else: by it the customer may know when.
bool names_other_time(const Context& context) {
  const Text& text = context.draft.text;
  const Date written = context.message.date.value_or(Date{});
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    return find_deadline(text.words_of(sentence), written).has_value();
  });
}

// Whether the customer is asked for something, so that the next step is theirs.
bool asks_customer(const Context& context, const Sentence& sentence) {
  const Text& text = context.draft.text;
  return waits_for_customer(context.body(), text, sentence) && !is_advice(text.words_of(sentence));
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  // Once they are, it does not matter what is open; an invitation to test may be of what is done.
  for (const Sentence& sentence : text.sentences)
    if (asks_customer(context, sentence) && !invites_to_test(text.words_of(sentence))) return;
  std::vector<OpenWork> open = announced_work(context);
  if (open.empty()) return;
  const std::vector<Span> answers =
      is_pending(text) ? std::vector<Span>{} : places_of_answers(context.coverage);
  std::erase_if(open, [&](const OpenWork& work) { return is_aside(context, work, answers); });
  if (open.empty()) return;
  // A time anywhere in what we promise is a time for the next step.
  for (const OpenWork& work : open)
    if (has_time(context, work)) return;
  const std::size_t first_open = text.sentences[open.front().sentence].span.start;
  for (const Sentence& sentence : text.sentences)
    if (asks_customer(context, sentence) &&
        !(sentence.span.end <= first_open &&
          holds_blank_line(slice(context.body(), {sentence.span.end, first_open}))))
      return;
  const auto certain =
      std::find_if(open.begin(), open.end(), [](const OpenWork& work) { return work.certain; });
  const auto named = certain != open.end() ? certain : open.begin();
  const bool certain_and_untimed =
      named->certain && !tells_whole_duration(text) && !names_other_time(context);
  Diagnostic& diagnostic = findings.add(
      named->words,
      formatted("“{}” leaves the next step open without a time: the customer does not know "
                "when to expect it and has to ask again; name a day or an hour.",
                shortened(slice(context.body(), text.sentences[named->sentence].span))),
      certain_and_untimed ? std::nullopt : std::optional(Severity::suggestion));
  if (const Item* item = deferred_item(context, *named)) diagnostic.item = item->id;
  diagnostic.confidence = certain_and_untimed ? 0.75 : 0.5;
}

}  // namespace

extern const Rule missing_eta{
    "missing-eta", Severity::warning,
    "substance",   "Something is still open with us, and no time is given for the next step.",
    check,
};

}  // namespace replylint::catalogue
