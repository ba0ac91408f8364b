// Finds the earlier messages of the thread that a draft belongs to.
#ifndef REPLYLINT_CLI_THREAD_H
#define REPLYLINT_CLI_THREAD_H

#include <string>
#include <vector>

#include "replylint/message.h"

namespace replylint::cli {

// Reads the files that the user named; throws UsageError.
[[nodiscard]] std::vector<Message> read_thread(const std::vector<std::string>& files);

// Looks in `mailbox` for the messages to which the draft and the customer's message refer: the
// newest ones, which are enough for promises and questions that are still open.
[[nodiscard]] std::vector<Message> find_thread(const Message& draft, const Message& customer,
                                               const std::string& mailbox);

}  // namespace replylint::cli

#endif
