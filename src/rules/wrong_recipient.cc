#include <algorithm>
#include <string>
#include <string_view>

#include "parse/header_block.h"
#include "rules/domains.h"
#include "rules/mailing_list.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/recipients.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/thread.h"
#include "text/ascii.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// "Trent" and "Trenton" are two families, though "Dan" and "Daniel" are one name.
bool is_family_of(std::string_view folded, const Person& person) {
  return std::any_of(person.names.begin(), person.names.end(), [&](const Name& name) {
    const bool shortened = folded != name.folded &&
                           (folded.starts_with(name.folded) || name.folded.starts_with(folded));
    return same_name(folded, name.folded) && !shortened;
  });
}

// The given name and the family name of the one are names of the other.
bool is_same_person(const Person& named, const Person& person) {
  if (named.names.size() < 2) return false;
  const std::string& family = named.names.back().folded;
  return person.is_called(named.names.front().folded) &&
         (family.size() == 1 ? person.is_called(family) : is_family_of(family, person));
}

// One letter too much, too few or wrong: "mial" for "mail". Digits tell two apart.
bool is_slip(std::string_view written, std::string_view meant) {
  constexpr std::size_t shortest = 4;
  constexpr std::string_view digits = "0123456789";
  return std::min(written.size(), meant.size()) >= shortest && name_distance(written, meant) == 1 &&
         is_misspelling(written, meant) &&
         written.find_first_of(digits) == std::string_view::npos &&
         meant.find_first_of(digits) == std::string_view::npos;
}

// The two domains but for the one label in which they differ; empty where more than one does, or
// one has more labels than the other.
struct DifferentLabels {
  std::string_view left;
  std::string_view right;
};
DifferentLabels different_labels(std::string_view left, std::string_view right) {
  DifferentLabels found;
  while (!left.empty() && !right.empty()) {
    const std::string_view first = left.substr(0, left.find('.'));
    const std::string_view second = right.substr(0, right.find('.'));
    if (first != second) {
      if (!found.left.empty()) return {};
      found = {first, second};
    }
    left.remove_prefix(std::min(first.size() + 1, left.size()));
    right.remove_prefix(std::min(second.size() + 1, right.size()));
  }
  return left.empty() && right.empty() ? found : DifferentLabels{};
}

// "oliver@mial.example" for "oliver@mail.example", "olivre@mail.example": the same address but for
// a letter, and no second one of theirs.
bool is_mistyped(const Address& written, const Address& meant) {
  const std::string domain = domain_of(written);
  const std::string right_domain = domain_of(meant);
  const std::string local = to_lower(written.address.substr(0, written.address.rfind('@')));
  const std::string right_local = to_lower(meant.address.substr(0, meant.address.rfind('@')));
  if (domain == right_domain) return is_slip(local, right_local);
  if (local != right_local || is_public_domain(domain)) return false;
  const DifferentLabels labels = different_labels(domain, right_domain);
  static constexpr auto not_com = word_set("con", "cmo", "ocm", "comm", "vom", "xom", "cpm", "clm");
  return labels.right == "com" ? not_com.has(labels.left) : is_slip(labels.left, labels.right);
}

// Of more recipients it is not looked for each in the texts.
constexpr std::size_t most_looked_for = 50;

// The text, in lower case, has the address: looked for at each "@" only, as a text of one letter
// again and again would have its beginning everywhere.
bool has_address(std::string_view text, std::string_view address) {
  if (address.empty()) return false;
  const std::string small = to_lower(address);
  const std::size_t local = std::min(small.find('@'), small.size() - 1);
  for (std::size_t at = text.find(small[local], local); at != std::string_view::npos;
       at = text.find(small[local], at + 1))
    if (text.substr(at - local).starts_with(small)) return true;
  return false;
}

// The address stands in the customer's message or in an earlier one.
bool is_known(const Context& context, const Address& address) {
  const auto knows = [&](const Message& message) {
    for (const auto* list : {&message.from, &message.reply_to, &message.to, &message.cc})
      for (const Address& other : *list)
        if (is_same_address(other, address)) return true;
    return has_address(to_lower(message.body), address.address);
  };
  return knows(context.customer) ||
         std::any_of(context.thread.begin(), context.thread.end(),
                     [&](const EarlierMessage& earlier) { return knows(*earlier.message); });
}

// A recipient of another house than the writer's whose address the customer's message gives: a
// contact form writes it into the text. So it may be where there are too many to look for.
bool reaches_given_address(const Context& context) {
  const std::string body = to_lower(context.customer.body);
  std::size_t looked_for = 0;
  for (const auto* list : {&context.message.to, &context.message.cc, &context.message.bcc})
    for (const Address& recipient : *list) {
      const bool ours =
          std::any_of(context.message.from.begin(), context.message.from.end(),
                      [&](const Address& writer) { return is_same_side(recipient, writer); });
      if (ours || recipient.address.empty() || is_unread(recipient.address)) continue;
      if (++looked_for > most_looked_for || has_address(body, recipient.address)) return true;
    }
  return false;
}

// The recipient whose address is that of the customer with a slip in it.
const Address* mistyped_among(const Context& context, const Address& customer) {
  std::size_t looked_for = 0;
  for (const auto* list : {&context.message.to, &context.message.cc, &context.message.bcc})
    for (const Address& recipient : *list) {
      if (!is_mistyped(recipient, customer)) continue;
      if (!is_known(context, recipient)) return &recipient;
      if (++looked_for == most_looked_for) return nullptr;
    }
  return nullptr;
}

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
      if (is_same_person(sender(to, {}), person)) return true;
    }
  return false;
}

// Some recipient has an address under the same domain.
bool reaches_side_of(const Context& context, const Address& customer) {
  const auto is_near = [&](const Address& recipient) { return is_same_side(recipient, customer); };
  return std::any_of(context.message.to.begin(), context.message.to.end(), is_near);
}

// A list that sets Reply-To: to itself; mail to the sender alone is as good.
bool is_list(const Message& customer, const Address& reply_to) {
  return has_list_header(customer) || recipients_of(customer).has(reply_to);
}

// The address is of the fields that a contact form has above the customer's words.
bool is_of_form(const Context& context, const Address& address) {
  constexpr std::size_t top = 500;  // bytes
  const std::string_view fields = std::string_view(context.customer.body).substr(0, top);
  return context.handed_on && has_address(to_lower(sender_in(fields)), address.address);
}

void check(const Context& context, Findings& findings) {
  const Message& customer = context.customer;
  if (customer.from.empty() || !has_recipients(context.message)) return;
  if (is_forward(context) || !has_own_prose(context.draft)) return;

  const Mailboxes reached = recipients_of(context.message);
  const auto reaches = [&](const std::vector<Address>& addresses) {
    return std::any_of(addresses.begin(), addresses.end(), [&](const Address& address) {
      return !address.address.empty() && reached.has(address);
    });
  };
  const auto known = [](const std::vector<Address>& addresses) {
    return std::any_of(addresses.begin(), addresses.end(),
                       [](const Address& address) { return !address.address.empty(); });
  };
  const bool asks = known(customer.reply_to);
  if (!asks && !known(customer.from)) return;
  const std::vector<Address>& wanted = asks ? customer.reply_to : customer.from;
  if (wanted.front().address.empty()) return;
  const bool of_form = !asks && is_of_form(context, wanted.front());
  if (of_form ? reached.has(wanted.front()) : reaches(wanted)) return;
  // To write to these is no advice: nobody reads the one, the other is the writer's own.
  const bool own_mail = !context.message.from.empty() &&
                        is_same_mailbox(wanted.front(), context.message.from.front());
  if (is_unread(wanted.front().address) || own_mail || reaches_given_address(context)) return;
  if (asks && is_list(customer, wanted.front()) && reaches(customer.from)) return;
  // A forward does not show where its writer wants the reply.
  const bool is_forwarded = context.handed_on && !asks;
  if (is_forwarded && reaches_side_of(context, wanted.front())) return;
  const Address* const mistyped = mistyped_among(context, wanted.front());
  if (mistyped == nullptr && is_named_among(context, wanted.front())) return;

  const auto& to = context.message.to;
  const Address& first = mistyped != nullptr           ? *mistyped
                         : !to.empty()                 ? to.front()
                         : !context.message.cc.empty() ? context.message.cc.front()
                                                       : context.message.bcc.front();
  const auto greeting = std::find_if(context.draft.blocks.begin(), context.draft.blocks.end(),
                                     [](const Block& block) { return block.depth == 0; });
  const std::size_t place = greeting == context.draft.blocks.end() ? 0 : greeting->span.start;
  const bool own =
      !context.message.from.empty() && is_same_mailbox(first, context.message.from.front());
  std::string message = "The reply goes to “" + first.address + "” and not to the customer";
  message += mistyped != nullptr        ? ": a letter of the address is wrong"
             : is_unread(first.address) ? ", and nobody reads that address"
             : own                      ? ", but back to you"
                                        : ", who would not get it";
  message += "; send it to “" + wanted.front().address + "”";
  message += asks ? ", which the customer's Reply-To: asks for." : ".";
  findings.add({place, place}, std::move(message));
}

}  // namespace

extern const Rule wrong_recipient{"wrong-recipient", Severity::error, "sending",
                                  "The customer is not among the recipients.", check};

}  // namespace replylint::catalogue
