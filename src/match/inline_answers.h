// Answers that stand between the lines of the customer's message without a mark of their own.
#ifndef REPLYLINT_MATCH_INLINE_ANSWERS_H
#define REPLYLINT_MATCH_INLINE_ANSWERS_H

#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/message.h"

namespace replylint {

// parse_draft(), beside the customer's message: Outlook includes that below a header block, and the
// writer types between its lines, often in another colour. What the customer did not write there is
// the writer's answer, and what is left around it a quote. In the quote of other programs only what
// has a colour of its own is an answer. Linear.
[[nodiscard]] Draft parse_draft_beside(const Message& customer, const Inquiry& inquiry,
                                       const Message& message);

}  // namespace replylint

#endif
