#include <algorithm>

#include <fmt/format.h>

#include "parse/items.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// The customer says something kind, praise or thanks for something done.
bool is_kind(const Context& context) {
  static const WordPhrases thanks{
      "thanks|thank|grateful * for * help|helping|quick|fast|great|good|support|work|service|"
      "fixing|solving|everything|all|patience|effort|kind",
      "happy|glad|pleased|love|loved|great|excellent|awesome|fantastic|wonderful|perfect|amazing|"
      "impressed|enjoy|enjoyed|recommend|recommended",
  };
  const Text& text = context.inquiry.text;
  return std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [](const Item& item) { return item.kind == ItemKind::praise; }) ||
         std::any_of(text.sentences.begin(), text.sentences.end(),
                     [&](const Sentence& sentence) { return thanks.in(text.words_of(sentence)); });
}

void check(const Context& context, Findings& findings) {
  static const WordPhrases phrases{
      "happy|glad|proud|pleased|delighted|honoured|honored|lucky|grateful|thankful|privileged to "
      "have|call|count|serve|welcome you|your",
      "happy|glad|proud|pleased|delighted|honoured|honored|lucky|grateful|thankful that "
      "you're|you've|you are|have|chose",
      "glad|happy|pleased|delighted|great|nice|good|wonderful to hear|know|read|see|learn "
      "that|about|of|how you|you're|you've|your have|are|had|like|love|enjoy|been|good|great",
      "thanks|thank you? for being|staying|choosing|trusting",
      "thanks|thank you? for your business|loyalty|custom|trust|patronage|confidence",
      "we|i really|truly|greatly|very|do|so? much? appreciate|value your "
      "business|loyalty|custom|trust|patronage|confidence",
      "appreciate|value having you",
      "valued|loyal|great|wonderful|favourite|favorite|best customer|client",
      "for|of your continued|long|many|ongoing|kind loyalty|business|trust|support|words|custom",
  };
  if (!context.has_inquiry() || is_kind(context)) return;
  const Text& text = context.draft.text;
  for (const Sentence& sentence : text.sentences) {
    const auto words = text.words_of(sentence);
    const auto match = phrases.find(words);
    if (!match) continue;
    const Span span{words[match->first].span.start, words[match->end - 1].span.end};
    Diagnostic& diagnostic = findings.add(
        span, fmt::format("“{}” answers praise that the customer did not give, and reads as a "
                          "stock line; keep it for a customer who says that they are happy.",
                          shortened(slice(context.body(), span))));
    diagnostic.confidence = 0.7;
    return;
  }
}

}  // namespace

extern const Rule unearned_thanks{
    "unearned-thanks",
    Severity::suggestion,
    "tone",
    "Thanks for loyalty or praise where the customer praised nothing.",
    check,
};

}  // namespace replylint::catalogue
