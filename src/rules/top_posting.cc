#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parse/comparable.h"
#include "rules/quote_trimming.h"
#include "rules/quoting.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// "Here is what you wrote:" right above a quote introduces it.
bool introduces(const Block& above, const Block& below, std::string_view body) {
  return below.kind == BlockKind::quote && is_own_prose(above) &&
         slice(body, above.span).ends_with(':');
}

bool is_open(const Context& context, std::size_t item) {
  return context.coverage.items[item].state == ItemState::unanswered;
}

// What stands under a header block, as a quote: all of it, or the customer's items only where there
// is much text, or an item that must not stand over words which do not answer it. Empty if that
// leaves nothing.
std::string history_as_quote(const Context& context, const History& history) {
  constexpr std::size_t few_lines = 12;
  const std::string_view body = context.body();
  const std::string_view end = line_end(body);
  const auto& blocks = context.draft.blocks;
  Span rest = history.span;
  for (std::size_t i = history.first_block; i < history.end_block && is_introduction(blocks[i]);
       ++i)
    rest.start = blocks[i].span.end;
  while (rest.start < rest.end && (body[rest.start] == '\n' || body[rest.start] == '\r'))
    ++rest.start;
  std::vector<std::size_t> items;
  bool any_open = false;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    any_open = any_open || is_open(context, i);
    if (context.inquiry.items[i].kind != ItemKind::praise && !is_open(context, i))
      items.push_back(i);
  }
  if (any_open && items.empty()) return {};
  const bool in_parts = any_open || (count_lines(body, rest) > few_lines && !items.empty());
  return introduction(context, end) +
         (in_parts ? quote_items(context, items, end) : as_quote(body, rest, end));
}

// Whether a quote of an item without an answer is left by the edits of quotes.
bool keeps_open_item(const Context& context, const std::vector<Edit>& edits) {
  for (std::size_t i = 0; i < context.coverage.items.size(); ++i) {
    if (!is_open(context, i)) continue;
    for (const Span quote : context.coverage.items[i].quotes)
      if (std::none_of(edits.begin(), edits.end(), [&](const Edit& edit) {
            return edit.span.start <= quote.start && quote.end <= edit.span.end;
          }))
        return true;
  }
  return false;
}

// Nothing where an item that has no answer would stand over the answer to others, as if it had one.
std::optional<Fix> answer_below(const Context& context, const History& history,
                                std::size_t answer_start) {
  const std::string_view body = context.body();
  const std::string_view end = line_end(body);
  std::string answer(slice(body, {answer_start, history.span.start}));
  while (!answer.empty() && is_blank({&answer.back(), 1})) answer.pop_back();

  Fix fix;
  fix.title = "Move the answer below the quote";
  const std::string gap = std::string(end).append(end);
  if (!history.marked) {
    const std::string quote = history_as_quote(context, history);
    if (quote.empty()) return std::nullopt;
    fix.edits.push_back({{answer_start, history.span.end}, quote + gap + answer});
    return fix;
  }
  // The quote stands below what the answer stood below, one blank line apart.
  fix.edits.push_back({{answer_start, history.span.start}, gap_above(body, answer_start)});
  // Under its own quote: what it does not answer goes.
  std::vector<Edit> trimming = trim_quotes(context, needless_lines(context), history.end_block);
  if (keeps_open_item(context, trimming)) return std::nullopt;
  // The answer, from which it would part what is left of the quote, stands there no more.
  if (!trimming.empty() && trimming.front().span.start == history.span.start)
    trimming.front().text.clear();
  for (Edit& edit : trimming) {
    // The line end of its last line, behind which the answer goes.
    edit.span.end = std::min(edit.span.end, history.span.end);
    fix.edits.push_back(std::move(edit));
  }
  fix.edits.push_back({{history.span.end, history.span.end}, gap + answer});
  return fix;
}

// Unmarked words behind marked ones in a message without quote marks: they may be answers of the
// writer, who marked nothing else.
bool may_hold_answers(const Draft& draft, const History& history) {
  bool marked = false;
  for (std::size_t i = history.first_block; i < history.end_block; ++i) {
    const BlockKind kind = draft.blocks[i].kind;
    if (kind == BlockKind::quote) marked = true;
    if (kind == BlockKind::original && marked) return true;
  }
  return false;
}

void check(const Context& context, Findings& findings) {
  const std::vector<Block>& blocks = context.draft.blocks;
  const History& history = history_of(context);
  if (!history.found || is_forward(context)) return;
  if (may_hold_answers(context.draft, history) || has_answers_in_history(context)) return;

  const Block* first = nullptr;
  const Block* last = nullptr;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_own(blocks[i])) continue;
    if (i > history.first_block) return;
    if (!is_own_prose(blocks[i])) continue;
    if (first == nullptr) first = &blocks[i];
    last = &blocks[i];
  }
  if (first == nullptr) return;
  if (introduces(blocks[history.first_block - 1], blocks[history.first_block], context.body()))
    return;

  if (is_short_answer_on_top(context)) return;

  Diagnostic& diagnostic = findings.add(
      {first->span.start, last->span.end},
      "The answer (“" + excerpt(slice(context.body(), first->span)) +
          "”) stands above the message it answers, so the customer reads it before knowing what it "
          "is about; put it under the lines it answers.");
  if (std::optional<Fix> fix = answer_below(context, history, first->span.start))
    diagnostic.fixes.push_back(*std::move(fix));
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
