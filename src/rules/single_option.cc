#include <algorithm>
#include <optional>

#include "rules/excuses.h"
#include "rules/limitation.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/promises.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// Names several ways: "either …", "or we print it", "two ways", "if you would rather not wait".
bool names_several(Words words) {
  static const WordPhrases phrases{
      "either|both|also|another|alternatively|options|ways|possibilities|choices|alternatives|"
      "choose",
      "prefer you|one",
      "which one|of",
      "choice|pick between|from|of",
      "two|three|several|some|other|few ways|options|possibilities|choices|models|plans",
  };
  if (phrases.in(words)) return true;
  // "One or two days" is no choice.
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if (words[i].folded == "or" && words[i + 1].kind == WordKind::word) return true;
  return !words.empty() && words.front().folded == "or";
}

// What has to be: "you would have to …", "it would need to …", "what remains is to …".
bool is_only_way(Words words) {
  static const WordPhrases phrases{
      "you|it|we|i|they|that|one will|would|shall have|need",
      "you'd|you'll|it'd|it'll|we'd|they'd have|need",
      "what remains|helps|works|is",
      "what's left",
      "what i|we would|can|could do",
      "what i'd|we'd do",
      "only way|remedy|option|choice|thing",
      "is|are therefore|then|thus|hence? required|needed|necessary",
  };
  return phrases.in(words);
}

// Goes on with what was offered: "Tell me by Friday", "It costs £9", "I can switch you over if you
// say so".
bool goes_on(const Context& context, std::size_t index) {
  static constexpr auto back = word_set("each", "it", "its", "it's", "nothing", "that", "that's",
                                        "then", "these", "they", "this", "until", "while");
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[index]);
  return words.empty() || back.has(words.front()) ||
         std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.folded == "then"; }) ||
         waits_for_customer(context.body(), text, text.sentences[index]);
}

// The only way out that is offered behind the "no"; nothing where there is none, or a second one.
std::optional<std::size_t> only_option(const Context& context, const Limitation& limitation) {
  constexpr float likely = 0.4F;
  constexpr float may_be = 0.3F;
  const Text& text = context.draft.text;
  std::optional<std::size_t> found;
  bool turned = false;
  for (const std::size_t option : limitation.options) {
    const Words words = text.words_of(text.sentences[option]);
    static const WordPhrases another{"instead|otherwise|second|rather|sooner"};
    if (names_several(words) || option < limitation.sentence ||
        (limitation.options.size() > 1 && another.in(words)))
      return std::nullopt;
    // "I can wrap it today, but nobody delivers on a Sunday."
    turned = turned || option == limitation.sentence;
    if (option == limitation.sentence) continue;
    const bool alone = limitation.options.size() == 1 && offers_way_out(words);
    const bool offered = is_only_way(words) ||
                         (!turned && (alone || context.acts->of(option, Act::option) >= likely));
    if (!found) {
      if (offered && !waits_for_customer(context.body(), text, text.sentences[option]))
        found = option;
      continue;
    }
    if (!goes_on(context, option) && (context.acts->of(option, Act::option) >= may_be ||
                                      context.acts->of(option, AnswerAct::offer) >= may_be))
      return std::nullopt;
  }
  return found;
}

// "You can travel in the compartment for four. There is nothing else.": the reply itself says that
// it offers one way out alone, which is that of the sentence before.
std::optional<std::size_t> says_only_option(const Context& context) {
  static const WordPhrases last{
      "there is|are nothing|none else .",
      "there's nothing else .",
      "there is|are no other|alternative|alternatives way|option|choice? .",
      "we|i have nothing else .",
      "that is all there is .",
      "that's all there is .",
      "that is the only thing|option|choice|way",
      "that's the only thing|option|choice|way"};
  static const WordPhrases offer{"you|we|i can|could|may|might"};
  const Text& text = context.draft.text;
  const auto& items = context.inquiry.items;
  if (!text.english || std::none_of(items.begin(), items.end(), [](const Item& item) {
        return item.kind == ItemKind::request ||
               (item.kind == ItemKind::question && item.wants == Wanted::verdict);
      }))
    return std::nullopt;
  for (std::size_t i = 1; i < text.sentences.size(); ++i) {
    const Words before = text.words_of(text.sentences[i - 1]);
    if (last.match_at(text.words_of(text.sentences[i]), 0) && offer.in(before) &&
        !names_several(before))
      return i - 1;
  }
  return std::nullopt;
}

void check(const Context& context, Findings& findings) {
  if (const auto said = says_only_option(context)) {
    const Text& text = context.draft.text;
    const Span span = text.sentences[*said].span;
    findings
        .add(span,
             formatted("“{}” is the only way out that is offered, after which “{}” closes the "
                       "door: name a second one, and what speaks for each.",
                       shortened(slice(context.body(), span)),
                       shortened(slice(context.body(), text.sentences[*said + 1].span))))
        .confidence = 0.5;
    return;
  }
  const auto& limitation = limitation_of(context);
  if (!limitation || limitation->is_cause || limitation->solved) return;
  const std::optional<std::size_t> only = only_option(context, *limitation);
  if (!only || has_second_offer_beside(context, *only)) return;
  const std::size_t option = *only;
  const Text& text = context.draft.text;
  const Span span = text.sentences[option].span;
  Diagnostic& diagnostic = findings.add(
      span, formatted("“{}” is the only way out that is offered, after “{}”: customers choose "
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
