#include <algorithm>

#include "rules/phrases.h"
#include "rules/substance.h"

namespace replylint::catalogue {

namespace {

// Sentences that are words of form, promise or procedure help the customer no more than sympathy.
constexpr auto idle_rules = std::to_array<std::string_view>(
    {"hollow-sympathy", "empty-promise", "process-lecture", "runaround", "ticket-speak"});

// A reply to thanks and greetings alone may be as warm as it likes.
bool wants_help(const Context& context) {
  const auto& items = context.inquiry.items;
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return item.kind != ItemKind::praise; });
}

void check(const Context& context, Findings& findings) {
  if (context.has_inquiry() && !wants_help(context)) return;
  const auto sympathy = sentences_with_phrase(context, "hollow-sympathy");
  std::vector<bool> idle(sympathy.size(), false);
  for (const PhraseHit& hit : context.phrase_hits)
    if (std::find(idle_rules.begin(), idle_rules.end(), hit.phrase->id) != idle_rules.end())
      idle[hit.sentence] = true;

  const Text& text = context.draft.text;
  std::size_t sympathy_sentences = 0;
  std::size_t sympathy_words = 0;
  std::size_t substance_words = 0;
  for (std::size_t i = 0; i < sympathy.size(); ++i) {
    const Traits& traits = context.traits[i];
    const auto words = text.words_of(text.sentences[i]);
    // "I am sorry that the shop was down for two hours; the disk was full": an act or a cause in
    // the same sentence makes it substance.
    const bool substance =
        states_act(words) || states_check(words) || states_cause(words) || traits.place;
    if (sympathy[i] && !substance) {
      ++sympathy_sentences;
      sympathy_words += traits.words;
    } else if (substance || (!idle[i] && !traits.courtesy)) {
      substance_words += traits.words;
    }
  }
  // One short line beside help is welcome; more of it, or more than help, is not.
  constexpr std::size_t short_line = 12;
  const bool outweighs = sympathy_words > 4 && sympathy_words >= substance_words;
  const bool repeats =
      sympathy_sentences >= 3 || (sympathy_sentences == 2 && sympathy_words > short_line &&
                                  sympathy_words * 2 > substance_words);
  if (!outweighs && !repeats) return;
  // The finding points at the first line that is too many.
  bool welcome = !outweighs;
  for (const PhraseHit& hit : context.phrase_hits) {
    if (hit.phrase->id != "hollow-sympathy") continue;
    if (welcome) {
      welcome = false;
      continue;
    }
    Diagnostic& diagnostic = report_phrase(context, hit, findings);
    diagnostic.confidence = outweighs ? 0.9 : 0.75;
    return;
  }
}

}  // namespace

extern const Rule hollow_sympathy{
    "hollow-sympathy",
    Severity::warning,
    "tone",
    "Sympathy, delight or apology outweighs help, or is repeated.",
    check,
};

}  // namespace replylint::catalogue
