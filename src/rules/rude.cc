#include <algorithm>

#include "rules/tone_evidence.h"
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

void check(const Context& context, Findings& findings) {
  for (const ToneEvidence& evidence : find_tone(context, "rude", Tone::rude)) {
    if (evidence.phrase != nullptr && slice(context.body(), evidence.span).ends_with(" to leave") &&
        asks_to_leave(context))
      continue;
    report_tone(context, evidence, "rude", message, findings);
  }
}

}  // namespace

extern const Rule rude{
    "rude", Severity::error, "tone", "Insult, profanity, contempt or dismissal.", check,
};

}  // namespace replylint::catalogue
