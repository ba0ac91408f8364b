#include <string>
#include <utility>
#include <vector>

#include "rules/quote_trimming.h"
#include "rules/quoted_lines.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  const History& history = history_of(context);
  if (!history.found || !history.marked || is_forward(context)) return;
  if (!has_own_prose(context.draft)) return;
  const std::vector<QuotedLine>& lines = quoted_lines(context);
  if (lines.empty()) return;

  if (is_short_answer_on_top(context)) return;

  constexpr std::size_t few_signature_lines = 3;
  const LineSet closing = sign_off_lines(context);
  std::size_t signature_lines = 0;
  const QuotedLine* first_signature_line = nullptr;
  for (const QuotedLine& line : lines)
    if (closing.contains(line.text) && signature_lines++ == 0) first_signature_line = &line;

  const QuoteAmount amount = measure_quotes(context, lines);
  const bool quotes_signature = signature_lines >= few_signature_lines;
  if (!amount.too_much && !quotes_signature) return;
  const Span all{(amount.too_much ? lines.front() : *first_signature_line).span.start,
                 lines.back().span.end};
  Diagnostic& diagnostic = findings.add(
      all,
      amount.too_much
          ? std::to_string(amount.quoted) + " quoted lines stand against " +
                std::to_string(amount.own) + (amount.own == 1 ? " line" : " lines") +
                " of answer, and the customer has to search for the answer; keep only the lines that "
                "you answer."
          : "The customer's signature is quoted (“" + excerpt(first_signature_line->text) +
                "”), which answers nothing and hides what is answered; keep only the lines "
                "that you answer.");
  std::vector<Edit> edits = trim_quotes(context, needless_lines(context));
  // What all answers stand for may still be too much.
  std::vector<QuotedLine> left;
  auto edit = edits.begin();
  for (const QuotedLine& line : lines) {
    while (edit != edits.end() && edit->span.end <= line.span.start) ++edit;
    if (edit == edits.end() || edit->span.start > line.span.start) left.push_back(line);
  }
  if (!edits.empty() && !measure_quotes(context, left).too_much)
    diagnostic.fixes.push_back(
        {"Trim the quote to the lines that are answered", false, std::move(edits)});
}

}  // namespace

extern const Rule overquoting{
    "overquoting",
    Severity::warning,
    "etiquette",
    "More is quoted than is answered.",
    check,
    {{"max-quote-ratio", 3, 1, 1000, "quoted lines to a line of answer, from 12 quoted lines up"}},
};

}  // namespace replylint::catalogue
