#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  const Block* first_answer = nullptr;
  bool quote_seen = false;
  for (const Block& block : context.draft.blocks) {
    if (block.kind == BlockKind::answer) {
      if (quote_seen) return;
      if (first_answer == nullptr) first_answer = &block;
    } else if (block.kind == BlockKind::quote) {
      quote_seen = true;
    }
  }
  if (first_answer == nullptr || !quote_seen) return;
  findings.add(first_answer->span,
               "The answer stands above the quote; put it under the words it answers.");
}

}  // namespace

extern const Rule top_posting{
    "top-posting",
    Severity::error,
    "etiquette",
    "The answer stands above the message it answers.",
    check,
    {{"deep-thread-depth", 4, 1, 100, "quote depth from which a short answer may stand on top"},
     {"short-answer-words", 40, 0, 10000, "how many words such an answer may have"}},
};

}  // namespace replylint::catalogue
