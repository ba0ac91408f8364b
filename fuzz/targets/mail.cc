// Any bytes as a message.
#include "replylint/mail.h"

#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  fuzz::require_sound(read_message(fuzz::view(data, size)));
  return 0;
}
