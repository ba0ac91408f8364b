#include <algorithm>
#include <string_view>

#include "match/evidence.h"
#include "rules/excuses.h"
#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "text/pronouns.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” argues with the customer, and an argument with a customer is lost "
    "however it ends; state your own view, with what it rests on, and go on to the "
    "solution.";

// "Report the review if you believe that it is false": the customer's view of somebody else.
bool is_view_of_customer(Words words, Span span) {
  static const WordPhrases views{
      "if|whether|when|where|unless|should you * believe|think|feel|find|suspect|hold|consider|see|"
      "know|notice|say|tell|show"};
  const auto view = views.find(words);
  return view && words[view->first].span.start < span.start &&
         std::none_of(
             words.begin() + static_cast<std::ptrdiff_t>(view->end), words.end(),
             [&](const Word& word) { return word.folded == "," && word.span.start < span.start; });
}

// "No, the X200 was replaced by the X300": the answer to a question of yes or no, of a thing.
bool answers_question(const Context& context, Words words) {
  static const WordPhrases verdict{"yes|no ,"};
  const auto& items = context.inquiry.items;
  return verdict.match_at(words, 0) && std::none_of(words.begin(), words.end(), is_second_person) &&
         std::all_of(items.begin(), items.end(), [](const Item& item) {
           return item.kind == ItemKind::question && item.wants == Wanted::verdict;
         });
}

// "We did not." to "Did you throw away my bike?", with what became of it behind.
bool answers_what_we_did(const Context& context, std::size_t sentence) {
  static const WordPhrases answer{"i|we did|have|had|do not|n't", "i|we didn't|haven't|don't"};
  static const WordPhrases asked{"did|have|do you|your"};
  constexpr std::size_t longest = 4;
  const Words words = context.draft.text.words_of(context.draft.text.sentences[sentence]);
  const auto& items = context.inquiry.items;
  return words.size() <= longest && answer.match_at(words, 0) &&
         sentences_near(context, sentence, 1).end > sentence + 1 &&
         std::any_of(items.begin(), items.end(), [&](const Item& item) {
           return item.wants == Wanted::verdict && asked.in(words_of(context.inquiry, item));
         });
}

// "As you said yourself, the lamp is old, and an old lamp …" to who wrote that: it is granted, and
// nothing is held against them.
bool grants_their_words(const Context& context, Words words) {
  static const WordPhrases opening{"as you said|wrote|say|write|noticed yourself ,"};
  static constexpr auto held =
      word_set("cannot", "hence", "no", "nobody", "none", "not", "nothing", "so", "therefore",
               "thus", "you", "you'd", "you're", "your");
  const auto match = opening.match_at(words, 0);
  if (!match) return false;
  const Words rest = words.subspan(match->end);
  const auto comma =
      std::find_if(rest.begin(), rest.end(), [](const Word& word) { return word.folded == ","; });
  constexpr std::ptrdiff_t longest = 16;  // words of theirs
  if (comma == rest.end() || comma - rest.begin() > longest ||
      std::any_of(rest.begin(), rest.end(),
                  [](const Word& word) { return held.has(word) || word.folded.ends_with("n't"); }))
    return false;
  return std::all_of(rest.begin(), comma,
                     [&](const Word& word) { return is_customers_word(context, word); });
}

// "It says that your card has expired." to "What does your letter say?"
bool tells_what_is_written(const Context& context, Words words) {
  static const WordPhrases says{"it|this|that says|said|means|meant|tells"};
  static const WordPhrases asked{"say|says|said|mean|means|meant|tell|tells|understand"};
  const auto& items = context.inquiry.items;
  return says.match_at(words, 0) && std::any_of(items.begin(), items.end(), [&](const Item& item) {
           return item.kind == ItemKind::question && asked.in(words_of(context.inquiry, item));
         });
}

void check(const Context& context, Findings& findings) {
  // "A comparison with NULL is neither true nor false."
  static const WordPhrases neither_nor{"neither true|right|correct nor false|wrong|incorrect"};
  // "Nobody told you that the van had broken down.": what we failed to do.
  static const WordPhrases failed{"nobody|noone told|asked|called|informed|warned|rang you",
                                  "no one told|asked|called|informed|warned|rang you"};
  const Text& text = context.draft.text;
  for (const ToneEvidence& evidence : find_tone(context, "arguing", Tone::arguing)) {
    const Words words = text.words_of(text.sentences[evidence.sentence]);
    if (grants_their_words(context, words) || is_view_of_customer(words, evidence.span) ||
        owns_up_to_words(context, evidence.sentence) ||
        (evidence.phrase == nullptr &&
         (neither_nor.in(words) || failed.match_at(words, 0) || answers_question(context, words) ||
          agrees_with_customer(words) || tells_what_is_written(context, words) ||
          answers_what_we_did(context, evidence.sentence))))
      continue;
    report_tone(context, evidence, "arguing", message, findings);
  }
}

}  // namespace

extern const Rule arguing{
    "arguing", Severity::warning, "tone", "Argues with the customer about who is right.", check,
};

}  // namespace replylint::catalogue
