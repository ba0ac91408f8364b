#include "rules/limitation.h"

#include <algorithm>

#include "rules/open_work.h"
#include "text/promises.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

// What the item asks for can be refused: a request, "can I …", "is it possible …", "do you offer".
bool can_be_refused(const Context& context, const Item& item) {
  static const WordPhrases wishes{
      "can|could|may|might i|we|you|one|he|she|they|it|my|our|the|somebody|someone",
      "is|would it? possible|available|feasible|allowed",
      "is|are there a|an|any",
      "do|does|will|would you|your|it|the * offer|support|have|sell|provide|ship|deliver|accept|do|plan|include|allow|work|run|take|give|make",
      "i|we|i'd|we'd would? want|like|need|wish",
      "any way|chance|possibility|option",
      "how can|do|could i|we",
  };
  // Nobody says no to these; "that cannot be" is another rule's matter.
  static const WordPhrases help{"look|check|investigate|help|advise"};
  if (item.kind != ItemKind::request && item.kind != ItemKind::question) return false;
  const Text& text = context.inquiry.text;
  const Words words = text.words_of(text.sentences[item.sentence]);
  return !help.in(words) && (item.kind == ItemKind::request || wishes.in(words));
}

// Offers a way forward in words: whatever the learned table makes of the sentence.
bool offers(Words words) {
  static const WordPhrases phrases{
      "you|one|customers|they can|could|may|might|should",
      "you'll|you'd",
      "instead|alternatively|alternative|alternatives|workaround|otherwise|option|options|unless|meanwhile|rather",
      "i|we can|could|would|will|may|might",
      "i|we offer|recommend|suggest|propose|advise",
      "i'd|we'd|i'll|we'll",
      "would|could|shall|should you|it|that|i|we",
      "let me|us know",
      "if you",
      "but|however|though|until|till|only",
      "try|use|please|contact|ask|choose|consider|switch|upgrade",
      "for that|this|these|it",
      "either|or",
      "in the meantime",
  };
  return phrases.in(words);
}

bool is_way_forward(const Context& context, std::size_t sentence) {
  constexpr float likely = 0.3F;
  const Sentence& each = context.draft.text.sentences[sentence];
  if (context.traits[sentence].courtesy) return false;
  return context.acts->of(sentence, Act::option) >= likely ||
         context.acts->of(sentence, Act::promise) >= likely ||
         each.form == SentenceForm::imperative || each.form == SentenceForm::interrogative ||
         context.traits[sentence].place || offers(context.draft.text.words_of(each));
}

// Where the item is answered; without evidence anywhere.
bool is_evidence(const ItemCoverage& coverage, const Sentence& sentence) {
  return coverage.evidence.empty() ||
         std::any_of(coverage.evidence.begin(), coverage.evidence.end(),
                     [&](Span span) { return span.overlaps(sentence.span); });
}

std::optional<Limitation> find_limitation(const Context& context) {
  const Text& text = context.draft.text;
  if (!text.english || !context.has_inquiry()) return std::nullopt;
  constexpr float likely = 0.5F;
  // A cause alone is often all that there is to say.
  constexpr float very_likely = 0.85F;
  std::optional<Limitation> found;
  for (std::size_t i = 0; i < context.inquiry.items.size() && !found; ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state == ItemState::unanswered) continue;
    const bool problem = item.kind == ItemKind::problem;
    if (!problem && !can_be_refused(context, item)) continue;
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
      if (context.traits[s].courtesy || !is_evidence(coverage, text.sentences[s])) continue;
      const float denial = context.acts->of(s, Act::denial);
      const float cause =
          problem && !coverage.evidence.empty() ? context.acts->of(s, Act::cause) : 0;
      if (denial < likely && cause < very_likely) continue;
      if (found && std::max(denial, cause) <= static_cast<float>(found->confidence)) continue;
      found = Limitation{&item,          s,  static_cast<double>(std::max(denial, cause)),
                         cause > denial, {}, false};
    }
  }
  if (!found) return std::nullopt;
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    constexpr float settled = 0.15F;
    if (is_way_forward(context, s)) found->options.push_back(s);
    found->solved = found->solved || context.acts->of(s, Act::fix) >= settled ||
                    context.acts->of(s, Act::status) >= settled;
  }
  if (!open_work(context).empty()) found->solved = true;
  return found;
}

}  // namespace

const std::optional<Limitation>& limitation_of(const Context& context) {
  return context.once(find_limitation);
}

}  // namespace replylint
