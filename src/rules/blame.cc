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

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  for (const ToneEvidence& evidence : find_tone(context, "blame", Tone::blame))
    if (evidence.phrase != nullptr ||
        !is_fault_of_batch(text.words_of(text.sentences[evidence.sentence])))
      report_tone(context, evidence, "blame", message, findings);
}

}  // namespace

extern const Rule blame{
    "blame", Severity::warning, "tone", "Puts the fault on the customer.", check,
};

}  // namespace replylint::catalogue
