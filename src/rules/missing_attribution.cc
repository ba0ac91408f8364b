#include <algorithm>
#include <string>

#include "rules/attribution_line.h"
#include "rules/quoted_lines.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// The customer's words, not a console session ("> ls") or words of somebody else.
bool quotes_customer(const Context& context) {
  if (!context.has_inquiry() || context.customer_from_quotes) return true;
  if (std::any_of(context.coverage.items.begin(), context.coverage.items.end(),
                  [](const ItemCoverage& item) { return !item.quotes.empty(); }))
    return true;
  LineSet customer;
  customer.add(context.customer.body, {0, context.customer.body.size()});
  customer.sort();
  const std::vector<QuotedLine> lines = quoted_lines(context);
  return std::any_of(lines.begin(), lines.end(),
                     [&](const QuotedLine& line) { return customer.contains(line.text); });
}

void check(const Context& context, Findings& findings) {
  if (is_forward(context)) return;
  const auto& blocks = context.draft.blocks;
  const auto quote = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::quote;
  });
  if (quote == blocks.end() || !has_own_prose(context.draft)) return;
  const bool attributed = std::any_of(blocks.begin(), quote, [](const Block& block) {
    return block.kind == BlockKind::attribution || block.kind == BlockKind::header;
  });
  if (attributed || !quotes_customer(context)) return;

  const std::string line = attribution_line(context.customer);
  const std::size_t start = quote->span.start;
  Diagnostic& diagnostic = findings.add(
      {start, start},
      "The quote does not say whose words it is and of which day, which is hard to tell in a "
      "longer exchange; put " +
          (line.empty() ? "a line like “On Mon, 15 Dec 2003, NAME wrote:” before it."
                        : "“" + line + "” before it."));
  if (line.empty()) return;
  const std::string_view end = line_end(context.body());
  diagnostic.fixes.push_back({"Put “" + line + "” before it",
                              true,
                              {{{start, start}, line + std::string(end).append(end)}}});
}

}  // namespace

extern const Rule missing_attribution{"missing-attribution", Severity::suggestion, "etiquette",
                                      "A quote without a line that says whose words it is.", check};

}  // namespace replylint::catalogue
