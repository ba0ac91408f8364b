#include <algorithm>
#include <vector>

#include "rules/tone_evidence.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” explains how you are organised where an answer belongs, and the "
    "customer is no further; say what you found or will do, and by when.";

// The customer asks about rules, terms or how things are done here.
bool is_asked_for(const Context& context) {
  static const WordPhrases phrases{
      "policy|policies|procedure|procedures|process|processes|terms|sla|slas|guideline|guidelines|"
      "rule|rules|limit|limits|allowed|certified|certification|iso|quality|escalate|escalation|"
      "tier|tiers|workflow|contract|conditions|regulations|compliance",
      "how do|does|is|are you|your|it|the|this|support|tickets|requests handle|handled|work|"
      "organised|organized|process|processed|decide|prioritise|prioritize",
      "how long have|has you",
      "who handles|decides|approves",
  };
  const Text& text = context.inquiry.text;
  return std::any_of(
      context.inquiry.items.begin(), context.inquiry.items.end(),
      [&](const Item& item) { return phrases.in(text.words_of(text.sentences[item.sentence])); });
}

// "We open at nine on every day of the week", where the customer asks when: what is asked for
// stands in it.
bool says_what_is_wanted(const Context& context, std::size_t sentence) {
  const Traits& traits = context.traits[sentence];
  return std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [&](const Item& item) {
                       return (item.wants == Wanted::time && traits.time) ||
                              (item.wants == Wanted::quantity && traits.number) ||
                              (item.wants == Wanted::place && traits.place);
                     });
}

// Nothing but the lecture stands where an item should be answered.
bool stands_for_answer(const Context& context, const std::vector<bool>& lecture) {
  const auto& sentences = context.draft.text.sentences;
  for (std::size_t i = 0; i < context.coverage.items.size(); ++i) {
    if (context.inquiry.items[i].kind == ItemKind::praise) continue;
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state != ItemState::answered) return true;
    bool other = coverage.evidence.empty();
    for (std::size_t s = 0; s < sentences.size() && !other; ++s)
      other = !lecture[s] && !context.traits[s].courtesy &&
              std::any_of(coverage.evidence.begin(), coverage.evidence.end(),
                          [&](Span evidence) { return evidence.overlaps(sentences[s].span); });
    if (!other) return true;
  }
  return false;
}

void check(const Context& context, Findings& findings) {
  std::vector<ToneEvidence> evidence = find_tone(context, "process-lecture", Tone::process);
  std::erase_if(evidence, [&](const ToneEvidence& words) {
    return words.phrase == nullptr && says_what_is_wanted(context, words.sentence);
  });
  if (evidence.empty() || is_asked_for(context)) return;
  std::vector<bool> lecture(context.draft.text.sentences.size(), false);
  for (const ToneEvidence& words : evidence) lecture[words.sentence] = true;
  const auto sentences = std::count(lecture.begin(), lecture.end(), true);
  std::size_t lecture_words = 0;
  std::size_t other_words = 0;
  for (std::size_t i = 0; i < lecture.size(); ++i) {
    if (lecture[i])
      lecture_words += context.traits[i].words;
    else if (!context.traits[i].courtesy)
      other_words += context.traits[i].words;
  }
  // A sentence of background beside the answer is no lecture; half the reply is one.
  const bool outweighs = sentences >= 2 && lecture_words >= other_words;
  if (!outweighs && !(context.has_inquiry() && stands_for_answer(context, lecture))) return;
  report_tone(context, evidence.front(), "process-lecture", message, findings);
}

}  // namespace

extern const Rule process_lecture{
    "process-lecture",
    Severity::warning,
    "tone",
    "Explains policy, process or the writer's own story where an answer belongs.",
    check,
};

}  // namespace replylint::catalogue
