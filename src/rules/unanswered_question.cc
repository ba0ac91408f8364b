#include "rules/open_items.h"

namespace replylint::catalogue {

namespace {

// It is settled where all that was brought up before it is.
bool is_settled_before(const Context& context, const Item& item) {
  const Text& text = context.inquiry.text;
  const auto& items = context.inquiry.items;
  if (item.sentence >= text.sentences.size() ||
      !points_back(text.words_of(text.sentences[item.sentence])))
    return false;
  constexpr double surely = 0.8;
  bool answered = false;
  for (std::size_t i = 0; i < items.size() && items[i].id != item.id; ++i) {
    if (items[i].kind == ItemKind::praise) continue;
    const ItemCoverage& before = context.coverage.items[i];
    if (before.state != ItemState::answered || before.score < surely) return false;
    answered = true;
  }
  return answered;
}

void check(const Context& context, Findings& findings) {
  report_open_items(context, ItemKind::question,
                    {"has no answer", "is not answered by",
                     "the customer would have to ask again: answer it here, or say when they will "
                     "have the answer"},
                    findings, is_settled_before);
}

}  // namespace

extern const Rule unanswered_question{
    "unanswered-question",
    Severity::error,
    "coverage",
    "A question from the customer has no answer.",
    check,
};

}  // namespace replylint::catalogue
