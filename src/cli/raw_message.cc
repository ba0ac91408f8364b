#include "cli/raw_message.h"

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

bool switches_off(std::string_view field) {
  return equals_ignoring_case(field_name(field), own) &&
         equals_ignoring_case(trim(field.substr(field.find(':') + 1)), "off");
}

}  // namespace

Outgoing without_own_fields(std::string_view message) {
  const auto section = find_header_section(message);
  if (!section) return {{message}, false};
  const std::string_view header = message.substr(0, section->end);
  Outgoing result;
  std::size_t kept = 0;  // where the piece begins that is not yet in the result
  bool behind_cr = false;
  for (std::size_t at = section->start;;) {
    const std::string_view field = take_field(header, at);
    if (field.empty()) break;
    if (!is_own(field_name(field))) continue;
    if (switches_off(field)) result.switched_off = true;
    const auto start = static_cast<std::size_t>(field.data() - message.data());
    if (start > kept) behind_cr = message[start - 1] == '\r';
    result.pieces.push_back(message.substr(kept, start - kept));
    // Where the line above ends with CR alone, an LF stays as its end: to a program that knows only
    // lines with LF, or if an LF follows, the line below would be a part of it.
    kept = behind_cr && field.ends_with('\n') ? at - 1 : at;
  }
  result.pieces.push_back(message.substr(kept));
  return result;
}

}  // namespace replylint::cli
