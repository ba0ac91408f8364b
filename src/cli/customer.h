// Finds the message that a draft answers.
#ifndef REPLYLINT_CLI_CUSTOMER_H
#define REPLYLINT_CLI_CUSTOMER_H

#include <string>
#include <string_view>
#include <vector>

#include "replylint/message.h"

namespace replylint::cli {

enum class CustomerSource {
  file,     // named by the user
  request,  // part of a request in batch mode
  thread,   // found by its Message-ID among the earlier messages that the user named
  mailbox,  // found by its Message-ID in the mailbox that the user named
  notmuch,  // found by its Message-ID in notmuch's database
  quotes,   // rebuilt from what the draft quotes
  none,     // nothing is known of it: a new message
};

// "file", "mailbox", ...: static storage.
[[nodiscard]] std::string_view to_string(CustomerSource source) noexcept;

struct Customer {
  Message message;
  CustomerSource source = CustomerSource::none;
};

// Reads `file` if it is not empty (throws UsageError); else looks for the draft's In-Reply-To, or
// its last reference, in `thread`, from which it is taken out, in `mailbox` and by notmuch, where a
// message of the draft's own writer is no customer's; else rebuilds the message from the draft's
// quotes. Throws UsageError if `mailbox` is neither empty nor the path of a mailbox.
[[nodiscard]] Customer find_customer(const Message& draft, const std::string& file,
                                     const std::string& mailbox, std::vector<Message>& thread);

// Why the file named for the customer's message may be the wrong one: the draft replies to another
// message by the ids of both, or is the same file. Empty where nothing says so.
[[nodiscard]] std::string doubt_about(const Customer& customer, const std::string& file,
                                      const Message& draft, const std::string& draft_file);

// What people should know about where the message comes from; empty if they named it themselves.
[[nodiscard]] std::string_view describe(CustomerSource source) noexcept;

}  // namespace replylint::cli

#endif
