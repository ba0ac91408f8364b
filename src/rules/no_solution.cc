
#include "rules/limitation.h"
#include "rules/shortened.h"
#include "text/formatted.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  const auto& limitation = limitation_of(context);
  if (!limitation || limitation->solved || !limitation->options.empty()) return;
  const Span span = context.draft.text.sentences[limitation->sentence].span;
  Diagnostic& diagnostic = findings.add(
      span, formatted("“{}” {} “{}” and leaves it there: the customer still does not know what to "
                      "do; offer a way forward, or better two, with what speaks for each.",
                      shortened(slice(context.body(), span)),
                      limitation->is_cause ? "explains" : "says no to",
                      shortened(slice(context.customer.body, limitation->item->span))));
  diagnostic.item = limitation->item->id;
  diagnostic.confidence = limitation->confidence;
}

}  // namespace

extern const Rule no_solution{
    "no-solution", Severity::suggestion,
    "substance",   "Says no, or gives a cause, and offers no way forward.",
    check,
};

}  // namespace replylint::catalogue
