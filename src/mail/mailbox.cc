#include "replylint/mail.h"

namespace replylint {

std::optional<std::string> find_in_mailbox(const std::string& /*path*/,
                                           std::string_view /*message_id*/) {
  return std::nullopt;
}

std::optional<std::string> find_by_notmuch(std::string_view /*message_id*/) {
  return std::nullopt;
}

}  // namespace replylint
