#include <algorithm>

#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

using Words = std::span<const Word>;

// Something to copy or to look at: an address, a number, words in quotation marks, a name that is
// written like code, a menu path, or what is called an example.
bool is_concrete(const Context& context, std::size_t sentence) {
  static const WordPhrases phrases{
      "for example|instance",
      "such as",
      "e.g|eg|example|examples|like|namely",
      "button|menu|tab|field|icon|link|checkbox|dialog|box",
      "attached|attachment|screenshot|below|following",
  };
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[sentence]);
  if (phrases.in(words)) return true;
  bool first = true;
  for (const Word& word : words) {
    if (word.kind == WordKind::number || word.kind == WordKind::address) return true;
    const std::string_view as_written = slice(context.body(), word.span);
    if (as_written == "\"" || as_written == "`" || as_written == ">" || as_written == "\u201c" ||
        as_written == "\u201e" || as_written == "\u2192" || as_written == "->" || as_written == "=")
      return true;
    if (as_written.find_first_of("_{}()[]<>$\\") != std::string_view::npos) return true;
    // "Settings" in the midst of a sentence, "maxRows".
    const bool inner_capital = std::any_of(as_written.begin() + (first ? 1 : 0), as_written.end(),
                                           [](char c) { return c >= 'A' && c <= 'Z'; });
    if (word.kind == WordKind::word && as_written != "I" && inner_capital &&
        !as_written.starts_with("I'"))
      return true;
    first = false;
  }
  return false;
}

// Why it is so, or is done: or what is done first and then.
bool explains(Words words) {
  static const WordPhrases phrases{
      "because|since|therefore|thus|otherwise|so|then|first|next|afterwards|finally|why|reason",
      "in order to",
      "this|that|it|which makes|keeps|lets|allows|prevents|means|ensures|helps",
  };
  return phrases.in(words);
}

// A question for the manner of something, "how do I …", with an answer in general words.
void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  if (!text.english ||
      std::any_of(context.draft.blocks.begin(), context.draft.blocks.end(), [](const Block& block) {
        return block.depth == 0 && block.kind == BlockKind::preformatted;
      }))
    return;
  if (!context.message.attachments.empty()) return;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if (item.kind != ItemKind::question || item.wants != Wanted::manner ||
        coverage.state != ItemState::answered || coverage.evidence.empty())
      continue;
    Span span;
    std::size_t words = 0;
    bool helped = false;
    bool instructs = false;
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
      const Sentence& sentence = text.sentences[s];
      const bool evidence = std::any_of(coverage.evidence.begin(), coverage.evidence.end(),
                                        [&](Span each) { return each.overlaps(sentence.span); });
      if (!evidence) continue;
      span = span.empty() ? sentence.span : Span{span.start, sentence.span.end};
      words += context.traits[s].words;
      helped = helped || is_concrete(context, s) || explains(text.words_of(sentence)) ||
               context.traits[s].asks;
      instructs =
          instructs || context.traits[s].instruction || sentence.form == SentenceForm::imperative;
    }
    // A word or two are another rule's, and a long answer explains itself.
    constexpr std::size_t shortest = 6;
    constexpr std::size_t longest = 60;
    if (helped || !instructs || words < shortest || words > longest) continue;
    Diagnostic& diagnostic = findings.add(
        span, fmt::format("“{}” explains “{}” in general words: the customer still has to find out "
                          "how; add an example, a command or the place to click, or say why.",
                          shortened(slice(context.body(), span)),
                          shortened(slice(context.customer.body, item.span))));
    diagnostic.item = item.id;
    diagnostic.confidence = 0.5;
    return;
  }
}

}  // namespace

extern const Rule missing_example{
    "missing-example",
    Severity::suggestion,
    "substance",
    "Something that is not trivial is explained without an example, a command or a reason.",
    check,
};

}  // namespace replylint::catalogue
