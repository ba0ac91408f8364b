#include <algorithm>
#include <optional>

#include "rules/answering_passage.h"
#include "rules/open_items.h"
#include "text/verb_stem.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// "If not, when?": true, "If so, what does it cost?": false; nothing where no such condition stands
// before the item.
std::optional<bool> asked_for_no(const Context& context, const Item& item) {
  static const WordPhrases conditions{"if not|no", "if so|yes|possible"};
  constexpr std::size_t lead_in = 4;  // words
  const auto words = context.inquiry.text.words_of(context.inquiry.text.sentences[item.sentence]);
  const auto first = static_cast<std::size_t>(
      std::find_if(words.begin(), words.end(),
                   [&](const Word& word) { return word.span.end > item.span.start; }) -
      words.begin());
  for (std::size_t i = first - std::min(first, lead_in); i <= first; ++i)
    if (const auto match = conditions.match_at(words, i)) return match->phrase == 0;
  return std::nullopt;
}

// "Is there a dark mode? If not, when?": moot where the first answer is another.
bool is_moot(const Context& context, const Item& item) {
  static const WordPhrases negations{
      "no|not|never|none|cannot|can't|don't|doesn't|isn't|aren't|"
      "won't|haven't|hasn't|unfortunately|sorry|afraid"};
  if (item.id < 2 || item.sentence >= context.inquiry.text.sentences.size()) return false;
  const auto for_no = asked_for_no(context, item);
  const ItemCoverage& before = context.coverage.items[static_cast<std::size_t>(item.id) - 2];
  if (!for_no || before.state != ItemState::answered) return false;
  const Text& text = context.draft.text;
  const bool negative =
      std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
        return answers(before, sentence.span) && negations.in(text.words_of(sentence));
      });
  return negative != *for_no;
}

// "Both of you are welcome." to "Can Guy and I come along?"
bool speaks_for_both(const Context& context, const Item& item) {
  static const WordPhrases both{
      "both|all|you of? you|them|two|three|both? are|is|can|may|could|will"};
  static const WordPhrases pair{"can|may|could|should|are|is|will|do * and",
                                "can|may|could|should|are|is|will|do we|they|both"};
  if (item.wants != Wanted::verdict || !pair.match_at(words_of(context.inquiry, item), 0))
    return false;
  const Text& text = context.draft.text;
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    return both.match_at(text.words_of(sentence), 0).has_value();
  });
}

// "The tomatoes need 16 hours of light." to "The lights burn all night. Is that needed?": a
// question that has one word of its own, which the reply takes up.
bool takes_up_only_word(const Context& context, const Item& item) {
  static const WordPhrases asked{"is|are|was|were that|this|it|they|these|those"};
  const Words words = words_of(context.inquiry, item);
  const auto match = asked.match_at(words, 0);
  if (!match || match->end >= words.size() || words[match->end].kind != WordKind::word)
    return false;
  if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(match->end) + 1, words.end(),
                  [](const Word& word) { return word.kind != WordKind::symbol; }))
    return false;
  const std::string_view stem = verb_stem(words[match->end].folded);
  const auto& said = context.draft.text.words;
  return std::any_of(said.begin(), said.end(),
                     [&](const Word& word) { return verb_stem(word.folded) == stem; });
}

// "…, but dogs are not allowed." to "We have a small dog, would that be a problem?"
bool tells_permission(const Context& context, const Item& item) {
  static const WordPhrases asked{
      "would|will|is that|this|it be? a? problem|issue|okay|ok|fine|alright|allowed|permitted|possible"};
  static constexpr auto verdicts = word_set("allowed", "forbidden", "permitted", "prohibited",
                                            "welcome", "accepted", "admitted");
  const Text& theirs = context.inquiry.text;
  const Words question = theirs.words_of(theirs.sentences[item.sentence]);
  if (item.wants != Wanted::verdict || !asked.in(question)) return false;
  const auto singular = [](std::string_view word) {
    return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  };
  constexpr std::size_t most_asked = 60;  // words: each is compared with all of the draft's
  const auto names = question.first(std::min(question.size(), most_asked));
  const Words said = context.draft.text.words;
  constexpr std::size_t reach = 3;  // words between what is spoken of and what is said of it
  for (std::size_t i = 1; i < said.size(); ++i) {
    if (!verdicts.has(said[i])) continue;
    for (std::size_t k = i - std::min(i, reach); k < i; ++k)
      if (std::any_of(names.begin(), names.end(), [&](const Word& word) {
            return is_noun(word.tag) && singular(word.folded) == singular(said[k].folded);
          }))
        return true;
  }
  return false;
}

bool is_settled(const Context& context, const Item& item) {
  return is_settled_before(context, item) || is_moot(context, item) ||
         speaks_for_both(context, item) || takes_up_only_word(context, item) ||
         tells_permission(context, item);
}

void check(const Context& context, Findings& findings) {
  report_open_items(context, ItemKind::question,
                    {"has no answer", "is not answered by",
                     "the customer would have to ask again: answer it here, or say when they will "
                     "have the answer"},
                    findings, is_settled);
}

}  // namespace

extern const Rule unanswered_question{
    "unanswered-question",
    Severity::error,
    "coverage",
    "A question from the customer has no answer.",
    check,
};

}  // namespace replylint::catalogue
