// Who gets the reply, and who should.
#ifndef REPLYLINT_RULES_RECIPIENTS_H
#define REPLYLINT_RULES_RECIPIENTS_H

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/message.h"

namespace replylint {

// Two ways to write the address of one mailbox: without regard to ASCII case, to a tag
// ("dana+shop@…"), and to full stops and hyphens before the "@".
[[nodiscard]] bool is_same_mailbox(const Address& left, const Address& right);

// The mailboxes of many addresses, among which others are looked for.
class Mailboxes {
 public:
  void add(const std::vector<Address>& addresses);
  [[nodiscard]] bool has(const Address& address) const;

 private:
  std::set<std::string> keys_;
};

// Those of To:, Cc: and Bcc:
[[nodiscard]] Mailboxes recipients_of(const Message& message);

// To:, Cc: or Bcc: is known.
[[nodiscard]] bool has_recipients(const Message& message);

// "no-reply@…", "donotreply@…", "mailer-daemon@…": nobody reads what is sent there.
[[nodiscard]] bool is_unread(std::string_view address);

// "support@…", "info@…", "billing@…": not of one person.
[[nodiscard]] bool is_role(std::string_view address);

}  // namespace replylint

#endif
