#include "rules/excuses.h"
#include "rules/tone_evidence.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” is a threat: it frightens a customer who erred and provokes one who "
    "did not; state what was done, or what happens on which day, and the reason.";

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  for (const ToneEvidence& evidence : find_tone(context, "threat", Tone::threat)) {
    const Words words = text.words_of(text.sentences[evidence.sentence]);
    if (evidence.phrase != nullptr || (!shares_feeling(words) && !announces_decision(words) &&
                                       !waives(words) && !harms_nobody(words)))
      report_tone(context, evidence, "threat", message, findings);
  }
}

}  // namespace

extern const Rule threat{
    "threat", Severity::error, "tone", "Threatens, or sets an ultimatum.", check,
};

}  // namespace replylint::catalogue
