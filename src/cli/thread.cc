#include "cli/thread.h"

#include <algorithm>

#include "replylint/mail.h"

#include "cli/input.h"

namespace replylint::cli {

namespace {

constexpr std::size_t most_messages = 12;

std::vector<std::string> earlier_ids(const Message& draft, const Message& customer) {
  std::vector<std::string> ids;
  const auto add = [&](const std::vector<std::string>& list) {
    // Those at the end of a list are the newest.
    for (auto id = list.rbegin(); id != list.rend() && ids.size() < most_messages; ++id)
      if (*id != customer.message_id && std::find(ids.begin(), ids.end(), *id) == ids.end())
        ids.push_back(*id);
  };
  add(customer.in_reply_to);
  add(customer.references);
  add(draft.in_reply_to);
  add(draft.references);
  std::reverse(ids.begin(), ids.end());
  return ids;
}

}  // namespace

std::vector<Message> read_thread(const std::vector<std::string>& files) {
  std::vector<Message> thread;
  thread.reserve(files.size());
  for (const std::string& file : files) thread.push_back(read_message_from(file, "thread"));
  return thread;
}

std::vector<Message> find_thread(const Message& draft, const Message& customer,
                                 const std::string& mailbox) {
  std::vector<Message> thread;
  if (mailbox.empty()) return thread;
  for (const std::string& bytes : find_in_mailbox(mailbox, earlier_ids(draft, customer)))
    thread.push_back(read_message(bytes));
  return thread;
}

}  // namespace replylint::cli
