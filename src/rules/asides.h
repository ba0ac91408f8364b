// Words to somebody who is not the customer, in the middle of a reply.
#ifndef REPLYLINT_RULES_ASIDES_H
#define REPLYLINT_RULES_ASIDES_H

#include <vector>

#include "replylint/span.h"

#include "rules/rule.h"

namespace replylint {

struct Aside {
  Span span;             // in the draft's body
  bool certain = false;  // false: somebody who reads along may be meant
};

// "(Ben, do we still have the blue ones?)", "[check with sales]", "Ben, please add the date.": asks
// a person by name who neither writes, nor is greeted, nor takes part in the exchange; or asks
// nobody in particular what only a colleague can know.
[[nodiscard]] std::vector<Aside> find_asides(const Context& context);

}  // namespace replylint

#endif
