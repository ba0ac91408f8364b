// Any bytes as a line of `check --jsonl` and of nothing else: it is answered by one line of JSON.
#include <string>

#include "cli/batch.h"
#include "cli/request_checker.h"
#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  static const cli::CheckCommand command;
  static cli::RequestChecker checker(command);
  const std::string_view line = fuzz::view(data, size);
  // A style may be a file of any name.
  if (line.find("style") != std::string_view::npos || line.find('\\') != std::string_view::npos)
    return 0;
  const cli::LineAnswer answer = cli::answer_line(
      line, 1, [](const nlohmann::json& request) { return checker.answer(request); });
  fuzz::require(answer.json.starts_with("{\"id\":") && answer.json.ends_with('}'),
                "an answer is an object with an id");
  fuzz::require(fuzz::is_utf8(answer.json) && answer.json.find('\n') == std::string::npos,
                "an answer is one line");
  return 0;
}
