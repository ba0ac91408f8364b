#include <fmt/format.h>

#include "rules/asks.h"
#include "rules/fields.h"
#include "rules/shortened.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// "Is it still 4.2?", "please confirm", "which other version": not the same again.
bool asks_to_confirm(std::span<const Word> words) {
  static const WordPhrases phrases{
      "confirm|confirming|correct|double-check|verify|still|really|indeed|another|other|else|again|different|both|actual|new|newer|older|previous|before|exactly which",
      "you wrote|mentioned|said|sent|gave|named|quoted|told",
      "is|was that|it right",
  };
  return phrases.in(words);
}

// "If that does not help, please send us the message that you get then": what is not known yet.
bool asks_for_later(std::span<const Word> words) {
  static const WordPhrases phrases{"if|once|when|whenever|after|should|unless|next|otherwise",
                                   "and|but|then if|once|when|after|should|next"};
  const auto condition = phrases.match_at(words, 0);
  return condition && !words.back().folded.starts_with('?');
}

void check(const Context& context, Findings& findings) {
  // What is not quoted of the customer's message is not known then: but what is quoted was told.
  if (!context.has_inquiry()) return;
  const std::vector<Ask>& asks = asks_of(context);
  if (asks.empty()) return;
  std::optional<Told> told;
  const Text& text = context.draft.text;
  for (const Ask& ask : asks) {
    const Sentence& sentence = text.sentences[ask.sentence];
    if (asks_to_confirm(text.words_of(sentence)) || asks_for_later(text.words_of(sentence)))
      continue;
    for (const Field field : fields_named(ask.words(context))) {
      if (!told) told.emplace(context);
      const auto known = told->find(field, ask.words(context));
      // The customer's own word beside the question shows that it was read.
      if (!known || slice(context.body(), sentence.span).find(*known) != std::string_view::npos)
        continue;
      Diagnostic& diagnostic = findings.add(
          ask.span,
          fmt::format("“{}” asks for what the customer has told already (“{}”): it looks as if the "
                      "message had not been read; use it, or quote it and ask whether it holds.",
                      shortened(slice(context.body(), ask.span)), shortened(*known)));
      diagnostic.confidence = 0.75;
      break;
    }
  }
}

}  // namespace

extern const Rule asks_for_known{
    "asks-for-known",
    Severity::suggestion,
    "substance",
    "The reply asks for something that the customer has written already.",
    check,
};

}  // namespace replylint::catalogue
