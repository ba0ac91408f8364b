#include "cli/thread.h"

#include <algorithm>

#include "replylint/mail.h"

#include "cli/input.h"

namespace replylint::cli {

namespace {

constexpr std::size_t most_messages = 12;

std::vector<std::string> earlier_ids(const Message& draft, const Message& customer) {
  std::vector<std::string> ids;
  for (const auto* list :
       {&draft.references, &draft.in_reply_to, &customer.references, &customer.in_reply_to})
    for (const std::string& id : *list)
      if (id != customer.message_id && std::find(ids.begin(), ids.end(), id) == ids.end())
        ids.push_back(id);
  // Those at the end of a list are the newest.
  if (ids.size() > most_messages)
    ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(most_messages));
  return ids;
}

}  // namespace

std::vector<Message> find_thread(const Message& draft, const Message& customer,
                                 const std::vector<std::string>& files,
                                 const std::string& mailbox) {
  std::vector<Message> thread;
  thread.reserve(files.size());
  for (const std::string& file : files) thread.push_back(read_message_from(file, "thread"));
  if (!files.empty() || mailbox.empty()) return thread;
  for (const std::string& bytes : find_in_mailbox(mailbox, earlier_ids(draft, customer)))
    thread.push_back(read_message(bytes));
  return thread;
}

}  // namespace replylint::cli
