#include <algorithm>

#include "rules/praise.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// Any word of thanks or gladness takes notice of the praise.
bool takes_notice(const Context& context) {
  static const WordPhrases phrases{
      "thank|thanks|thankful|grateful|appreciate|appreciated|cheers",
      "glad|happy|pleased|delighted|great|good|nice|lovely|wonderful|kind|honoured|proud",
      "made|makes my|our|us|me day|happy|smile",
      "pass|passed|passing it|this|that|your|them on|along|to",
      "means|mean a|so lot|much",
      "enjoy|enjoyed|love|loved|welcome",
  };
  const Text& text = context.draft.text;
  return std::any_of(text.sentences.begin(), text.sentences.end(),
                     [&](const Sentence& sentence) { return phrases.in(text.words_of(sentence)); });
}

void check(const Context& context, Findings& findings) {
  const auto& items = context.inquiry.items;
  constexpr double sure = 0.6;
  const std::optional<Praise>& praise = praise_of(context);
  if (!praise || praise->confidence < sure || context.draft.text.sentences.empty() ||
      takes_notice(context))
    return;
  // Praise beside a complaint is no praise: "great, now it is down again".
  if (std::any_of(items.begin(), items.end(),
                  [](const Item& item) { return item.kind == ItemKind::complaint; }))
    return;
  const std::size_t end = context.draft.text.sentences.back().span.end;
  Diagnostic& diagnostic = findings.add(
      {end, end},
      formatted("The customer praises you (“{}”), and the reply takes no notice of it; a line of "
                "thanks in your own words keeps a happy customer happy.",
                shortened(slice(context.customer.body, praise->span))));
  if (praise->item != nullptr) diagnostic.item = praise->item->id;
  diagnostic.confidence = praise->confidence;
}

}  // namespace

extern const Rule missing_thanks{
    "missing-thanks",
    Severity::suggestion,
    "tone",
    "The customer says that they are happy, and the reply takes no notice.",
    check,
};

}  // namespace replylint::catalogue
