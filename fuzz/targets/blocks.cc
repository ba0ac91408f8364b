// Any bytes as the body of a draft.
#include "replylint/draft.h"

#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  const Message message = Message::from_text(fuzz::view(data, size));
  fuzz::require_sound(message);
  const Draft draft = parse_draft(message);
  fuzz::require_sound(message.body, draft.blocks);
  fuzz::require_sound(message.body, draft.text);
  fuzz::require(draft.blocks == parse_blocks(message), "blocks do not depend on who asks");
  fuzz::require(fuzz::is_utf8(quoted_message(message).body), "a rebuilt message is UTF-8");
  return 0;
}
