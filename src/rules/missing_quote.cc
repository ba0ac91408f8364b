#include <algorithm>

#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  const std::vector<Item>& items = context.inquiry.items;
  const auto wants_answer = std::find_if(
      items.begin(), items.end(), [](const Item& item) { return item.kind != ItemKind::praise; });
  if (wants_answer == items.end()) return;
  if (find_history(context.draft, context.body()).found) return;
  const auto& blocks = context.draft.blocks;
  const auto answer = std::find_if(blocks.begin(), blocks.end(), is_own_prose);
  if (answer == blocks.end() || (is_deep_exchange(context) && is_short_answer(context))) return;

  const std::string words = excerpt(slice(context.customer.body, wants_answer->span));
  findings.add({answer->span.start, answer->span.start},
               "The reply quotes nothing of what it answers, so the customer has to look up what "
               "it is about; quote the lines in question (“> " +
                   words + "”) and answer under them.");
}

}  // namespace

extern const Rule missing_quote{"missing-quote", Severity::suggestion, "etiquette",
                                "The reply does not quote what it answers.", check};

}  // namespace replylint::catalogue
