#include <algorithm>

#include <fmt/format.h>

#include "rules/own_passages.h"
#include "rules/short_answers.h"
#include "rules/shortened.h"

namespace replylint::catalogue {

namespace {

// How many of a passage's items the words must tell apart. "This is done" answers all requests of
// one quote, be it two records or ten.
std::size_t items_to_tell_apart(const Context& context, const OwnPassage& passage) {
  std::size_t requests = 0;
  std::size_t others = 0;
  for (const std::size_t index : passage.under_quote ? passage.quoted : passage.items) {
    const ItemKind kind = context.inquiry.items[index].kind;
    if (kind == ItemKind::praise) continue;
    ++(kind == ItemKind::request ? requests : others);
  }
  return passage.under_quote && requests > 0 ? others + 1 : others + requests;
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() || context.inquiry.items.empty()) return;
  for (const OwnPassage& passage : own_passages(context)) {
    if (passage.preformatted) continue;
    const auto span = vague_span(context, passage.first_sentence, passage.end_sentence);
    if (!span) continue;
    const std::string words = shortened(slice(context.body(), *span));
    const std::size_t items = items_to_tell_apart(context, passage);
    if (passage.under_quote && items < 2) continue;
    findings.add(
        *span,
        passage.under_quote
            ? fmt::format("“{}” stands for {} things that are quoted above it, and the customer "
                          "cannot tell which it answers; answer each under its own quote.",
                          words, items)
            : fmt::format("“{}” names nothing of what it answers, and nothing is quoted above it; "
                          "quote the customer's words, or say what it is about.",
                          words));
    return;
  }
}

}  // namespace

extern const Rule vague_answer{
    "vague-answer", Severity::warning, "coverage", "An answer does not say what it answers.", check,
};

}  // namespace replylint::catalogue
