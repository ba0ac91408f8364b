#include <algorithm>
#include <string_view>

#include "parse/items.h"
#include "rules/open_items.h"
#include "rules/reply_shape.h"

namespace replylint::catalogue {

namespace {

// A blank line stands between the two sentences of the customer.
bool are_parted(const Context& context, std::size_t left, std::size_t right) {
  if (left > right) std::swap(left, right);
  const auto& sentences = context.inquiry.text.sentences;
  for (std::size_t i = left; i < right; ++i) {
    const std::string_view gap =
        slice(context.customer.body, {sentences[i].span.end, sentences[i + 1].span.start});
    if (std::count(gap.begin(), gap.end(), '\n') > 1) return true;
  }
  return false;
}

// The report opens a paragraph or list entry as a matter of its own: "Also, …", "2) …".
bool is_another_matter(const Context& context, const Item& problem) {
  const Text& text = context.inquiry.text;
  const Sentence& sentence = text.sentences[problem.sentence];
  if (problem.sentence == 0 || !are_parted(context, problem.sentence - 1, problem.sentence))
    return false;
  std::size_t line = context.customer.body.rfind('\n', sentence.span.start);
  line = line == std::string::npos ? 0 : line + 1;
  const std::string_view mark =
      slice(context.customer.body, {line, std::min(sentence.span.end, sentence.span.start + 2)});
  const std::size_t digit = mark.find_first_of("123456789");
  const bool listed =
      mark.find_first_of("-*") < 4 || (digit < 4 && mark.find_first_of(".)", digit) == digit + 1);
  return listed || opens_another_matter(text.words_of(sentence));
}

// The report is the background of what the customer asks next to it: "The site is down. Can you
// restart the server?" An open question has a finding of its own.
bool is_background(const Context& context, const Item& problem) {
  return std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [&](const Item& item) {
                       return (item.kind == ItemKind::question || item.kind == ItemKind::request) &&
                              !are_parted(context, item.sentence, problem.sentence);
                     });
}

// Quoted by itself, with the answers to others further down: not one of the lines that are kept
// around what is answered, nor history that is left below.
bool is_quoted_for_answer(const Context& context, const ItemCoverage& coverage) {
  const Block* quote = short_quote_of(context, coverage);
  if (quote == nullptr) return false;
  const Block* next = quote + 1;
  const Block* end = context.draft.blocks.data() + context.draft.blocks.size();
  return next != end && !is_own(*next) && std::any_of(next, end, is_own_prose);
}

// Where the reply says anything, it is taken for an answer to all that belongs to one matter.
bool is_excused(const Context& context, const Item& problem) {
  if (is_background(context, problem)) return true;
  const auto index = static_cast<std::size_t>(problem.id - 1);
  const ItemCoverage& coverage = context.coverage.items[index];
  if (!coverage.quotes.empty()) return !is_quoted_for_answer(context, coverage);
  if (has_substance(context)) return !is_another_matter(context, problem);
  // All of it is passed over: the first report stands for the others.
  return std::any_of(context.inquiry.items.begin(),
                     context.inquiry.items.begin() + static_cast<std::ptrdiff_t>(index),
                     [](const Item& item) { return item.kind != ItemKind::praise; });
}

void check(const Context& context, Findings& findings) {
  const OpenItemWords words{"is not taken up", "is not taken up by",
                            "the customer cannot tell whether it was read: say what you found, "
                            "what was done, or when you will know more"};
  report_open_items(context, ItemKind::problem, words, findings, is_excused);
  report_open_items(context, ItemKind::complaint, words, findings, is_excused);
}

}  // namespace

extern const Rule unaddressed_problem{
    "unaddressed-problem",
    Severity::suggestion,
    "coverage",
    "A problem or complaint of the customer is not taken up.",
    check,
};

}  // namespace replylint::catalogue
