// Finds the earlier messages of the thread that a draft belongs to.
#ifndef REPLYLINT_CLI_THREAD_H
#define REPLYLINT_CLI_THREAD_H

#include <string>
#include <vector>

#include "replylint/message.h"

namespace replylint::cli {

// Reads `files` if there are any (throws UsageError); else looks in `mailbox`, if not empty, for
// the messages to which the draft and the customer's message refer: the newest ones, which are
// enough for promises and questions that are still open.
[[nodiscard]] std::vector<Message> find_thread(const Message& draft, const Message& customer,
                                               const std::vector<std::string>& files,
                                               const std::string& mailbox);

}  // namespace replylint::cli

#endif
