// Mail that a program or a colleague hands on from the customer: contact forms and forwards.
#ifndef REPLYLINT_RULES_HANDED_ON_H
#define REPLYLINT_RULES_HANDED_ON_H

#include <optional>

#include "replylint/message.h"

namespace replylint {

// The customer's message in one that hands it on; nothing where `received` is the customer's own.
// A contact form names the customer in fields above their words ("From: Jane Poole <…>", "Subject:
// …"), and comes from a program or a colleague; a colleague forwards below a header block. The body
// stays as it is, so that places in it stay true: in a forward, what stands above the customer's
// words becomes a notice. From: begins with the customer, and ends with who handed the message on.
// A `draft` to a colleague and not to the customer answers the colleague, as does one without
// recipients that greets them.
[[nodiscard]] std::optional<Message> handed_on_message(const Message& received,
                                                       const Message& draft);

}  // namespace replylint

#endif
