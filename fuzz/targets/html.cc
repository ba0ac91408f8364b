// Any bytes as HTML, and the blocks of what it says.
#include "replylint/draft.h"
#include "replylint/mail.h"

#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  const Message message = read_html(fuzz::view(data, size));
  fuzz::require_sound(message);
  fuzz::require_sound(message.body, parse_blocks(message));
  return 0;
}
