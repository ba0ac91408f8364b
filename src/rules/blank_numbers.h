// Numbered answers of which one is left blank: "1) 45 Nm.", "2)", "3) They went out today."
#ifndef REPLYLINT_RULES_BLANK_NUMBERS_H
#define REPLYLINT_RULES_BLANK_NUMBERS_H

#include <optional>

#include "rules/rule.h"

namespace replylint {

// The number of the customer's list that the item stands under, where the draft answers that list
// by its numbers and has nothing behind this one: its place in the draft.
[[nodiscard]] std::optional<Span> blank_number_of(const Context& context, const Item& item);

}  // namespace replylint

#endif
