#include <algorithm>
#include <array>

#include "rules/substance.h"
#include "rules/tone_evidence.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}”: feeling for the customer takes more room in this reply than help "
    "does, and reads as a substitute for it; keep one short line, and use the rest to say "
    "what was found, done or comes next.";

// Sentences that are words of form, promise or procedure help the customer no more than sympathy.
struct Idle {
  std::string_view id;
  Tone tone;
};
constexpr auto idle_tones = std::to_array<Idle>({{"empty-promise", Tone::promise},
                                                 {"process-lecture", Tone::process},
                                                 {"runaround", Tone::handoff},
                                                 {"ticket-speak", Tone::form_letter}});

// A reply to thanks and greetings alone may be as warm as it likes.
bool wants_help(const Context& context) {
  const auto& items = context.inquiry.items;
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return item.kind != ItemKind::praise; });
}

void check(const Context& context, Findings& findings) {
  if (context.has_inquiry() && !wants_help(context)) return;
  const auto evidence = find_tone(context, "hollow-sympathy", Tone::sympathy);
  if (evidence.empty()) return;
  std::vector<bool> sympathy(context.draft.text.sentences.size(), false);
  for (const ToneEvidence& words : evidence) sympathy[words.sentence] = true;
  std::vector<bool> idle(sympathy.size(), false);
  for (const Idle& other : idle_tones)
    for (const ToneEvidence& words : find_tone(context, other.id, other.tone))
      idle[words.sentence] = true;

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
  // The finding points at the first line that is too many, and not at one that others report.
  const auto first = evidence.begin() + (outweighs || evidence.size() == 1 ? 0 : 1);
  const auto plain = std::find_if(first, evidence.end(),
                                  [&](const ToneEvidence& words) { return !idle[words.sentence]; });
  report_tone(context, plain == evidence.end() ? *first : *plain, "hollow-sympathy", message,
              findings);
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
