#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "rules/domains.h"
#include "rules/recipients.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// The writer, or the mailbox of the team that the customer wrote to.
class Ours {
 public:
  explicit Ours(const Message& message) {
    mailboxes_.add(message.from);
    mailboxes_.add(message.reply_to);
    for (const Address& writer : message.from) domains_.insert(domain_of(writer));
  }
  [[nodiscard]] bool has(const Address& address) const {
    return mailboxes_.has(address) ||
           (is_role(address.address) && domains_.count(domain_of(address)) > 0);
  }

 private:
  Mailboxes mailboxes_;
  std::set<std::string> domains_;
};

void append(std::string& list, std::string_view entry) {
  constexpr std::size_t longest = 300;
  if (list.find(entry) != std::string::npos || list.size() > longest) return;
  if (!list.empty()) list += ", ";
  list += entry;
}

// The patterns of `required-cc` that no recipient fits.
std::string required_and_missing(const Context& context) {
  std::string missing;
  const Message& message = context.message;
  for (const std::string& pattern : context.style.required_cc.entries) {
    bool found = false;
    for (const auto* list : {&message.to, &message.cc, &message.bcc, &message.from})
      found = found || std::any_of(list->begin(), list->end(), [&](const Address& address) {
                return matches_address(pattern, address.address);
              });
    if (!found) append(missing, pattern);
  }
  return missing;
}

// The addresses on Cc: of the inquiry that do not get the reply.
std::string left_out_of_cc(const Context& context) {
  std::string missing;
  const Mailboxes reached = recipients_of(context.message);
  const Ours ours(context.message);
  for (const Address& address : context.customer.cc) {
    if (address.address.empty() || is_unread(address.address)) continue;
    if (reached.has(address) || ours.has(address)) continue;
    // The customer keeps a copy for themselves.
    const auto& from = context.customer.from;
    if (!from.empty() && is_same_mailbox(from.front(), address)) continue;
    append(missing,
           address.name.empty() ? address.address : address.name + " <" + address.address + ">");
  }
  return missing;
}

void check(const Context& context, Findings& findings) {
  const Message& message = context.message;
  if (!has_recipients(message) || is_forward(context)) return;
  if (!has_own_prose(context.draft)) return;

  const auto& blocks = context.draft.blocks;
  const std::size_t place = blocks.empty() ? 0 : blocks.front().span.start;
  const std::string required = required_and_missing(context);
  if (!required.empty())
    findings.add(
        {place, place},
        "“" + required +
            "” must be among the recipients by the style's rules, and is not, so colleagues do not "
            "see how the case goes; "
            "add the address to Cc:.");
  const std::string left_out = left_out_of_cc(context);
  if (!left_out.empty())
    findings.add(
        {place, place},
        "“" + left_out +
            "” was on Cc: of the customer's mail and is left out, so somebody whom the customer "
            "wants informed is not; add them to Cc:.");
}

}  // namespace

extern const Rule missing_recipient{"missing-recipient", Severity::warning, "etiquette",
                                    "Somebody who should get the reply is left out.", check};

}  // namespace replylint::catalogue
