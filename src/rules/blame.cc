#include <algorithm>
#include <string_view>
#include <vector>

#include "rules/excuses.h"
#include "rules/tone_evidence.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” puts the fault on the customer, who will defend it instead of reading "
    "on; state the cause without a person.";

// "The batch that yours is from had weak batteries": the fault is ours, or the maker's.
bool is_fault_of_batch(Words words) {
  static const WordPhrases phrases{
      "batch|lot|series|delivery|shipment|production|factory|maker|manufacturer|supplier that|which? "
      "your|yours? * had|has|was|came|used|got|sent|made"};
  static constexpr auto persons = word_set("you", "you've", "you'd", "you're");
  return phrases.in(words) && std::none_of(words.begin(), words.end(),
                                           [](const Word& word) { return persons.has(word); });
}

// What customers tell of themselves: the words up to three behind "I" or "we", in order.
std::vector<std::string_view> find_own_deeds(const Context& context) {
  static constexpr auto writer = word_set("i", "we", "i've", "we've");
  constexpr std::size_t reach = 3;
  const Words words = context.inquiry.text.words;
  std::vector<std::string_view> deeds;
  std::size_t left = 0;  // words that may still be of the last one
  for (const Word& word : words) {
    if (left > 0) deeds.push_back(word.folded), --left;
    if (writer.has(word)) left = reach;
  }
  std::sort(deeds.begin(), deeds.end());
  return deeds;
}

// "Because you moved", where the customer wrote "I moved": their own account, not held against
// them.
bool is_told_by_customer(const Context& context, Words words, Span span) {
  static const WordPhrases because_you{"because|since|as|when you have|had|also?"};
  const auto match = because_you.find(words);
  if (!match || match->end >= words.size()) return false;
  const Span told{words[match->first].span.start, words[match->end].span.end};
  const auto& deeds = context.once(find_own_deeds);
  return told.overlaps(span) &&
         std::binary_search(deeds.begin(), deeds.end(), words[match->end].folded);
}

// "Because your car is registered at your parents' address." to "Why was my permit refused?"
bool gives_reason_asked_for(const Context& context, Words words) {
  static const WordPhrases because{"because|as|since your"};
  static constexpr auto persons = word_set("you", "you've", "you'd", "you're", "yourself");
  const auto& items = context.inquiry.items;
  return because.match_at(words, 0) &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) { return persons.has(word); }) &&
         std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return item.wants == Wanted::reason; });
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  for (const ToneEvidence& evidence : find_tone(context, "blame", Tone::blame)) {
    const Words words = text.words_of(text.sentences[evidence.sentence]);
    if (is_told_by_customer(context, words, evidence.span) || tells_absence(words)) continue;
    if (evidence.phrase == nullptr && gives_reason_asked_for(context, words)) continue;
    if (evidence.phrase != nullptr || (!is_fault_of_batch(words) && !clears_customer(words)))
      report_tone(context, evidence, "blame", message, findings);
  }
}

}  // namespace

extern const Rule blame{
    "blame", Severity::warning, "tone", "Puts the fault on the customer.", check,
};

}  // namespace replylint::catalogue
