#include <algorithm>
#include <string>

#include "parse/attribution.h"
#include "parse/comparable.h"
#include "parse/header_block.h"
#include "parse/pasted.h"
#include "rules/quoted_lines.h"
#include "rules/quoting.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// Where the quote begins that a block is a part of, with the quotes of other depths right above it.
std::size_t top_of_quote(const Context& context, std::size_t block) {
  const auto& blocks = context.draft.blocks;
  const auto goes_on = [&](const Block& above, const Block& below) {
    const std::string_view gap = slice(context.body(), {above.span.end, below.span.start});
    return above.depth > 0 && std::count(gap.begin(), gap.end(), '\n') <= 1;
  };
  while (block > 0 && goes_on(blocks[block - 1], blocks[block])) --block;
  return blocks[block].span.start;
}

// Where the first quote of the customer's prose begins, and not of a console session ("> ls") or of
// somebody else; npos if there is none. Where nothing is known of the customer, the first quote.
std::size_t first_quote(const Context& context) {
  constexpr std::size_t few_words = 4;
  const auto& blocks = context.draft.blocks;
  const std::vector<QuotedLine>& lines = quoted_lines(context);
  if (!context.has_inquiry() || context.customer_from_quotes)
    return lines.empty() ? std::string::npos : blocks[lines.front().block].span.start;
  const LineSet& customer = all_customer_lines(context);
  std::size_t item = std::string::npos;
  for (const ItemCoverage& coverage : context.coverage.items)
    if (!coverage.quotes.empty()) item = std::min(item, coverage.quotes.front().start);
  for (const QuotedLine& line : lines) {
    if (line.span.end <= item && (count_words(line.text) < few_words ||
                                  looks_like_code(line.text) || !customer.contains(line.text)))
      continue;
    return top_of_quote(context, line.block);
  }
  return std::string::npos;
}

// The quote says it itself, as in "> On 3 March, Dana wrote:" and "> From: Dana".
bool begins_with_introduction(std::string_view body, std::size_t quote) {
  constexpr std::size_t longest = 2000;  // bytes
  const std::string_view text = head(body.substr(quote), longest);
  const std::vector<Line> lines = split_lines(text);
  return !lines.empty() && (find_attribution(text, lines, 0).lines > 0 ||
                            find_header_block(text, lines, 0).lines > 0);
}

void check(const Context& context, Findings& findings) {
  if (is_forward(context) || !has_own_prose(context.draft)) return;
  const std::size_t start = first_quote(context);
  if (start == std::string::npos) return;
  const auto& blocks = context.draft.blocks;
  if (std::any_of(
          blocks.begin(), blocks.end(),
          [&](const Block& block) { return is_introduction(block) && block.span.start < start; }) ||
      begins_with_introduction(context.body(), start))
    return;

  const std::string line = introduction_line(context);
  Diagnostic& diagnostic = findings.add(
      {start, start},
      "The quote does not say whose words these are, nor from which day, which is hard to tell in "
      "a longer exchange; put " +
          (line.empty() ? "a line like “On DATE, NAME wrote:” before it."
                        : "“" + line + "” before it."));
  if (line.empty()) return;
  const std::string_view end = line_end(context.body());
  diagnostic.fixes.push_back(
      {"Put “" + line + "” before the quote",
       true,
       {{{start, start},
         gap_above(context.body(), start) + line + gap_under_attribution(context, end)}}});
}

}  // namespace

extern const Rule missing_attribution{"missing-attribution", Severity::suggestion, "etiquette",
                                      "A quote without a line that says whose words it is.", check};

}  // namespace replylint::catalogue
