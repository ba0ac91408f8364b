#include <span>

#include "rules/open_items.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// "Can both be arranged?", "Who can fix those two?": asks for nothing beside what it points to.
bool points_back(std::span<const Word> words) {
  static const WordPhrases phrases{
      "can|could|will|would|may both|those|these|it|this|that|they two|things|matters? be "
      "arranged|done|fixed|helped|managed|mended|repaired|settled|solved|sorted",
      "who|somebody|someone|anybody|anyone|you can|could|will|would "
      "arrange|fix|handle|mend|repair|settle|solve|sort both|those|these|it|this|that|them",
      "can|could|will|would you|somebody|someone|anybody|anyone please? "
      "arrange|do|fix|handle|help|mend|repair|settle|solve|sort with? "
      "both|those|these|it|this|that|them",
  };
  constexpr std::size_t longest = 9;
  return words.size() <= longest && phrases.in(words);
}

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
