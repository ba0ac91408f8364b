#include "rules/open_items.h"

#include <fmt/format.h>

#include "rules/own_passages.h"
#include "rules/quoting.h"
#include "rules/reply_shape.h"
#include "rules/shortened.h"

namespace replylint {

namespace {

// Below this the item is too doubtful, or its answer too likely, for a finding. What the writer
// quotes and leaves without an answer needs less.
constexpr double least_confidence = 0.5;
constexpr double least_confidence_quoted = 0.3;

}  // namespace

void report_open_items(const Context& context, ItemKind kind, const OpenItemWords& words,
                       Findings& findings,
                       bool (*is_excused)(const Context& context, const Item& item)) {
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if (item.kind != kind || coverage.state != ItemState::unanswered) continue;
    if (is_excused != nullptr && is_excused(context, item)) continue;
    const double confidence = item.confidence * (1.0 - coverage.score);
    if (confidence < (coverage.quotes.empty() ? least_confidence : least_confidence_quoted))
      continue;

    const std::string asked = shortened(slice(context.customer.body, item.span));
    const Span below = coverage.quotes.empty() ? Span{} : prose_below(context, coverage.place);
    std::string message = below.empty()
                              ? fmt::format("“{}” {}; {}.", asked, words.missing, words.advice)
                              : fmt::format("“{}” {} “{}”; {}.", asked, words.not_enough,
                                            shortened(slice(context.body(), below)), words.advice);
    Diagnostic& diagnostic = findings.add({coverage.place, coverage.place}, std::move(message));
    diagnostic.item = item.id;
    diagnostic.confidence = confidence;
    if (coverage.quotes.empty()) {
      const std::string gap =
          std::string(line_end(context.body())).append(line_end(context.body()));
      diagnostic.fixes.push_back(
          {"Quote it, with room for the answer",
           false,
           {{diagnostic.span, gap + quote_items(context, {i}, line_end(context.body())) + gap}}});
    }
  }
}

}  // namespace replylint
