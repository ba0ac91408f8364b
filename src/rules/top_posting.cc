#include <string>

#include "parse/comparable.h"
#include "rules/attribution_line.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// "Here is what you wrote:" right above a quote introduces it.
bool introduces(const Block& above, const Block& below, std::string_view body) {
  return below.kind == BlockKind::quote && is_own_prose(above) &&
         slice(body, above.span).ends_with(':');
}

// The messages under a header block as a quote: an attribution, and "> " before each line.
std::string as_quote(const Context& context, const History& history) {
  const std::string_view body = context.body();
  const std::string_view end = line_end(body);
  const std::string attribution = attribution_line(context.customer);
  std::string text;
  Span rest = history.span;
  if (!attribution.empty()) {
    text.append(attribution).append(end).append(end);
    const auto& blocks = context.draft.blocks;
    for (std::size_t i = history.first_block; i < history.end_block && is_introduction(blocks[i]);
         ++i)
      rest.start = blocks[i].span.end;
    while (rest.start < rest.end && (body[rest.start] == '\n' || body[rest.start] == '\r'))
      ++rest.start;
  }
  for (const Span line : lines_of(body, rest)) {
    const std::string_view words = slice(body, line);
    text += words.starts_with('>') || is_blank(words) ? ">" : "> ";
    text.append(words).append(end);
  }
  return text;
}

Fix answer_below(const Context& context, const History& history, std::size_t answer_start) {
  const std::string_view body = context.body();
  const std::string_view end = line_end(body);
  std::string answer(slice(body, {answer_start, history.span.start}));
  while (!answer.empty() && is_blank({&answer.back(), 1})) answer.pop_back();

  Fix fix;
  fix.title = "Move the answer below the quote";
  if (history.marked) {
    fix.edits.push_back({{answer_start, history.span.start}, {}});
    fix.edits.push_back(
        {{history.span.end, history.span.end}, std::string(end).append(end).append(answer)});
  } else {
    fix.edits.push_back(
        {{answer_start, history.span.end}, as_quote(context, history).append(end).append(answer)});
  }
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
  const History history = find_history(context.draft, context.body());
  if (!history.found || is_forward(context)) return;
  if (may_hold_answers(context.draft, history)) return;

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

  const auto depth = static_cast<int>(context.parameter("top-posting", "deep-thread-depth"));
  const bool keeps_previous = history.has_previous || context.inquiry.text.sentences.empty();
  const bool is_deep_thread = is_deep(history, context.draft, context.body(), depth) ||
                              static_cast<int>(context.thread.size()) >= depth;
  if (is_deep_thread && is_short_answer(context) && keeps_previous) return;

  findings
      .add({first->span.start, last->span.end},
           "The answer (“" + excerpt(slice(context.body(), first->span)) +
               "”) stands above the message it answers, so the customer reads it before knowing "
               "what it is about; put it under the lines it answers.")
      .fixes.push_back(answer_below(context, history, first->span.start));
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
