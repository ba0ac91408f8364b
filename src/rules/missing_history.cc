#include <algorithm>
#include <string>

#include "rules/quoting.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// The customer's whole message as a quote, under an attribution.
std::string previous_message(const Context& context, std::string_view end) {
  const Message& customer = context.customer;
  Span all{0, customer.body.size()};
  while (all.end > 0 &&
         std::string_view(" \t\r\n").find(customer.body[all.end - 1]) != std::string_view::npos)
    --all.end;
  return introduction(context, end) + as_quote(customer.body, all, end).append(end);
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() || context.customer_from_quotes) return;
  if (is_forward(context) || !has_own_prose(context.draft)) return;
  if (history_of(context).found) return;
  if (!is_deep_exchange(context) || !is_short_answer(context)) return;

  const std::string_view body = context.body();
  const std::size_t start =
      std::find_if(context.draft.blocks.begin(), context.draft.blocks.end(), is_own_prose)
          ->span.start;
  std::size_t place = body.size();
  while (place > 0 && std::string_view(" \t\r\n").find(body[place - 1]) != std::string_view::npos)
    --place;
  const std::string_view end = line_end(body);
  findings
      .add({start, start},
           "After so many messages a short answer may stand alone on top, but the message it "
           "answers is not kept below it, so the customer has to look up what it is about; keep "
           "the last message under the answer.")
      .fixes.push_back(
          {"Keep the customer's message below the reply",
           true,
           {{{place, place}, std::string(end).append(end) + previous_message(context, end)}}});
}

}  // namespace

extern const Rule missing_history{
    "missing-history", Severity::suggestion, "etiquette",
    "A short answer in a long exchange without the message it answers.", check};

}  // namespace replylint::catalogue
