#include <algorithm>

#include <fmt/format.h>

#include "rules/asks.h"
#include "rules/shortened.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

using Words = std::span<const Word>;

// What customers do not expect to be asked for: secrets and private matters, access, and what
// costs them work.
const WordPhrases& unusual() {
  static const WordPhrases phrases{
      "password|passwords|passphrase|pin|credentials|passcode",
      "login|admin|root|ssh|ftp|remote|database access|credentials|data|details|rights|account|login",
      "access to|for your|the",
      "teamviewer|anydesk",
      "passport|id-card|driving licence|license?",
      "id|identity|identification card|document|proof|photo",
      "proof|copy of your|the? identity|id|passport|address|residence|purchase|payment|income|ownership",
      "date|place of birth",
      "birth date|certificate",
      "social security",
      "ssn|tax|vat number|id|return|certificate",
      "bank|card|payment details|statement|statements|account|data",
      "credit|debit card",
      "cvv|iban|bic",
      "salary|income|turnover|revenue|employer|profession|age|gender|nationality|religion",
      "marital|medical|health",
      "copy|dump|backup|export|snapshot of your|the database|system|server|disk|site|mailbox|customer|customers|table|data",
      "source code",
      "memory|core|database dump|dumps",
      "packet|network capture|captures|trace|traces",
      "video|recording of",
      "photo|picture|photograph of your|the|yourself",
      "number of employees|staff|computers|customers",
      "contract|certificate with|from|of",
      "mother's maiden",
      "home address|telephone|phone",
      "names|list|addresses of all|every|your",
      "signature|signed",
  };
  return phrases;
}

// Why it is needed: a purpose, a reason, or what it makes possible.
bool gives_reason(Words words) {
  static const WordPhrases phrases{
      "because|since|as|so that|we|i|the|our|this",
      "because|therefore|otherwise",
      "so that|i|we|our|they|the",
      "in order to",
      "for that|this|security|verification|identification|legal|tax|customs|insurance",
      "to be? verify|verified|check|find|see|confirm|identify|compare|trace|look|rule|reproduce|make|avoid|prevent|prove|process|complete|match|protect|reset|restore|investigate|understand|tell|send|issue|calculate|establish|narrow|help|be|search|test|read|debug|simulate|refund|transfer|ship|fix|set|follow|exclude|determine|work|copy|open|run|create|repair|recover|examine|analyse|analyze",
      "this|that|it|which|they|we|i helps|help|allows|allow|lets|let|tells|tell|shows|show|proves|enables|is|are|can|could|will required|needed|necessary|by|us|me|whether|which|then|only|that",
      "required by|under",
      "the law|regulation|bank|authorities|registry|insurer|customs requires|require|demands|asks|wants",
      "with it|that|this|these|them",
      "needed|necessary|need it|them|this|that? to|for",
      "without it|that|this|these|them",
      "reason|purpose",
      "protects|protect|safe|safely",
  };
  return phrases.in(words);
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const std::vector<Ask>& asks = asks_of(context);
  for (const Ask& ask : asks) {
    const Words asked = ask.words(context);
    const auto match = unusual().find(asked);
    if (!match) continue;
    // The customer spoke of it first.
    const Word& last = asked[match->end - 1];
    const auto& inquiry = context.inquiry.text.words;
    if (std::any_of(inquiry.begin(), inquiry.end(),
                    [&](const Word& word) { return word.folded == last.folded; }))
      continue;
    bool explained = false;
    const std::size_t from = ask.sentence > 0 ? ask.sentence - 1 : 0;
    for (std::size_t i = from; i < std::min(ask.sentence + 3, text.sentences.size()); ++i)
      explained = explained || gives_reason(text.words_of(text.sentences[i]));
    if (explained) continue;
    const Span span = ask.span;
    const Span thing{asked[match->first].span.start, last.span.end};
    Diagnostic& diagnostic = findings.add(
        span, fmt::format(
                  "“{}” asks for something that a customer does not expect to be asked for (“{}”) "
                  "and does not say why: it makes them wary; say what it is needed for.",
                  shortened(slice(context.body(), span)), shortened(slice(context.body(), thing))));
    diagnostic.confidence = 0.6;
    return;
  }
}

}  // namespace

extern const Rule unexplained_question{
    "unexplained-question",
    Severity::suggestion,
    "substance",
    "The reply asks the customer for something unusual, and does not say why it is needed.",
    check,
};

}  // namespace replylint::catalogue
