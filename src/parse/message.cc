#include "replylint/message.h"

#include "text/ascii.h"
#include "text/utf8.h"

namespace replylint {

const HeaderField* Message::header(std::string_view name) const noexcept {
  for (const HeaderField& field : headers) {
    if (equals_ignoring_case(field.name, name)) return &field;
  }
  return nullptr;
}

Message Message::from_text(std::string_view bytes) {
  Message message;
  if (is_utf8(bytes)) {
    message.body = bytes;
    message.body_offset = 0;
  } else {
    message.body = to_utf8(bytes);
  }
  return message;
}

}  // namespace replylint
