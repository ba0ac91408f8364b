#include <string_view>
#include <vector>

#include "rules/handovers.h"
#include "rules/phrases.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  constexpr std::string_view message =
      "“{match}” hands the customer on, and nobody is left who answers; do it yourself, "
      "or write who acts, what they do next, and when the customer hears of it.";
  const std::vector<Handover>& handovers = context.once(find_handovers);
  if (handovers.empty()) return;
  const Handover& first = handovers.front();
  if (first.heard) {
    report_tone(context, *first.heard, "runaround", message, findings);
    return;
  }
  const Span span = context.draft.text.sentences[first.sentence].span;
  findings.add(span, with_match(message, slice(context.body(), span)), Severity::suggestion);
}

}  // namespace

extern const Rule runaround{
    "runaround", Severity::warning,
    "tone",      "Hands the customer on without saying who acts, what happens next, and when.",
    check,
};

}  // namespace replylint::catalogue
