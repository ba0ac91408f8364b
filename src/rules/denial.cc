#include <algorithm>

#include <fmt/format.h>

#include "rules/shortened.h"
#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” denies what the customer sees in place of a check; write what you "
    "checked, when, and what it showed, or ask for the detail that is missing.";

using Words = std::span<const Word>;

// The customer says that something is wrong, or asks why it is.
bool has_report(const Context& context) {
  static constexpr auto wrong =
      word_set("broken", "bounce", "bounces", "bug", "can't", "cannot", "crash", "crashes", "dead",
               "delay", "delayed", "didn't", "disappeared", "doesn't", "double", "down", "empty",
               "error", "errors", "fail", "failed", "failing", "fails", "failure", "freezes",
               "gone", "hangs", "isn't", "late", "lost", "missing", "never", "nothing", "offline",
               "outage", "problem", "problems", "slow", "stopped", "stuck", "timeout", "timeouts",
               "trouble", "twice", "unable", "unreachable", "won't", "wrong");
  const auto& items = context.inquiry.items;
  const auto& words = context.inquiry.text.words;
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) {
                       return item.kind == ItemKind::problem || item.kind == ItemKind::complaint;
                     }) ||
         std::any_of(words.begin(), words.end(), [](const Word& word) { return wrong.has(word); });
}

// Said near it is what was looked at, what the customer may try, or what is missing to know more:
// then the writer is at work, and denies nothing.
bool is_at_work(const Context& context, std::size_t sentence) {
  constexpr std::size_t reach = 2;
  const auto near = sentences_near(context, sentence, reach);
  for (std::size_t i = near.first; i < near.end; ++i) {
    const Traits& traits = context.traits[i];
    const Words words = context.draft.text.words_of(context.draft.text.sentences[i]);
    if (states_check(words)) return true;
    if (i != sentence && (traits.asks || traits.instruction || traits.deferral)) return true;
  }
  return false;
}

// What is no denial by itself: it is one where the customer reports the opposite, and it is all.
void check_unlike_report(const Context& context, Findings& findings) {
  static const WordPhrases phrases{
      "works|working|loads|opens|runs fine|ok|okay|well|perfectly|great|normally|correctly? "
      "for|with me|us",
      "works|working|loads|opens|runs fine|ok|okay|well|perfectly|great|normally|correctly? here",
      "works|loads|opens|runs|looks|is fine|ok|okay|good|normal on|at|from my|our "
      "machine|computer|end|side|phone|browser|laptop|pc|systems",
      "everything|all looks|seems|appears|is|works fine|ok|okay|good|normal|perfect|normally",
      "i|we do? not|don't|can't|cannot see|find|detect|notice any|a|the? "
      "problem|problems|issue|issues|fault|faults|error|errors|outage|anything|such",
      "i|we can not see|find|detect|notice any|a|the? "
      "problem|problems|issue|issues|fault|faults|error|errors|outage|anything|such",
      "i|we see|find|notice no|nothing problem|problems|issue|issues|wrong|unusual|fault|error",
      "nobody|noone else has|have|had|is|sees|reports|reported|complains|seems",
      "no one else has|have|had|is|sees|reports|reported|complains|seems",
      "should|ought|supposed to? work|be|run working|fine|ok|okay .",
      "should work .",
      "never happened|happens",
      "are you really|absolutely|quite? sure that|it|this|the|your",
      "i|we doubt that|it|this",
      "there is|are no|nothing known? problem|problems|issue|issues|fault|outage|wrong",
      "that|this|it is completely|perfectly|quite normal",
  };
  const Text& text = context.draft.text;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Words words = text.words_of(text.sentences[i]);
    const auto match = phrases.find(words);
    if (!match || context.traits[i].done || states_cause(words)) continue;
    static const WordPhrases now{"now", "again", "please", "if|once|when|until|after|because"};
    if (now.in(words) || is_at_work(context, i)) continue;
    // "Use whatever works for you": said of something else.
    static constexpr auto relative = word_set("that", "what", "whatever", "which");
    if (match->first > 0 && relative.has(words[match->first - 1])) continue;
    const Span span{words[match->first].span.start, words[match->end - 1].span.end};
    Diagnostic& diagnostic = findings.add(
        span,
        fmt::format("“{}” sets your word against what the customer sees, and helps neither; "
                    "write what you checked and when, or ask for the detail that is missing.",
                    shortened(slice(context.body(), span))),
        Severity::suggestion);
    diagnostic.confidence = 0.7;
    return;
  }
}

void check(const Context& context, Findings& findings) {
  // Who asked whether something can be done, and hears that it cannot, is denied nothing.
  if (context.has_inquiry() && !has_report(context)) return;
  for (const ToneEvidence& denied : find_tone(context, "denial", Tone::denial))
    if (!is_at_work(context, denied.sentence))
      report_tone(context, denied, "denial", message, findings);
  if (findings.list().empty() && has_report(context)) check_unlike_report(context, findings);
}

}  // namespace

extern const Rule denial{
    "denial", Severity::warning, "tone", "Denies what the customer sees, in place of a check.",
    check,
};

}  // namespace replylint::catalogue
