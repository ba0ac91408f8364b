#include <string>

#include "rules/people.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// Where a salutation belongs: before everything that the writer says or quotes.
std::size_t beginning(const Draft& draft) {
  return draft.blocks.empty() ? 0 : draft.blocks.front().span.start;
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() && !find_history(context.draft, context.body()).found) return;
  if (!has_own_prose(context.draft) || is_forward(context)) return;
  const Person customer = sender(context.customer, context.inquiry.blocks);
  if (salutation_of(context, customer).found) return;

  const std::size_t start = beginning(context.draft);
  const std::string greeting = customer.called.empty() ? "" : "Hi " + customer.called + ",";
  Diagnostic& diagnostic = findings.add(
      {start, start},
      greeting.empty()
          ? "The reply begins without a salutation, which reads as curt; greet the customer by "
            "name."
          : "The reply begins without a salutation, which reads as curt; begin with “" + greeting +
                "”");
  if (greeting.empty()) return;
  const std::string_view end = line_end(context.body());
  diagnostic.fixes.push_back({"Begin with “" + greeting + "”",
                              true,
                              {{{start, start}, greeting + std::string(end).append(end)}}});
}

}  // namespace

extern const Rule missing_salutation{"missing-salutation", Severity::warning, "etiquette",
                                     "The reply does not greet the customer.", check};

}  // namespace replylint::catalogue
