// Praise in the customer's message.
#ifndef REPLYLINT_RULES_PRAISE_H
#define REPLYLINT_RULES_PRAISE_H

#include <optional>

#include "rules/rule.h"
#include "text/words.h"

namespace replylint {

struct Praise {
  Span span;                   // in the customer's message
  const Item* item = nullptr;  // nullptr where the sentence is no item of its own
  double confidence = 0;       // 0 to 1
};

// The first words by which the customer says that they are happy: with the product, the service or
// one of us. Not what would be good, and not thanks in advance.
[[nodiscard]] const std::optional<Praise>& praise_of(const Context& context);

// "I have passed your kind words on to Ana.": done with, and nobody is sent elsewhere.
[[nodiscard]] bool passes_praise_on(Words words);

}  // namespace replylint

#endif
