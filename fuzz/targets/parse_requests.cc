// Any bytes as a line of `parse --jsonl`: it is answered by one line of JSON.
#include "answer.h"
#include "cli/commands.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  static const cli::ParseCommand command;
  fuzz::require_sound(cli::answer_line(
      fuzz::view(data, size), 1,
      [](const nlohmann::json& request) { return cli::parse_request(request, command); }));
  return 0;
}
