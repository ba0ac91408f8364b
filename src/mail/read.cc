#include <algorithm>
#include <string>

#include "replylint/mail.h"

#include "mail/charset.h"
#include "mail/header_section.h"
#include "mail/html_text.h"
#include "mail/mime.h"
#include "text/ascii.h"

namespace replylint {
namespace {

bool begins_with_tag(std::string_view bytes, std::string_view name) {
  if (!bytes.starts_with('<') || !starts_with_ignoring_case(bytes.substr(1), name)) return false;
  const std::string_view rest = bytes.substr(1 + name.size());
  return !rest.empty() &&
         std::string_view(" \t\r\n/>").find(rest.front()) != std::string_view::npos;
}

// A web page saved to a file, or a piece of one as helpdesks give it out: it begins with a tag and
// ends with an end tag.
bool begins_as_html(std::string_view bytes) {
  constexpr std::string_view spaces = " \t\r\n";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto skip_spaces = [&] {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(spaces), bytes.size()));
  };
  skip_spaces();
  for (const auto& [start, end] : {std::pair{"<?xml", "?>"}, std::pair{"<!--", "-->"}})
    if (bytes.starts_with(start)) {
      const std::size_t behind = bytes.find(end);
      if (behind == std::string_view::npos) return false;
      bytes.remove_prefix(behind + std::string_view(end).size());
      skip_spaces();
    }
  if (starts_with_ignoring_case(bytes, "<!doctype html")) return true;
  for (const std::string_view page : {"html", "head", "body"})
    if (begins_with_tag(bytes, page)) return true;
  const std::size_t last = bytes.rfind('<');
  const std::string_view tail = last == std::string_view::npos ? bytes : bytes.substr(last);
  if (!tail.starts_with("</") || trim(tail).find('>') != trim(tail).size() - 1) return false;
  for (const std::string_view piece :
       {"div", "p", "span", "table", "meta", "style", "font", "center", "blockquote", "ul", "ol"})
    if (begins_with_tag(bytes, piece)) return true;
  return false;
}

}  // namespace

bool begins_with_headers(std::string_view bytes) noexcept {
  return find_header_section(bytes).has_value();
}

Message read_message(std::string_view bytes) {
  // Files of old Macintoshes end their lines with CR alone.
  if (bytes.find('\n') == std::string_view::npos && bytes.find('\r') != std::string_view::npos) {
    std::string lines(bytes);
    std::replace(lines.begin(), lines.end(), '\r', '\n');
    Message message = read_message(lines);
    message.body_offset.reset();
    return message;
  }
  // As Windows' editors save text, with a byte order mark in front.
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    Message message = read_message(decode_charset(bytes, {}));
    message.body_offset.reset();
    return message;
  }
  const auto block = find_header_section(bytes);
  if (!block) {
    if (begins_as_html(bytes)) return read_html(bytes);
    Message message;
    message.body = decode_charset(bytes, {});
    if (message.body == bytes) message.body_offset = 0;
    return message;
  }
  return parse_mime(first_message(bytes, *block), *block);
}

Message read_html(std::string_view html) {
  Message message;
  render_html(decode_charset(html, declared_in_html(html)), message);
  message.lines_of_file = false;
  return message;
}

}  // namespace replylint
