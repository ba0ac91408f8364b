#include <fmt/format.h>

#include "rules/limitation.h"
#include "rules/shortened.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// One sentence that names several ways: "either …", "A or B", "two ways".
bool names_several(std::span<const Word> words) {
  static const WordPhrases phrases{
      "either|or|both|also|another|alternatively|options|ways|possibilities|choices|alternatives",
      "prefer you|one",
      "which one|of",
      "two|three|several|some|other|few ways|options|possibilities|choices|models|plans",
  };
  return phrases.in(words);
}

void check(const Context& context, Findings& findings) {
  const auto& limitation = limitation_of(context);
  if (!limitation || limitation->is_cause || limitation->solved || limitation->options.size() != 1)
    return;
  const std::size_t option = limitation->options.front();
  const Text& text = context.draft.text;
  constexpr float likely = 0.4F;
  const auto words = text.words_of(text.sentences[option]);
  if (option <= limitation->sentence ||
      (context.acts->of(option, Act::option) < likely && !offers_way_out(words)) ||
      names_several(words))
    return;
  const Span span = text.sentences[option].span;
  Diagnostic& diagnostic = findings.add(
      span,
      fmt::format("“{}” is the only way out that is offered, after “{}”: customers choose "
                  "better between several; name a second one, and what speaks for each.",
                  shortened(slice(context.body(), span)),
                  shortened(slice(context.body(), text.sentences[limitation->sentence].span))));
  diagnostic.item = limitation->item->id;
  diagnostic.confidence = 0.5;
}

}  // namespace

extern const Rule single_option{
    "single-option", Severity::suggestion,
    "substance",     "A limitation is explained with one way out only.",
    check,
};

}  // namespace replylint::catalogue
