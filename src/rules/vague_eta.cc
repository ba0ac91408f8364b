#include <algorithm>
#include <array>

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

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// "I hope your partner gets well soon", "we hope to see you again soon": a wish.
bool is_wish(std::span<const Word> words) {
  static const WordPhrases phrases{
      "hope|hoping|hopefully|wish|wishing|trust that? you|your|he|she|they|everybody|everyone|all",
      "hope|wish for",
      "get|gets|getting|is|are|feel|feels|feeling|be well|better",
      "hope|hoping|look|looking|happy|glad|pleased|delighted|love|wish|wishing to|forward? "
      "see|seeing|welcome|welcoming|meet|meeting|host|hosting|greet|have|having|serve|to",
      "recover|recovers|recovery",
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

// "Please reply as soon as possible": the customer's time, not ours.
bool asks_the_customer(const Sentence& sentence, std::span<const Word> words, Span vague) {
  // To wait for us is asked of them too.
  static constexpr auto waiting =
      word_set("allow", "bear", "expect", "give", "hang", "patience", "patient", "sit");
  for (const Word& word : words)
    if (waiting.has(word) && word.span.start <= vague.end) return false;

  if (sentence.form == SentenceForm::imperative || sentence.form == SentenceForm::interrogative)
    return true;
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.folded == "please" || word.folded == "kindly";
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
  if (word == words.end() || (word->folded != "soon" && word->folded != "shortly")) return false;
  const auto is = [](const Word& neighbour, auto... names) {
    return ((neighbour.folded == std::string_view(names)) || ...);
  };
  return (word != words.begin() && is(*std::prev(word), "as", "how", "too", "so")) ||
         (std::next(word) != words.end() &&
          is(*std::next(word), "as", "after", "before", "enough"));
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  Span last;
  for (const PhraseHit& hit : context.phrase_hits) {
    if (hit.phrase->id != "vague-eta" || (!last.empty() && hit.span.start < last.end)) continue;
    const Sentence& sentence = text.sentences[hit.sentence];
    const auto words = text.words_of(sentence);
    if (asks_the_customer(sentence, words, hit.span) || is_comparison(hit, words) || is_wish(words))
      continue;
    const bool short_promise = sentence.form == SentenceForm::fragment || words.size() <= 4;
    const std::string_view vague = slice(context.body(), hit.span);
    // "Soon" and the like also tell how things go; several words mostly put somebody off.
    const bool several =
        vague.find(' ') != std::string_view::npos && vague.find("later") == std::string_view::npos;
    const bool of_any_event =
        vague.ends_with("soon") || vague.ends_with("shortly") || vague.ends_with("eventually");
    if (!short_promise && !promises(words, !of_any_event) && (!several || is_past(words))) continue;
    // A time may stand in the same sentence or in the next.
    const std::size_t end = sentences_near(context, hit.sentence, 1).end;
    bool timed = false;
    for (std::size_t i = hit.sentence; i < end; ++i)
      timed = timed || names_time(text.words_of(text.sentences[i]));
    if (timed) continue;
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
