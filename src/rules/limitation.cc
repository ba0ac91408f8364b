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
      "can|could|may|might",
      "is|would it? possible|available|feasible|allowed",
      "is|are there a|an|any",
      "do|does|will|would you|your|it|the * offer|support|have|sell|provide|ship|deliver|accept|do|plan|include|allow|work|run|take|give|make",
      "i|we|i'd|we'd would? want|like|need|wish",
      "any way|chance|possibility|option",
      "how can|do|could i|we",
  };
  // Nobody says no to these; "that cannot be" is another rule's matter.
  static const WordPhrases help{"look|check|investigate|help|advise|why|know|tell|explain"};
  if (item.wants == Wanted::reason || item.wants == Wanted::time ||
      item.wants == Wanted::quantity || item.wants == Wanted::person || item.wants == Wanted::place)
    return false;
  if (item.kind != ItemKind::request && item.kind != ItemKind::question) return false;
  const Text& text = context.inquiry.text;
  const Words words = text.words_of(text.sentences[item.sentence]);
  return !help.in(words) && (item.kind == ItemKind::request || wishes.in(words));
}

// Says no, or names a limit, in words: whatever else the sentence says.
bool says_no(Words words) {
  static const WordPhrases phrases{
      "is|are|was|be|'s|it's|that's|not|sadly|unfortunately|simply|currently not|n't? "
      "impossible|unavailable|discontinued|infeasible",
      "is|are|was|be|'s|it's|that's not|no|never longer|yet|currently|really|quite|even? "
      "possible|available|feasible|allowed|permitted|offered|supported|foreseen|intended|included|"
      "sold|made|open|able|in",
      "isn't|aren't|wasn't|won't|not be? "
      "possible|available|feasible|allowed|permitted|offered|supported|included|able",
      "not able|unable|unwilling|allowed to",
      "i|we|it|they|the|our do|does not|never|no|longer "
      "offer|support|sell|ship|deliver|stock|make|have|take|keep|accept|repair|provide|rent|lend|"
      "exist|work|allow|include|run|open|do|carry|cover|serve|cut|reach",
      "i|we|it|they|don't|doesn't don't|doesn't|won't? "
      "offer|support|sell|ship|deliver|stock|carry|accept|repair|provide|rent|lend|serve|cover",
      "we|i|they|he|she have|has none|no",
      "there is|are|'s no|none|nothing|nobody",
      "there's|there'll no|none|nothing|nobody",
      "is|are|has|have been? sold|discontinued",
      "is|are all|already|completely|fully sold|booked|full|taken|gone|reserved",
      "there is|are|'s a limit|maximum|minimum",
      "at most|maximum",
      "no way|possibility|chance|means|option to|of|for",
      "no longer",
      "limited|restricted to",
      "only up|within|until|from|for|with|on to|the|a",
      "unfortunately|afraid|sadly|regret|regrettably",
  };
  static const WordPhrases cannot{"cannot|can't"};
  static const WordPhrases harmless{
      "cannot|can't miss|wait|hurt|harm|damage|go|fail|lose|break|happen|see|read"};
  // "When there is no lift": a case, and no answer.
  static const WordPhrases in_case{"if|when|where|whenever|because|since|as there is|are|'s no"};
  return (phrases.in(words) && !in_case.in(words)) || (cannot.in(words) && !harmless.in(words));
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

bool is_way_forward(const Context& context, std::size_t sentence, bool limits) {
  // What says no offers something only behind a turn: "…, but we can repair it".
  static const WordPhrases turn{
      "but|however|though|although|instead|alternatively|unless|until|otherwise",
      "you|i|we can|could|may|might",
      "if you|it|the",
      "or|either",
  };
  constexpr float likely = 0.3F;
  const Sentence& each = context.draft.text.sentences[sentence];
  if (context.traits[sentence].courtesy) return false;
  if (limits && !turn.in(context.draft.text.words_of(each))) return false;
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
      // "Yes, we ship to Iceland."
      if (text.words_of(text.sentences[s]).front().folded == "yes") continue;
      // By words alone only where a "no" can be the answer.
      constexpr float by_words = 0.6F;
      const float refused = !problem && says_no(text.words_of(text.sentences[s])) ? by_words : 0;
      const float denial = std::max(context.acts->of(s, Act::denial), refused);
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
    if (is_way_forward(context, s, s == found->sentence)) found->options.push_back(s);
    // How something is settles a problem, and no wish.
    const bool problem = found->item->kind == ItemKind::problem;
    const float settled = problem ? 0.15F : 0.5F;
    found->solved = found->solved || context.acts->of(s, Act::fix) >= settled ||
                    (problem && context.acts->of(s, Act::status) >= settled);
  }
  if (!open_work(context).empty()) found->solved = true;
  return found;
}

}  // namespace

const std::optional<Limitation>& limitation_of(const Context& context) {
  return context.once(find_limitation);
}

}  // namespace replylint
