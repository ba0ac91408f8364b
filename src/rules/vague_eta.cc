#include <algorithm>
#include <array>

#include "rules/excuses.h"
#include "rules/phrases.h"
#include "rules/substance.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 14> future_words = {
    "'ll"sv,  "able"sv, "aim"sv,   "be"sv,     "can"sv, "expect"sv, "going"sv,
    "hope"sv, "plan"sv, "shall"sv, "should"sv, "to"sv,  "try"sv,    "will"sv};
constexpr std::array<std::string_view, 19> ours = {
    "colleague"sv,  "colleagues"sv,  "department"sv, "engineer"sv, "engineers"sv,
    "i"sv,          "manager"sv,     "me"sv,         "my"sv,       "our"sv,
    "somebody"sv,   "someone"sv,     "staff"sv,      "support"sv,  "team"sv,
    "technician"sv, "technicians"sv, "us"sv,         "we"sv};

// "I hope your partner gets well soon", "we hope to see you again soon": a wish.
bool is_wish(std::span<const Word> words) {
  static const WordPhrases phrases{
      "hope|hoping|hopefully|wish|wishing|trust that? you|your|he|she|they|everybody|everyone|all",
      "hope|wish for",
      "get|gets|getting|is|are|feel|feels|feeling|be well|better",
      "hope|hoping|look|looking|happy|glad|pleased|delighted|love|wish|wishing to|forward? "
      "see|seeing|welcome|welcoming|meet|meeting|host|hosting|greet|have|having|serve|to",
      "recover|recovers|recovery",
      "hope|wish * * * are|is|be soon",
  };
  static const WordPhrases answer{"hear|get|have|back an|a|from|to news|reply|answer|response|us"};
  return phrases.in(words) && !answer.in(words);
}

// What we will do, or what will be done: "we'll look soon", "it should be fixed shortly"; with
// `anybody` what will happen at all.
bool promises(std::span<const Word> words, bool anybody) {
  bool future = false;
  bool by_us = false;
  for (const Word& word : words) {
    const bool contracted = word.folded.ends_with("'ll");
    future = future || contracted || is_one_of(future_words, word.folded);
    by_us = by_us || contracted || word.folded == "be" || word.folded == "you" ||
            is_one_of(ours, word.folded.substr(0, word.folded.find('\'')));
  }
  return future && (by_us || anybody);
}

// What also tells how things go by themselves: "bit by bit the print goes", "fifty in the queue".
bool is_loose(std::span<const Word> vague) {
  static const WordPhrases phrases{
      "in the|its|their|our? queue|line|pile",
      "bit|little|by by bit|little|by",
      "at some point|time",
      "one of these|the",
      "later on",
      "sooner or",
      "down the line|road|track",
      "as|after the|our|your|things|it|they",
      "after some|several|a",
      "in the long",
  };
  if (phrases.match_at(vague, 0)) return true;
  return vague.size() > 1 && vague[0].folded == "as" && vague.back().folded.starts_with("settle");
}

// "It may take a while" also tells how a machine works.
bool takes_time(std::span<const Word> vague) {
  return std::any_of(vague.begin(), vague.end(),
                     [](const Word& word) { return word.folded == "take"; });
}

std::span<const Word> words_within(std::span<const Word> words, Span span) {
  const auto first = std::find_if(words.begin(), words.end(),
                                  [&](const Word& word) { return word.span.start >= span.start; });
  const auto end = std::find_if(first, words.end(),
                                [&](const Word& word) { return word.span.start >= span.end; });
  return {first, end};
}

// "Your case is in the queue", "the letter will be sent at some point".
bool puts_off(std::span<const Word> words, Span vague) {
  static const WordPhrases waits{"is|are|it's|been|be|sits|waits|waiting|still|you're|remains in"};
  static const WordPhrases will{"will|shall|won't", "going to", "i'll|we'll|it'll|you'll|they'll"};
  // "not to see your name in the queue"
  static const WordPhrases place{"in the|its|their|our? queue|line|pile"};
  const auto at = std::find_if(words.begin(), words.end(),
                               [&](const Word& word) { return word.span.start >= vague.start; });
  if (at != words.end() && at != words.begin() && at->folded == "in" &&
      waits.match_at(words, static_cast<std::size_t>(at - words.begin()) - 1))
    return true;
  if (place.match_at(words_within(words, vague), 0)) return false;
  return will.in(words) && promises(words, false);
}

// Said of what is or will be, not of what was.
bool is_past(std::span<const Word> words) {
  static constexpr auto past = word_set("did", "had", "was", "were");
  bool finite = false;
  for (const Word& word : words) {
    if (word.tag != Tag::finite_verb) continue;
    if (!past.has(word) && !word.folded.ends_with("ed")) return false;
    finite = true;
  }
  return finite;
}

// "Should a supplier ask you in the next weeks, ring them.": when something may happen.
bool is_condition(std::span<const Word> words, Span vague) {
  static constexpr auto opens = word_set("if", "should", "when", "whenever");
  const auto comma =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.folded == ","; });
  return comma != words.end() && vague.end <= comma->span.start && opens.has(words.front());
}

// "Please reply as soon as possible": the customer's time, not ours.
bool asks_the_customer(const Sentence& sentence, std::span<const Word> words, Span vague) {
  // To wait for us is asked of them too.
  static constexpr auto waiting =
      word_set("allow", "bear", "expect", "give", "hang", "patience", "patient", "sit");
  for (const Word& word : words)
    if (waiting.has(word) && word.span.start <= vague.end) return false;

  if (sentence.form == SentenceForm::imperative || sentence.form == SentenceForm::interrogative)
    return true;
  // Behind the vague words only right behind them: "…, so please leave the old one unpaid".
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    constexpr std::size_t reach = 2;
    return (word.folded == "please" || word.folded == "kindly") &&
           word.span.start <= vague.end + reach;
  });
}

// "as soon as the transfer ends", "how soon", "too soon", "soon after": no promise of a time.
bool is_comparison(const PhraseHit& hit, std::span<const Word> words) {
  const auto word = std::find_if(words.begin(), words.end(), [&](const Word& candidate) {
    return candidate.span.start >= hit.span.start;
  });
  const auto behind = std::find_if(words.begin(), words.end(), [&](const Word& candidate) {
    return candidate.span.start >= hit.span.end;
  });
  if (behind != words.end() && (behind->folded == "after" || behind->folded == "before"))
    return true;
  // "in a bit of bread": a piece.
  static constexpr auto pieces = word_set("bit", "minute", "moment", "second");
  if (behind != words.end() && behind != words.begin() && behind->folded == "of" &&
      pieces.has(*std::prev(behind)))
    return true;
  if (word == words.end() || (word->folded != "soon" && word->folded != "shortly")) return false;
  const auto is = [](const Word& neighbour, auto... names) {
    return ((neighbour.folded == std::string_view(names)) || ...);
  };
  return (word != words.begin() && is(*std::prev(word), "as", "how", "too", "so")) ||
         (std::next(word) != words.end() &&
          is(*std::next(word), "as", "after", "before", "enough"));
}

// A time of its own, which may be the one that is missing before: not "until then you can …", nor
// "from Monday on a mail warns you", nor "at 20:00 each evening".
bool tells_of_another_time(const Context& context, std::size_t sentence) {
  static const WordPhrases until{"until|till|meanwhile", "in the meantime|meanwhile"};
  static const WordPhrases from{"from|since|starting"};
  static const WordPhrases habit{"each|every|daily|always|usually"};
  constexpr float likely = 0.2F;
  const auto words = context.draft.text.words_of(context.draft.text.sentences[sentence]);
  return until.match_at(words, 0) || habit.in(words) || is_past(words) ||
         (from.match_at(words, 0) && context.acts->of(sentence, Act::prevention) >= likely);
}

// "Spaces become free about twice a year": how long it may take.
bool names_frequency(std::span<const Word> words) {
  static const WordPhrases phrases{"once|twice|times a|per|every|each hour|day|week|month|year",
                                   "every|each * hours|days|weeks|months|years"};
  return phrases.in(words);
}

// "The next few days" is a time where somebody was told to stay in, and none for what we will do.
bool holds_loose_days(std::span<const Word> vague) {
  static const WordPhrases phrases{"next few|couple|several of? days|weeks|months"};
  return phrases.in(vague);
}

// A time may stand in the same sentence or in the next one of the paragraph.
bool is_timed(const Context& context, std::size_t sentence, Span vague) {
  const Text& text = context.draft.text;
  auto words = text.words_of(text.sentences[sentence]);
  if (names_frequency(words)) return true;
  // "It was checked this morning and will leave us shortly": the time is of what is done.
  static const WordPhrases going_on{", and|but? will|shall|is|are|should",
                                    "and|but will|shall|should"};
  const auto before =
      words.first(static_cast<std::size_t>(words_within(words, vague).data() - words.data()));
  if (const auto split = going_on.find(before); split && is_past(words.first(split->first)))
    words = words.subspan(split->first);
  if (const auto within = words_within(words, vague); holds_loose_days(within)) {
    if (names_time({words.begin(), within.begin()})) return true;
    words = {within.end(), words.end()};
  }
  if (names_time(words)) return true;
  const std::size_t next = sentence + 1;
  return sentences_near(context, sentence, 1).end > next && !opens_paragraph(context, next) &&
         names_time(text.words_of(text.sentences[next])) && !tells_of_another_time(context, next);
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  Span last;
  for (const PhraseHit& hit : context.phrase_hits) {
    if (hit.phrase->id != "vague-eta" || (!last.empty() && hit.span.start < last.end)) continue;
    const Sentence& sentence = text.sentences[hit.sentence];
    const auto words = text.words_of(sentence);
    if (asks_the_customer(sentence, words, hit.span) || is_comparison(hit, words) ||
        is_wish(words) || is_condition(words, hit.span))
      continue;
    const bool when_asked =
        std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                    [](const Item& item) { return item.wants == Wanted::time; });
    const bool short_promise = sentence.form == SentenceForm::fragment || words.size() <= 4;
    const std::string_view vague = slice(context.body(), hit.span);
    // "Soon" and the like also tell how things go; several words mostly put somebody off.
    const bool several =
        vague.find(' ') != std::string_view::npos && vague.find("later") == std::string_view::npos;
    if (is_plain_no(context, hit.sentence)) continue;
    if (vague == "promptly" && is_past(words)) continue;
    const bool of_any_event =
        vague.ends_with("soon") || vague.ends_with("shortly") || vague.ends_with("eventually");
    if (!short_promise && !promises(words, !of_any_event || when_asked) &&
        (!several || is_past(words)))
      continue;
    const auto within = words_within(words, hit.span);
    if (is_loose(within) && !puts_off(words, hit.span)) continue;
    if (takes_time(within) && !when_asked) continue;
    if (is_timed(context, hit.sentence, hit.span)) continue;
    last = hit.span;
    report_phrase(context, hit, findings);
  }
}

}  // namespace

extern const Rule vague_eta{
    "vague-eta", Severity::warning,
    "substance", "“Soon”, “shortly” or “as soon as possible” stands in place of a time.",
    check,
};

}  // namespace replylint::catalogue
