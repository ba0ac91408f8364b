#include <algorithm>
#include <optional>

#include "rules/reply_shape.h"
#include "rules/tone_evidence.h"
#include "text/time_words.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” reads as contempt or as a dismissal, and that is all the customer will "
    "remember; say what can be done, or who can do it.";

// "Can I cancel at any time?": that they may leave is the answer, and no dismissal.
bool asks_to_leave(const Context& context) {
  static const WordPhrases leaving{
      "cancel|cancelled|cancelling|cancellation|leave|leaving|quit|terminate|termination|resign",
      "opt|get|getting|back|check|move|moving out",
      "end|stop|ending|stopping my|our|the|a|this * contract|membership|subscription|plan|lease",
      "locked|tied|bound in|into|to",
      "minimum|notice term|period",
      "give notice",
  };
  return std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [&](const Item& item) {
                       const Text& text = context.inquiry.text;
                       return (item.kind == ItemKind::question || item.kind == ItemKind::request) &&
                              leaving.in(text.words_of(text.sentences[item.sentence]));
                     });
}

// "I'm sorry. … It was an ugly little chain of errors, and every link is ours."
bool owns_up(const Text& text) {
  static const WordPhrases phrases{"sorry|apologise|apologize|apologies|apology",
                                   "our|my own? mistake|fault|error|failure|doing",
                                   "is|was|are|were ours|mine", "forgive me|us"};
  return std::any_of(text.sentences.begin(), text.sentences.end(),
                     [&](const Sentence& sentence) { return phrases.in(text.words_of(sentence)); });
}

// "Your parcel is at the depot in Leeds.": where a thing is, and not a word on anybody.
bool tells_whereabouts(Words words) {
  static const WordPhrases lies{"your|our|the|my * is|was|are|were|lies|has|have been? at|in|on"};
  const auto match = lies.match_at(words, 0);
  return match && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(match->end), words.end(),
                              [](const Word& word) {
                                return word.kind != WordKind::word || is_noun(word.tag) ||
                                       word.tag == Tag::determiner || word.tag == Tag::preposition;
                              });
}

// "I was a fool to trust the sensor.", "Stupid of me.", "A pathetic performance of ours": the
// writer chides themselves. Not "stupid of us to trust you".
bool chides_self(Words words, Span span) {
  static const WordPhrases before{"i|we was|were|am|are|felt|feel",
                                  "i|we looked|look|felt|feel like",
                                  "i|we was|were|am|are such|just|simply|being"};
  static const WordPhrases behind{"of me|us|ours|mine", "by me|us", "on|from our|my part|side|end"};
  static const WordPhrases sneer{
      "trust|trusting|believe|believing|expect|help|helping|listen|hope|rely|think|accept|serve|take|"
      "taking|count * you|your|you'd|you're"};
  constexpr std::size_t reach = 3;  // words
  const auto first = static_cast<std::size_t>(
      std::find_if(words.begin(), words.end(),
                   [&](const Word& word) { return word.span.start >= span.start; }) -
      words.begin());
  const auto end = static_cast<std::size_t>(
      std::find_if(words.begin(), words.end(),
                   [&](const Word& word) { return word.span.start >= span.end; }) -
      words.begin());
  if (sneer.in(words)) return false;
  for (std::size_t i = first - std::min(first, reach); i < first; ++i)
    if (const auto match = before.match_at(words, i); match && match->end == first) return true;
  for (std::size_t i = end; i < std::min(words.size(), end + reach + 1); ++i) {
    if (words[i].kind == WordKind::symbol) break;
    // "It annoys the hell out of me."
    if (words[i].folded == "out") return false;
    if (behind.match_at(words, i)) return true;
  }
  return false;
}

// "There's nothing stupid about asking": denied.
bool is_denied(Words words, Span span) {
  static const WordPhrases nothing{"nothing"};
  static const WordPhrases about{"about|in"};
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if (words[i].span == span)
      return nothing.match_at(words, i - 1) && about.match_at(words, i + 1);
  return false;
}

// "Four hours at the roadside is awful.": what the customer went through.
bool judges_wait(Words words) {
  return duration_at(words, 0) && !speaks_to_customer(words);
}

// "That's a holiday, so no." to "Are you open on the 1st?"
bool concludes_verdict(const Context& context, Words words) {
  static const WordPhrases verdict{", so yes|no|not .|,", ", so|then it|they|you|we * not .|,"};
  const auto& items = context.inquiry.items;
  return verdict.in(words) && std::any_of(items.begin(), items.end(), [](const Item& item) {
           return item.wants == Wanted::verdict;
         });
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  std::optional<bool> owned_up;  // looked for once
  for (const ToneEvidence& evidence : find_tone(context, "rude", Tone::rude)) {
    const Words words = text.words_of(text.sentences[evidence.sentence]);
    if (evidence.phrase == nullptr &&
        (tells_whereabouts(words) || concludes_verdict(context, words)))
      continue;
    if (evidence.phrase != nullptr && slice(context.body(), evidence.span).ends_with(" to leave") &&
        asks_to_leave(context))
      continue;
    if (chides_self(words, evidence.span) || is_denied(words, evidence.span) || judges_wait(words))
      continue;
    report_tone(context, evidence, "rude", message, findings);
    // What is owned up to may be called by its name.
    if (evidence.phrase != nullptr && evidence.phrase->phrase->severity == Severity::warning &&
        !speaks_to_customer(words)) {
      if (!owned_up) owned_up = owns_up(text);
      if (*owned_up) findings.suggest_last();
    }
  }
}

}  // namespace

extern const Rule rude{
    "rude", Severity::error, "tone", "Insult, profanity, contempt or dismissal.", check,
};

}  // namespace replylint::catalogue
