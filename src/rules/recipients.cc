#include "rules/recipients.h"

#include <algorithm>
#include <array>
#include <string>

#include "rules/domains.h"
#include "text/ascii.h"

namespace replylint {

namespace {

// The part before the "@" in small letters, without a tag and without dots, hyphens, underscores.
std::string mailbox_of(std::string_view address) {
  std::string result;
  for (const char c : address.substr(0, address.rfind('@'))) {
    if (c == '+') break;
    if (c != '.' && c != '-' && c != '_') result += to_lower(c);
  }
  return result;
}

// The same for all ways to write the address of a mailbox.
std::string mailbox_key(const Address& address) {
  return mailbox_of(address.address) + '@' + domain_of(address);
}

}  // namespace

bool is_same_mailbox(const Address& left, const Address& right) {
  return domain_of(left) == domain_of(right) &&
         mailbox_of(left.address) == mailbox_of(right.address);
}

void Mailboxes::add(const std::vector<Address>& addresses) {
  for (const Address& address : addresses) keys_.insert(mailbox_key(address));
}

bool Mailboxes::has(const Address& address) const {
  return keys_.count(mailbox_key(address)) > 0;
}

Mailboxes recipients_of(const Message& message) {
  Mailboxes result;
  for (const auto* list : {&message.to, &message.cc, &message.bcc}) result.add(*list);
  return result;
}

bool has_recipients(const Message& message) {
  const auto known = [](const Address& address) { return !address.address.empty(); };
  for (const auto* list : {&message.to, &message.cc, &message.bcc})
    if (std::any_of(list->begin(), list->end(), known)) return true;
  return false;
}

bool is_unread(std::string_view address) {
  constexpr auto names = std::to_array<std::string_view>(
      {"noreply", "donotreply", "dontreply", "noanswer", "unmonitored", "mailerdaemon", "bounce",
       "bounces", "nepasrepondre", "nichtantworten", "keineantwort", "noresponder"});
  const std::string mailbox = mailbox_of(address);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return mailbox == name || (name.size() > 6 && mailbox.find(name) != std::string::npos);
  });
}

bool is_role(std::string_view address) {
  constexpr auto names = std::to_array<std::string_view>(
      {"support",      "help",        "helpdesk",    "info",      "sales",
       "billing",      "contact",     "office",      "service",   "customerservice",
       "customercare", "care",        "hello",       "team",      "admin",
       "postmaster",   "webmaster",   "abuse",       "security",  "accounts",
       "orders",       "tickets",     "mail",        "hilfe",     "kontakt",
       "techsupport",  "servicedesk", "feedback",    "enquiries", "inquiries",
       "forms",        "webform",     "contactform", "form",      "root"});
  return std::find(names.begin(), names.end(), mailbox_of(address)) != names.end();
}

}  // namespace replylint
