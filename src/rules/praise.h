// Praise in the customer's message.
#ifndef REPLYLINT_RULES_PRAISE_H
#define REPLYLINT_RULES_PRAISE_H

#include <optional>

#include "rules/rule.h"

namespace replylint {

struct Praise {
  Span span;                   // in the customer's message
  const Item* item = nullptr;  // nullptr where the sentence is no item of its own
  double confidence = 0;       // 0 to 1
};

// The first words by which the customer says that they are happy: with the product, the service or
// one of us. Not what would be good, and not thanks in advance.
[[nodiscard]] const std::optional<Praise>& praise_of(const Context& context);

}  // namespace replylint

#endif
