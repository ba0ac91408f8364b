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

// A web page saved to a file.
bool begins_as_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  for (const std::string_view start : {"<!doctype html", "<html>", "<html "})
    if (starts_with_ignoring_case(bytes, start)) return true;
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
