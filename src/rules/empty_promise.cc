#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "text/times.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” promises what nobody can keep, and nothing here says what was changed "
    "to keep it; say what was changed so that it does not happen again, or leave it out.";

// "Version 5 does this by itself, so it will not happen again": the promise follows from a fact.
bool is_conclusion(std::span<const Word> words, Span promise) {
  constexpr std::size_t clause = 3;
  for (std::size_t i = clause; i < words.size() && words[i].span.start < promise.start; ++i)
    if (words[i].folded == "so" || words[i].folded == "therefore") return true;
  return false;
}

// Beside the promise stands what makes it more than words: an act, or the day of one.
bool is_backed(const Context& context, std::size_t sentence, Span promise) {
  constexpr std::size_t reach = 2;
  const Text& text = context.draft.text;
  if (is_conclusion(text.words_of(text.sentences[sentence]), promise)) return true;
  const auto near = sentences_near(context, sentence, reach);
  for (std::size_t i = near.first; i < near.end; ++i) {
    const auto words = text.words_of(text.sentences[i]);
    if (states_act(words) || (context.traits[i].deferral && names_time(words))) return true;
  }
  return false;
}

void check(const Context& context, Findings& findings) {
  for (const ToneEvidence& promise : find_tone(context, "empty-promise", Tone::promise))
    if (!is_backed(context, promise.sentence, promise.span))
      report_tone(context, promise, "empty-promise", message, findings);
}

}  // namespace

extern const Rule empty_promise{
    "empty-promise", Severity::warning, "tone", "Promises what nobody can keep, without an act.",
    check,
};

}  // namespace replylint::catalogue
