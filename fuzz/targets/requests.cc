// Any bytes as a line of `check --jsonl`: it is answered by one line of JSON.
#include <string>

#include "answer.h"
#include "cli/input.h"
#include "cli/request_checker.h"

namespace {

// A request may name any file as its style: here only those that are built in.
replylint::Style choose(const std::string& name) {
  using replylint::Style;
  if (name.empty()) return Style::load("default");
  if (Style::builtin_source(name).empty()) throw replylint::cli::UsageError("no such style");
  return Style::load(name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  static const cli::CheckCommand command;
  static cli::RequestChecker checker(command, choose);
  fuzz::require_sound(
      cli::answer_line(fuzz::view(data, size), 1,
                       [](const nlohmann::json& request) { return checker.answer(request); }));
  return 0;
}
