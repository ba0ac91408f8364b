#include <algorithm>
#include <array>
#include <span>

#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "text/word_set.h"

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

// The words of a sentence that stand in another clause than its sympathy, and tell something of
// their own: "We are sorry for the delay, and your parcel is at the depot in Leeds now."
std::size_t words_beside(std::span<const Word> words, Span sympathy) {
  static constexpr auto feeling =
      word_set("apologies", "apologise", "apologize", "appreciate", "assure", "concern", "feel",
               "frustrating", "frustration", "happy", "hope", "inconvenience", "inconvenienced",
               "glad", "patience", "sorry", "thank", "thanks", "understand", "upset", "value");
  constexpr std::size_t least_words = 4;
  std::size_t beside = 0;
  std::size_t count = 0;
  bool verb = false;
  bool noun = false;
  bool other = true;  // the clause has none of the sympathy
  const auto end_clause = [&] {
    if (other && verb && noun && count >= least_words) beside += count;
    count = 0;
    verb = noun = false;
    other = true;
  };
  for (const Word& word : words) {
    if (word.kind == WordKind::symbol || word.folded == "but") {
      end_clause();
      continue;
    }
    ++count;
    verb = verb || word.tag == Tag::finite_verb;
    noun = noun || word.tag == Tag::noun || word.tag == Tag::proper_noun;
    other = other && !feeling.has(word) && !word.span.overlaps(sympathy);
  }
  end_clause();
  return beside;
}

void check(const Context& context, Findings& findings) {
  if (context.has_inquiry() && !wants_help(context)) return;
  const auto evidence = find_tone(context, "hollow-sympathy", Tone::sympathy);
  if (evidence.empty()) return;
  std::vector<bool> sympathy(context.draft.text.sentences.size(), false);
  std::vector<Span> feeling(sympathy.size());  // from the first words of sympathy to the last
  for (const ToneEvidence& words : evidence) {
    const bool first = !sympathy[words.sentence];
    sympathy[words.sentence] = true;
    Span& span = feeling[words.sentence];
    span = {first ? words.span.start : span.start, std::max(span.end, words.span.end)};
  }
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
      const std::size_t beside = std::min(words_beside(words, feeling[i]), traits.words);
      ++sympathy_sentences;
      sympathy_words += traits.words - beside;
      substance_words += beside;
    } else if (substance || (!idle[i] && !traits.courtesy)) {
      substance_words += traits.words;
    }
  }
  // One short line beside help is welcome; more of it, or more than help, is not.
  constexpr std::size_t short_line = 12;
  constexpr std::size_t long_line = 16;
  constexpr std::size_t least_help = 3;
  const bool one_short_line =
      sympathy_sentences == 1 && sympathy_words < long_line && substance_words >= least_help;
  const bool outweighs = sympathy_words > 4 && sympathy_words >= substance_words && !one_short_line;
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
