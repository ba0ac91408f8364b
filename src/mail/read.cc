#include "replylint/mail.h"

namespace replylint {

bool begins_with_headers(std::string_view bytes) noexcept {
  const std::size_t colon = bytes.find_first_of(": \n");
  return colon != std::string_view::npos && colon > 0 && bytes[colon] == ':';
}

Message read_message(std::string_view bytes) {
  if (!begins_with_headers(bytes)) return Message::from_text(bytes);
  const std::size_t end = bytes.find("\n\n");
  Message message = Message::from_text(end == std::string_view::npos ? std::string_view{}
                                                                     : bytes.substr(end + 2));
  message.has_headers = true;
  message.attachments_known = true;
  return message;
}

Message read_html(std::string_view html) {
  return Message::from_text(html);
}

std::optional<std::string> find_in_mailbox(const std::string& /*path*/,
                                           std::string_view /*message_id*/) {
  return std::nullopt;
}

std::optional<std::string> find_by_notmuch(std::string_view /*message_id*/) {
  return std::nullopt;
}

}  // namespace replylint
