// Who gets the reply, and who should.
#ifndef REPLYLINT_RULES_RECIPIENTS_H
#define REPLYLINT_RULES_RECIPIENTS_H

#include <string_view>
#include <vector>

#include "replylint/message.h"

namespace replylint {

// Two ways to write the address of one mailbox: without regard to ASCII case, to a tag
// ("dana+shop@…"), and to full stops and hyphens before the "@".
[[nodiscard]] bool is_same_mailbox(const Address& left, const Address& right);

// Is the address among To:, Cc: and Bcc:?
[[nodiscard]] bool is_recipient(const Message& message, const Address& address);

// To:, Cc: or Bcc: is known.
[[nodiscard]] bool has_recipients(const Message& message);

// "no-reply@…", "donotreply@…", "mailer-daemon@…": nobody reads what is sent there.
[[nodiscard]] bool is_unread(std::string_view address);

// "support@…", "info@…", "billing@…": not of one person.
[[nodiscard]] bool is_role(std::string_view address);

}  // namespace replylint

#endif
