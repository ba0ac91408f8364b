#include "rules/open_items.h"

#include <fmt/format.h>

#include "rules/own_passages.h"
#include "rules/quoting.h"
#include "rules/reply_shape.h"
#include "rules/shortened.h"

namespace replylint {

namespace {

// Below this the item is too doubtful, or its answer too likely, for a finding. A warning needs
// less than an error, and so does what the writer quotes and leaves without an answer.
constexpr double least_confidence = 0.75;
constexpr double least_confidence_problem = 0.5;
constexpr double least_confidence_quoted = 0.3;
// From here on a doubt is worth a suggestion.
constexpr double least_doubt = 0.5;

// That the item has no answer: 0 to 1.
double confidence_of(const Item& item, const ItemCoverage& coverage) {
  return item.confidence * (1.0 - coverage.score);
}

double least_confidence_of(const Item& item, const ItemCoverage& coverage) {
  if (!coverage.quotes.empty()) return least_confidence_quoted;
  return item.kind == ItemKind::question || item.kind == ItemKind::request
             ? least_confidence
             : least_confidence_problem;
}

}  // namespace

void report_open_items(const Context& context, ItemKind kind, const OpenItemWords& words,
                       Findings& findings,
                       bool (*is_excused)(const Context& context, const Item& item)) {
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if (item.kind != kind || coverage.state != ItemState::unanswered) continue;
    if (is_excused != nullptr && is_excused(context, item)) continue;
    const double confidence = confidence_of(item, coverage);
    if (confidence < least_confidence_of(item, coverage)) continue;

    const std::string asked = shortened(slice(context.customer.body, item.span));
    const Span below = coverage.quotes.empty() ? Span{} : prose_below(context, coverage.place);
    std::string message = below.empty()
                              ? fmt::format("“{}” {}; {}.", asked, words.missing, words.advice)
                              : fmt::format("“{}” {} “{}”; {}.", asked, words.not_enough,
                                            shortened(slice(context.body(), below)), words.advice);
    Diagnostic& diagnostic = findings.add({coverage.place, coverage.place}, std::move(message));
    diagnostic.item = item.id;
    diagnostic.confidence = confidence;
    if (!coverage.quotes.empty()) continue;
    const std::string_view line = line_end(context.body());
    const std::string gap = std::string(line).append(line);
    diagnostic.fixes.push_back({"Quote it, with room for the answer",
                                false,
                                {{diagnostic.span, gap + quote_items(context, {i}, line) + gap}}});
  }
}

void report_doubtful_items(const Context& context, std::string_view words, Findings& findings) {
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if ((item.kind != ItemKind::question && item.kind != ItemKind::request) ||
        coverage.state == ItemState::deferred || !coverage.quotes.empty())
      continue;
    const double confidence = confidence_of(item, coverage);
    if (confidence < least_doubt ||
        (confidence >= least_confidence && coverage.state == ItemState::unanswered))
      continue;
    Diagnostic& diagnostic = findings.add(
        {coverage.place, coverage.place},
        fmt::format("“{}” {}.", shortened(slice(context.customer.body, item.span)), words));
    diagnostic.item = item.id;
    diagnostic.confidence = confidence;
  }
}

}  // namespace replylint
