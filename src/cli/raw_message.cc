#include "cli/raw_message.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"

namespace replylint::cli {

namespace {

// The name of the header field that begins on a line; empty if none does.
std::string_view field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  std::string_view name = line.substr(0, colon);
  while (name.ends_with(' ') || name.ends_with('\t')) name.remove_suffix(1);
  const bool valid =
      std::all_of(name.begin(), name.end(), [](char c) { return c > 32 && c < 127; });
  return valid ? name : std::string_view{};
}

}  // namespace

Outgoing without_own_fields(std::string_view message) {
  constexpr std::string_view own = "x-replylint";
  Outgoing result;
  std::size_t kept = 0;  // where the piece begins that is not yet in the result
  bool cutting = false;
  for (std::size_t start = 0; start < message.size();) {
    const std::size_t end = std::min(message.find('\n', start), message.size() - 1) + 1;
    const std::string_view line = message.substr(start, end - start);
    const bool continuation = start > 0 && (line.front() == ' ' || line.front() == '\t');
    if (!continuation) {
      const std::string_view name = field_name(line);
      const bool envelope = start == 0 && line.starts_with("From ");
      if (name.empty() && !envelope) break;  // the header has ended
      const bool is_own = starts_with_ignoring_case(name, own) &&
                          (name.size() == own.size() || name[own.size()] == '-');
      if (is_own && !cutting) result.pieces.push_back(message.substr(kept, start - kept));
      if (!is_own && cutting) kept = start;
      cutting = is_own;
      if (is_own && name.size() == own.size()) {
        std::string_view value = line.substr(line.find(':') + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        const std::size_t length = std::min(value.find_last_not_of(" \t\r\n") + 1, value.size());
        if (length == 3 && starts_with_ignoring_case(value, "off")) result.switched_off = true;
      }
    }
    start = end;
    if (cutting) kept = end;
  }
  result.pieces.push_back(message.substr(std::min(kept, message.size())));
  return result;
}

}  // namespace replylint::cli
