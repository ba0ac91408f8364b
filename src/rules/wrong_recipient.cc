#include <algorithm>
#include <string>

#include "rules/name_forms.h"
#include "rules/people.h"
#include "rules/recipients.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// The customer as a recipient under an address that the customer's message does not give.
bool is_named_among(const Context& context, const Address& customer) {
  Message from;
  from.from.push_back(customer);
  const Person person = sender(from, {});
  if (!person.certain || person.names.size() < 2) return false;
  for (const auto* list : {&context.message.to, &context.message.cc, &context.message.bcc})
    for (const Address& recipient : *list) {
      if (is_unread(recipient.address)) continue;
      Message to;
      to.from.push_back({recipient.name, ""});
      const Person named = sender(to, {});
      if (named.names.size() >= 2 &&
          std::all_of(named.names.begin(), named.names.end(),
                      [&](const Name& name) { return person.is_called(name.folded); }))
        return true;
    }
  return false;
}

// A list that sets Reply-To: to itself; mail to the sender alone is as good.
bool is_list(const Message& customer, const Address& reply_to) {
  return customer.header("List-Id") != nullptr || customer.header("List-Post") != nullptr ||
         is_recipient(customer, reply_to);
}

void check(const Context& context, Findings& findings) {
  const Message& customer = context.customer;
  if (customer.from.empty() || !has_recipients(context.message)) return;
  if (is_forward(context) || !has_own_prose(context.draft)) return;

  const auto reaches = [&](const std::vector<Address>& addresses) {
    return std::any_of(addresses.begin(), addresses.end(), [&](const Address& address) {
      return !address.address.empty() && is_recipient(context.message, address);
    });
  };
  const auto known = [](const std::vector<Address>& addresses) {
    return std::any_of(addresses.begin(), addresses.end(),
                       [](const Address& address) { return !address.address.empty(); });
  };
  const bool asks = known(customer.reply_to);
  if (!asks && !known(customer.from)) return;
  const std::vector<Address>& wanted = asks ? customer.reply_to : customer.from;
  if (reaches(wanted)) return;
  if (asks && is_list(customer, wanted.front()) && reaches(customer.from)) return;
  if (is_named_among(context, wanted.front())) return;

  const auto& to = context.message.to;
  const std::string& first = !to.empty()                   ? to.front().address
                             : !context.message.cc.empty() ? context.message.cc.front().address
                                                           : context.message.bcc.front().address;
  const auto greeting = std::find_if(context.draft.blocks.begin(), context.draft.blocks.end(),
                                     [](const Block& block) { return block.depth == 0; });
  const std::size_t place = greeting == context.draft.blocks.end() ? 0 : greeting->span.start;
  std::string message = "The reply goes to “" + first + "” and not to the customer";
  message += is_unread(first) ? ", and nobody reads that address" : ", who would not get it";
  message += "; send it to “" + wanted.front().address + "”";
  message += asks ? ", which the customer's Reply-To: asks for." : ".";
  findings.add({place, place}, std::move(message));
}

}  // namespace

extern const Rule wrong_recipient{"wrong-recipient", Severity::error, "sending",
                                  "The customer is not among the recipients.", check};

}  // namespace replylint::catalogue
