#include <algorithm>

#include "rules/reply_shape.h"
#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "text/times.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” hands the customer on, and nobody is left who answers; do it yourself, "
    "or write who acts, what they do next, and when the customer hears of it.";

using Words = std::span<const Word>;

// Who acts next: a named person, or the writer.
bool names_actor(Words words) {
  static const WordPhrases writer{
      "i|we will|shall|am|are|have|need|must",
      "i'll|we'll|i'm|we're|i've|we've",
      "knows|has your|about|the|all",
  };
  if (writer.in(words)) return true;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].tag == Tag::proper_noun && words[i].kind == WordKind::word) return true;
  return false;
}

// The hand-over says who acts and when, or what is known and asked for there. An address to write
// to is neither.
bool is_accounted_for(const Context& context, std::size_t sentence) {
  constexpr std::size_t reach = 2;
  const Text& text = context.draft.text;
  const auto near = sentences_near(context, sentence, reach);
  bool when = false;
  bool who = false;
  for (std::size_t i = std::max(near.first, sentence); i < near.end; ++i) {
    const Words words = text.words_of(text.sentences[i]);
    when = when || names_time(words);
    who = who || names_actor(words);
  }
  return when && who;
}

void check(const Context& context, Findings& findings) {
  if (is_internal(context) || is_forward(context)) return;
  for (const ToneEvidence& handoff : find_tone(context, "runaround", Tone::handoff)) {
    if (is_accounted_for(context, handoff.sentence)) continue;
    report_tone(context, handoff, "runaround", message, findings);
    return;
  }
}

}  // namespace

extern const Rule runaround{
    "runaround", Severity::warning,
    "tone",      "Hands the customer on without who acts, what happens next and when.",
    check,
};

}  // namespace replylint::catalogue
