#include "cli/raw_message.h"

#include <algorithm>
#include <cstddef>

#include "mail/header_section.h"
#include "text/ascii.h"

namespace replylint::cli {

namespace {

constexpr std::string_view own = "X-Replylint";

bool is_own(std::string_view name) {
  return starts_with_ignoring_case(name, own) &&
         (name.size() == own.size() || name[own.size()] == '-');
}

bool switches_off(const RawField& field) {
  return equals_ignoring_case(field.name, own) && equals_ignoring_case(trim(field.value), "off");
}

}  // namespace

Outgoing without_own_fields(std::string_view message) {
  const auto section = find_header_section(message);
  if (!section) return {{message}, false};
  Outgoing result;
  const auto fields = read_fields(message.substr(section->start, section->end - section->start));
  result.switched_off = std::any_of(fields.begin(), fields.end(), switches_off);
  std::size_t kept = 0;  // where the piece begins that is not yet in the result
  bool cutting = false;
  for (std::size_t start = section->start; start < section->end;) {
    const std::size_t end = std::min(message.find('\n', start), message.size() - 1) + 1;
    const std::string_view line = message.substr(start, end - start);
    const bool continuation = line.front() == ' ' || line.front() == '\t';
    if (!continuation) {
      const bool cut = is_own(field_name(line));
      if (cut && !cutting) result.pieces.push_back(message.substr(kept, start - kept));
      cutting = cut;
    }
    start = end;
    if (cutting) kept = end;
  }
  result.pieces.push_back(message.substr(kept));
  return result;
}

}  // namespace replylint::cli
