#include "mail/header_section.h"

#include <algorithm>
#include <iterator>

#include "text/ascii.h"

namespace replylint {
namespace {

// A message begins with one of these sooner or later; "Note: …" alone is the beginning of a text.
constexpr std::string_view known_fields[] = {
    "bcc",          "cc",           "content-transfer-encoding",
    "content-type", "date",         "delivered-to",
    "fcc",          "from",         "in-reply-to",
    "message-id",   "mime-version", "organization",
    "received",     "references",   "reply-to",
    "return-path",  "sender",       "subject",
    "to",           "user-agent",
};
constexpr std::string_view known_prefixes[] = {
    "x-", "list-", "resent-", "content-", "arc-", "dkim-", "mail-", "thread-", "authentication-"};

bool is_known(std::string_view name) {
  const auto is = [&](std::string_view known) { return equals_ignoring_case(name, known); };
  const auto begins = [&](std::string_view known) {
    return starts_with_ignoring_case(name, known);
  };
  return std::any_of(std::begin(known_fields), std::end(known_fields), is) ||
         std::any_of(std::begin(known_prefixes), std::end(known_prefixes), begins);
}

// The line at `start` without its end, which is LF, CR LF, CR CR LF (as files become whose line
// ends were converted twice) or CR alone; moves `start` behind it.
std::string_view take_line(std::string_view bytes, std::size_t& start) {
  const std::size_t end = std::min(bytes.find_first_of("\r\n", start), bytes.size());
  const std::string_view line = bytes.substr(start, end - start);
  const std::string_view rest = bytes.substr(end);
  const std::size_t size = rest.starts_with("\r\r\n") ? 3 : rest.starts_with("\r\n") ? 2 : 1;
  start = std::min(end + size, bytes.size());
  return line;
}

bool is_continuation(std::string_view line) {
  return !line.empty() && (line.front() == ' ' || line.front() == '\t');
}

// The value of a field, unfolded.
std::string unfold(std::string_view field) {
  std::size_t at = 0;
  const std::string_view line = take_line(field, at);
  std::string value(trim(line.substr(line.find(':') + 1).substr(0, longest_header_value)));
  while (at < field.size() && value.size() <= longest_header_value) {
    value += ' ';
    value += trim(take_line(field, at).substr(0, longest_header_value));
  }
  return value;
}

}  // namespace

std::string_view field_name(std::string_view line) noexcept {
  std::size_t size = 0;
  while (size < line.size() && line[size] > ' ' && line[size] < 127 && line[size] != ':') ++size;
  std::size_t colon = size;
  while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t')) ++colon;
  if (size == 0 || colon == line.size() || line[colon] != ':') return {};
  return line.substr(0, size);
}

bool is_mbox_separator(std::string_view line) noexcept {
  if (!line.starts_with("From ")) return false;
  // The date has a time and a year: "09:12:33 2026".
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    if (colon >= 2 && colon + 2 < line.size() && is_ascii_digit(line[colon - 1]) &&
        is_ascii_digit(line[colon + 1]) && is_ascii_digit(line[colon + 2]))
      return true;
  }
  return false;
}

std::optional<HeaderSection> find_header_section(std::string_view bytes) noexcept {
  constexpr std::size_t largest = 4 * 1024 * 1024;
  HeaderSection block;
  if (bytes.starts_with("\xEF\xBB\xBF")) block.start = 3;
  std::size_t at = block.start;
  if (bytes.substr(at).starts_with("From ")) {
    take_line(bytes, at);
    block.start = at;
  }
  std::size_t fields = 0;
  std::size_t known = 0;
  std::size_t junk = 0;
  while (at < bytes.size() && at < largest) {
    const std::size_t start = at;
    const std::string_view line = take_line(bytes, at);
    const bool separator = line == "--text follows this line--";
    if (line.empty() || separator) {
      if (fields == 0 || known == 0) return std::nullopt;
      block.end = start;
      block.body = at;
      block.editor_buffer = separator;
      return block;
    }
    if (is_continuation(line)) {
      if (fields == 0) return std::nullopt;
    } else if (const std::string_view name = field_name(line); !name.empty()) {
      ++fields;
      if (is_known(name)) ++known;
    } else if (++junk; fields < 3 * junk) {
      return std::nullopt;  // prose
    }
  }
  if (fields == 0 || known == 0) return std::nullopt;
  block.end = block.body = at;
  return block;
}

std::string_view first_message(std::string_view bytes, const HeaderSection& section) noexcept {
  if (bytes.substr(0, section.start).find("From ") == std::string_view::npos) return bytes;
  const std::size_t body = section.body;
  for (std::size_t at = bytes.find("\nFrom ", body); at != std::string_view::npos;
       at = bytes.find("\nFrom ", at + 1)) {
    const bool after_blank_line = at == body || bytes[at - 1] == '\n' ||
                                  (bytes[at - 1] == '\r' && at >= 2 && bytes[at - 2] == '\n');
    const std::string_view line = bytes.substr(at + 1, bytes.find('\n', at + 1) - at - 1);
    if (after_blank_line && is_mbox_separator(line)) return bytes.substr(0, at);
  }
  return bytes;
}

std::string_view take_field(std::string_view header_section, std::size_t& start) noexcept {
  while (start < header_section.size()) {
    const std::size_t first = start;
    if (field_name(take_line(header_section, start)).empty()) continue;
    for (std::size_t next = start; next < header_section.size(); start = next)
      if (!is_continuation(take_line(header_section, next))) break;
    return header_section.substr(first, start - first);
  }
  return {};
}

std::vector<RawField> read_fields(std::string_view header_section) {
  std::vector<RawField> fields;
  for (std::size_t at = 0; fields.size() < most_header_fields;) {
    const std::string_view field = take_field(header_section, at);
    if (field.empty()) break;
    fields.push_back({field_name(field), unfold(field)});
  }
  return fields;
}

std::string_view bare_message_id(std::string_view message_id) noexcept {
  message_id = trim(message_id);
  if (message_id.starts_with('<') && message_id.ends_with('>'))
    message_id = message_id.substr(1, message_id.size() - 2);
  return message_id;
}

std::vector<std::string> message_ids(std::string_view value) {
  std::vector<std::string> ids;
  bool brackets = false;
  for (std::size_t open = value.find('<'); open != std::string_view::npos;) {
    const std::size_t end = value.find('>', open);
    if (end == std::string_view::npos) break;
    brackets = true;
    if (const std::string_view id = trim(value.substr(open + 1, end - open - 1)); !id.empty())
      ids.emplace_back(id);
    open = value.find('<', end);
  }
  if (brackets) return ids;
  while (!(value = trim(value)).empty()) {
    const std::size_t end = std::min(value.find_first_of(" \t,"), value.size());
    if (const std::string_view id = value.substr(0, end); id.find('@') != std::string_view::npos)
      ids.emplace_back(id);
    value.remove_prefix(std::max<std::size_t>(end, 1));
  }
  return ids;
}

}  // namespace replylint
