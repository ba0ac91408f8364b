// Items of the customer that the draft leaves open.
#ifndef REPLYLINT_RULES_OPEN_ITEMS_H
#define REPLYLINT_RULES_OPEN_ITEMS_H

#include <cstddef>
#include <span>
#include <string_view>

#include "rules/rule.h"

namespace replylint {

// What the message of a finding says about an open item.
struct OpenItemWords {
  std::string_view missing;     // "has no answer"
  std::string_view not_enough;  // "is not answered by"
  std::string_view advice;      // what to write, and why it matters
};

// The reply says more than thanks, sympathy and greetings.
[[nodiscard]] bool has_substance(const Context& context);

// The last block that quotes the item if it is short, else nullptr: a quote of its own, and not a
// part of history that was kept.
[[nodiscard]] const Block* short_quote_of(const Context& context, const ItemCoverage& coverage);

// In a message that itself answers quotes, or shows code or a program's output, a report is as
// often an explanation, and a request that is not sure advice: neither can be suspected of being
// passed over.
[[nodiscard]] bool may_only_explain(const Context& context, const Item& item);

// All else that the customer asks is quoted, what stands beside this item too, and all own prose
// stands under those quotes: nothing is left that could take the item up.
[[nodiscard]] bool is_left_out(const Context& context, std::size_t item);

// "Can both be arranged?", "Who can fix those two?", "Kindly do the needful.": asks for nothing
// beside what it points to.
[[nodiscard]] bool points_back(std::span<const Word> words);

// What only points back is settled where all that was brought up before it is.
[[nodiscard]] bool is_settled_before(const Context& context, const Item& item);

// Reports the items of a kind that have no answer, at the place where it belongs; not those that
// are excused. What cannot be told for certain is a suggestion, as are requests of which it is only
// likely.
void report_open_items(const Context& context, ItemKind kind, const OpenItemWords& words,
                       Findings& findings,
                       bool (*is_excused)(const Context& context, const Item& item) = nullptr);

// Reports the questions that may have no answer, and the requests for which something stands that
// may be none: nothing is quoted, and what the draft says fits them too badly to be sure, and too
// well for the other rules.
void report_doubtful_items(const Context& context, std::string_view words, Findings& findings);

}  // namespace replylint

#endif
