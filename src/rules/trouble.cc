#include "rules/trouble.h"

#include <algorithm>

#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

bool reports_something_wrong(const Context& context) {
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

bool is_grave(const Context& context) {
  static constexpr auto grave =
      word_set("bereaved", "bereavement", "burial", "cancer", "deceased", "died", "dying",
               "funeral", "hospice", "leukaemia", "miscarriage", "mourning", "stillborn", "suicide",
               "tumour", "widow", "widower");
  static const WordPhrases said_gently{"passed away", "my|our late", "in memory|memoriam",
                                       "death of"};
  const auto& words = context.inquiry.text.words;
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return grave.has(word); }) ||
         said_gently.in(words);
}

}  // namespace replylint
