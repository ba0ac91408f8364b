// Any bytes as the customer's message.
#include "replylint/inquiry.h"

#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  const Message message = Message::from_text(fuzz::view(data, size));
  const Inquiry inquiry = parse_inquiry(message);
  fuzz::require_sound(message.body, inquiry.blocks);
  fuzz::require_sound(message.body, inquiry.text);
  fuzz::require_sound(message.body, inquiry.items);
  return 0;
}
