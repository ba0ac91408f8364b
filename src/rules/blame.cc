#include <algorithm>

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

// "Because you moved", where the customer wrote "I moved": their own account, not held against
// them.
bool is_told_by_customer(const Context& context, Words words) {
  static const WordPhrases because_you{"because|since|as|when you have|had|also?"};
  static const auto told = [](Words theirs, std::string_view verb) {
    static constexpr auto writer = word_set("i", "we", "i've", "we've");
    constexpr std::size_t reach = 3;
    for (std::size_t i = 1; i < theirs.size(); ++i) {
      if (theirs[i].folded != verb) continue;
      const Words before = theirs.subspan(i - std::min(i, reach), std::min(i, reach));
      if (std::any_of(before.begin(), before.end(),
                      [](const Word& word) { return writer.has(word); }))
        return true;
    }
    return false;
  };
  const auto match = because_you.find(words);
  return match && match->end < words.size() &&
         told(context.inquiry.text.words, words[match->end].folded);
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  for (const ToneEvidence& evidence : find_tone(context, "blame", Tone::blame)) {
    const Words words = text.words_of(text.sentences[evidence.sentence]);
    if (is_told_by_customer(context, words)) continue;
    if (evidence.phrase != nullptr || !is_fault_of_batch(words))
      report_tone(context, evidence, "blame", message, findings);
  }
}

}  // namespace

extern const Rule blame{
    "blame", Severity::warning, "tone", "Puts the fault on the customer.", check,
};

}  // namespace replylint::catalogue
