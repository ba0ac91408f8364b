// A new body in the bytes of a message: what does not change stays byte for byte.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glib.h>

#include "replylint/mail.h"

#include "mail/header_section.h"
#include "mail/line_diff.h"
#include "mail/mime.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace replylint {

namespace {

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// One line of quoted-printable, without its line end. False if it ends in a soft line break.
bool decode_quoted_printable(std::string_view line, std::string& out) {
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  const bool soft = line.ends_with('=');
  if (soft) line.remove_suffix(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const int high = line[i] == '=' && i + 2 < line.size() ? hex_value(line[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(line[i + 2]) : -1;
    if (low < 0) {
      out += line[i];
    } else {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return !soft;
}

std::string quoted_printable(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'=', digits[byte >> 4U], digits[byte & 0xFU]};
}

std::string encode_quoted_printable(std::string_view line, std::string_view line_end) {
  constexpr std::size_t longest = 75;  // with room for the soft line break
  std::string result;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const bool at_end = i + 1 == line.size();
    const bool plain =
        (byte > 0x20 && byte < 0x7F && byte != '=') || ((byte == ' ' || byte == '\t') && !at_end);
    // "From " and a lone dot at the start of a line would be changed on the way.
    const bool fragile = i == 0 && (line.starts_with("From ") || line == ".");
    const std::string piece = plain && !fragile ? std::string(1, line[i]) : quoted_printable(byte);
    if (column + piece.size() > longest) {
      result.append("=").append(line_end);
      column = 0;
    }
    result += piece;
    column += piece.size();
  }
  return result;
}

std::size_t quote_depth(std::string_view line) {
  return std::min(line.find_first_not_of('>'), line.size());
}

// Whether format=flowed goes on with the next line.
bool flows_into(std::string_view line, std::string_view next) {
  line = without_line_end(line);
  next = without_line_end(next);
  const auto words = [](std::string_view text) {
    text.remove_prefix(quote_depth(text));
    if (text.starts_with(' ')) text.remove_prefix(1);
    return text;
  };
  return line.ends_with(' ') && words(line) != "-- " && quote_depth(line) == quote_depth(next) &&
         words(next) != "-- ";
}

// The lines of the message that carry each line of the body.
std::vector<std::string_view> raw_lines_of(std::string_view raw, const TextPart& part) {
  std::vector<std::string_view> carried;
  carried.reserve(count_lines(raw));
  std::string above;  // without transfer encoding, in the charset of the message
  std::string decoded;
  std::string_view line;  // with its soft line breaks
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t end = std::min(raw.find('\n', at), raw.size() - 1) + 1;
    const std::string_view piece = raw.substr(at, end - at);
    at = end;
    if (line.empty()) line = piece.substr(0, 0);
    line = {line.data(), line.size() + piece.size()};
    const std::string_view words = without_line_end(piece);
    bool open = false;
    if (part.encoding == TransferEncoding::quoted_printable) {
      open = !decode_quoted_printable(words, decoded);
      if (!open) decoded += piece.substr(words.size());
    } else {
      decoded += piece;
    }
    if (open && at < raw.size()) continue;
    if (part.flowed && !carried.empty() && flows_into(above, decoded))
      carried.back() = {carried.back().data(), carried.back().size() + line.size()};
    else
      carried.push_back(line);
    line = {};
    std::swap(above, decoded);
    decoded.clear();
  }
  return carried;
}

class Rewriter {
 public:
  Rewriter(std::string_view bytes, const TextPart& part, bool has_headers)
      : bytes_(bytes), part_(part), has_headers_(has_headers) {}

  [[nodiscard]] std::string rewrite(std::string_view old_body, std::string_view new_body) const {
    const std::string_view raw = bytes_.substr(part_.start, part_.end - part_.start);
    std::string result(bytes_.substr(0, part_.start));
    result += part_.encoding == TransferEncoding::base64 ? as_base64(raw, new_body)
                                                         : by_lines(raw, old_body, new_body);
    return result.append(bytes_.substr(part_.end));
  }

 private:
  [[nodiscard]] std::string by_lines(std::string_view raw, std::string_view old_body,
                                     std::string_view new_body) const {
    const std::vector<std::string_view> raw_lines = raw_lines_of(raw, part_);
    if (count_lines(old_body) != raw_lines.size())
      throw BodyError("the lines of its text are not those of the message");
    const std::size_t skipped = cut_common_lines(old_body, new_body, 0);
    const std::vector<std::string_view> before = lines_with_ends(old_body);
    const std::vector<std::string_view> after = lines_with_ends(new_body);
    const std::vector<std::size_t> origin = match_lines(before, after);
    std::string result;
    std::size_t next = 0;
    for (; next < skipped; ++next) result += raw_lines[next];
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (origin[i] != no_line)
        result += raw_lines[skipped + origin[i]];
      else
        result += encoded(after[i]);
    }
    for (next += before.size(); next < raw_lines.size(); ++next) result += raw_lines[next];
    return result;
  }

  [[nodiscard]] std::string as_base64(std::string_view raw, std::string_view body) const {
    const std::size_t line_end = raw.find('\n');
    const bool crlf =
        line_end != std::string_view::npos && line_end > 0 && raw[line_end - 1] == '\r';
    const std::string text = in_charset(body);
    gchar* encoded = g_base64_encode(reinterpret_cast<const guchar*>(text.data()), text.size());
    std::string result;
    constexpr std::size_t longest = 76;
    for (std::string_view rest = encoded; !rest.empty();) {
      result.append(rest.substr(0, longest)).append(crlf ? "\r\n" : "\n");
      rest.remove_prefix(std::min(rest.size(), longest));
    }
    g_free(encoded);
    // The line end before a boundary is the boundary's.
    if (!raw.ends_with('\n') && result.ends_with('\n'))
      result.resize(without_line_end(result).size());
    return result;
  }

  // A line of the body as the message carries it.
  [[nodiscard]] std::string encoded(std::string_view line) const {
    const std::string_view words = without_line_end(line);
    const std::string_view line_end = line.substr(words.size());
    std::string text = in_charset(words);
    if (part_.flowed) {
      // A space at the end would join it with the next line; one at its start, it may need.
      if (text != "-- ")
        while (text.ends_with(' ')) text.pop_back();
      if (text.starts_with(' ') || text.starts_with("From ")) text.insert(0, " ");
    }
    if (part_.encoding == TransferEncoding::quoted_printable)
      text = encode_quoted_printable(text, line_end.empty() ? "\n" : line_end);
    return text.append(line_end);
  }

  [[nodiscard]] std::string in_charset(std::string_view text) const {
    const std::string charset = to_lower(part_.charset);
    const bool is_utf8 = charset == "utf-8" || charset == "utf8";
    if (is_ascii(text) || is_utf8 || (!has_headers_ && charset.empty())) return std::string(text);
    if (!charset.empty() && charset != "us-ascii") {
      gsize written = 0;
      gchar* converted = g_convert(text.data(), static_cast<gssize>(text.size()), charset.c_str(),
                                   "utf-8", nullptr, &written, nullptr);
      if (converted != nullptr) {
        std::string result(converted, written);
        g_free(converted);
        return result;
      }
    }
    throw BodyError("its charset (" + (charset.empty() ? "us-ascii" : charset) +
                    ") has not all characters of the new text");
  }

  std::string_view bytes_;
  const TextPart& part_;
  bool has_headers_;
};

}  // namespace

BodyError::~BodyError() = default;

std::string replace_body(std::string_view bytes, std::string_view body) {
  const Message message = read_message(bytes);
  if (message.body == body) return std::string(bytes);
  const auto block = find_header_section(bytes);
  const std::string_view first = block ? first_message(bytes, *block) : bytes;
  TextPart part;
  part.end = first.size();
  if (block) {
    const auto found = find_text_part(first, *block);
    if (!found)
      throw BodyError(message.html.empty() ? "it has no single part of text"
                                           : "its text is made from HTML");
    part = *found;
  }
  std::string result = Rewriter(first, part, block.has_value()).rewrite(message.body, body);
  result.append(bytes.substr(first.size()));
  if (read_message(result).body != body)
    throw BodyError("its encoding does not carry the new text as it is");
  return result;
}

}  // namespace replylint
