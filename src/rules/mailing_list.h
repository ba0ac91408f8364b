// Mail that goes through a mailing list, where more than one may answer.
#ifndef REPLYLINT_RULES_MAILING_LIST_H
#define REPLYLINT_RULES_MAILING_LIST_H

#include "rules/rule.h"

namespace replylint {

// List-Id or List-Post (RFC 2919, RFC 2369) is a header field of it.
[[nodiscard]] bool has_list_header(const Message& message);

// The customer's message has such a header field, or either message has the footer of a list,
// quoted or not: a line of dashes or underscores, and "… mailing list" below it.
[[nodiscard]] bool is_on_mailing_list(const Context& context);

}  // namespace replylint

#endif
