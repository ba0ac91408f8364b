// Messages of others than the customer that stand under a reply.
#ifndef REPLYLINT_RULES_FOREIGN_MESSAGES_H
#define REPLYLINT_RULES_FOREIGN_MESSAGES_H

#include <optional>

#include "rules/rule.h"

namespace replylint {

// The line that introduces a message of somebody whom nothing in the exchange names: neither its
// header fields nor the customer's message with all that it quotes, nor the thread. The words below
// it are not in the exchange either.
[[nodiscard]] std::optional<Span> find_foreign_message(const Context& context);

}  // namespace replylint

#endif
