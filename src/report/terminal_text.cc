#include "report/terminal_text.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "replylint/report.h"

#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

namespace {

// The code point at `offset` of any bytes, and its length; length 0 for an ill-formed byte.
struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 0;
};

Decoded decode(std::string_view bytes, std::size_t offset) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(offset);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || bytes.size() - offset < length) return {};
  for (std::size_t i = 1; i < length; ++i)
    if (!continues_code_point(bytes[offset + i])) return {};
  std::size_t end = offset;
  const char32_t code_point = next_code_point(bytes, end);
  const char32_t smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  if (code_point < smallest || code_point > 0x10FFFF ||
      (code_point >= 0xD800 && code_point <= 0xDFFF))
    return {};
  return {code_point, length};
}

}  // namespace

bool is_unprintable(char32_t c) noexcept {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0xAD) return false;
  switch (c) {
    case 0xAD:    // soft hyphen
    case 0x34F:   // combining grapheme joiner
    case 0x115F:  // Hangul fillers
    case 0x1160:
    case 0x3164:
    case 0xFFA0:
    case 0x2028:  // line and paragraph separator
    case 0x2029:
      return true;
    default:
      break;
  }
  if (U_IS_UNICODE_NONCHAR(c)) return true;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || type == U_SURROGATE;
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n') {
      result += text[i++];
      continue;
    }
    const Decoded decoded = decode(text, i);
    if (decoded.length == 0) {
      result += formatted("\\x{{{:02x}}}", static_cast<unsigned>(byte));
      ++i;
    } else {
      if (is_unprintable(decoded.code_point))
        result += formatted("\\u{{{:x}}}", static_cast<unsigned>(decoded.code_point));
      else
        result += text.substr(i, decoded.length);
      i += decoded.length;
    }
  }
  return result;
}

std::size_t display_width(char32_t c) noexcept {
  if (c < 0x300) return 1;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return 0;
    default:
      break;
  }
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

std::size_t display_width(std::string_view utf8) noexcept {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) width += display_width(next_code_point(utf8, i));
  return width;
}

std::string one_line(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

void append_wrapped(std::string& out, std::string_view text, std::size_t width, std::size_t indent,
                    std::size_t column) {
  bool begins_line = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const std::size_t word_width = display_width(word);
    if (!begins_line && width != 0 && column + 1 + word_width > width) {
      out += '\n';
      column = indent;
      out.append(indent, ' ');
    } else if (!begins_line) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word_width;
    begins_line = false;
  }
  out += '\n';
}

}  // namespace replylint
