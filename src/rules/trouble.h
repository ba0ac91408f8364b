// What is wrong on the customer's side, by all of their message.
#ifndef REPLYLINT_RULES_TROUBLE_H
#define REPLYLINT_RULES_TROUBLE_H

#include "rules/rule.h"

namespace replylint {

// The customer says that something is wrong, or asks why it is.
[[nodiscard]] bool reports_something_wrong(const Context& context);

// Somebody has died or is gravely ill: then no sympathy is too warm.
[[nodiscard]] bool is_grave(const Context& context);

}  // namespace replylint

#endif
