#include "cli/customer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "replylint/draft.h"
#include "replylint/mail.h"

#include "cli/input.h"
#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

// The ids that may be the original's, the likeliest first.
std::vector<std::string> original_ids(const Message& draft) {
  std::vector<std::string> ids(draft.in_reply_to.rbegin(), draft.in_reply_to.rend());
  if (ids.empty() && !draft.references.empty()) ids.push_back(draft.references.back());
  constexpr std::size_t most = 3;  // each costs a search; a reply has one
  if (ids.size() > most) ids.resize(most);
  return ids;
}

// A message found by its id that the writer of the draft sent, whom they now write to again: the
// draft answers none. A contact form that sends under their address sends to them as well, or names
// the customer in Reply-To.
bool is_own(const Message& found, const Message& draft) {
  if (found.from.empty() || draft.from.empty()) return false;
  const auto is_writer = [&](const Address& address) {
    return !address.address.empty() &&
           equals_ignoring_case(address.address, draft.from.front().address);
  };
  return is_writer(found.from.front()) &&
         std::all_of(found.reply_to.begin(), found.reply_to.end(), is_writer) &&
         std::none_of(found.to.begin(), found.to.end(), is_writer);
}

// Begins as an mbox or a message does, or is empty.
bool begins_as_mail(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw UsageError(formatted("cannot read the mailbox: --mail {}; check the permissions", path));
  std::string start(4096, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(file.gcount()));
  return start.empty() || start.starts_with("From ") || begins_with_headers(start);
}

void demand_mailbox(const std::string& path) {
  constexpr std::string_view advice =
      "name a Maildir, a folder of Maildirs or an mbox file that is not compressed";
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    throw UsageError(formatted("no such mailbox: --mail {}; {}", path, advice));
  if (std::filesystem::is_regular_file(path, error) && !begins_as_mail(path))
    throw UsageError(formatted("not a mailbox: --mail {}; {}", path, advice));
}

}  // namespace

std::string_view to_string(CustomerSource source) noexcept {
  switch (source) {
    case CustomerSource::file:
      return "file";
    case CustomerSource::request:
      return "request";
    case CustomerSource::thread:
      return "thread";
    case CustomerSource::mailbox:
      return "mailbox";
    case CustomerSource::notmuch:
      return "notmuch";
    case CustomerSource::quotes:
      return "quotes";
    case CustomerSource::none:
      break;
  }
  return "none";
}

std::string_view describe(CustomerSource source) noexcept {
  switch (source) {
    case CustomerSource::file:
    case CustomerSource::request:
      return {};
    case CustomerSource::thread:
      return "the customer's message was found among those of --thread";
    case CustomerSource::mailbox:
      return "the customer's message was found in the mailbox";
    case CustomerSource::notmuch:
      return "the customer's message was found by notmuch";
    case CustomerSource::quotes:
      return "the customer's message was not found, so its quotes in the draft stand for it: "
             "questions that are not quoted are not seen";
    case CustomerSource::none:
      break;
  }
  return "no message of the customer was found: the draft is checked as a new message";
}

std::string doubt_about(const Customer& customer, const std::string& file, const Message& draft,
                        const std::string& draft_file) {
  if (customer.source != CustomerSource::file) return {};
  std::error_code error;
  if (std::filesystem::equivalent(file, draft_file, error))
    return formatted(
        "{} and {} are the same file, given as the customer's message and as the draft",
        display_name(file), display_name(draft_file));
  const std::string& id = customer.message.message_id;
  const auto names = [&](const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  const bool has_none = draft.in_reply_to.empty() && draft.references.empty();
  if (id.empty() || has_none || names(draft.in_reply_to) || names(draft.references)) return {};
  return formatted("{} replies to another message than {}, by its In-Reply-To and References",
                   display_name(draft_file), display_name(file));
}

Customer find_customer(const Message& draft, const std::string& file, const std::string& mailbox,
                       std::vector<Message>& thread) {
  if (!mailbox.empty()) demand_mailbox(mailbox);
  if (!file.empty()) return {read_message_from(file, "customer's message"), CustomerSource::file};
  for (const std::string& id : original_ids(draft)) {
    const auto named = std::find_if(thread.begin(), thread.end(), [&](const Message& message) {
      return message.message_id == id;
    });
    if (named != thread.end()) {
      if (is_own(*named, draft)) return {};
      Message found = std::move(*named);
      thread.erase(named);
      return {std::move(found), CustomerSource::thread};
    }
    std::optional<std::string> bytes;
    CustomerSource source = CustomerSource::mailbox;
    if (!mailbox.empty()) bytes = find_in_mailbox(mailbox, id);
    if (!bytes) {
      bytes = find_by_notmuch(id);
      source = CustomerSource::notmuch;
    }
    if (!bytes) continue;
    Message found = read_message(*bytes);
    if (is_own(found, draft)) return {};
    return {std::move(found), source};
  }
  Message quoted = quoted_message(draft);
  const bool nothing = quoted.body.find_first_not_of(" \t\r\n") == std::string::npos;
  if (nothing) return {};
  return {std::move(quoted), CustomerSource::quotes};
}

}  // namespace replylint::cli
