#include "parse/lines.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string>

#include "parse/comparable.h"

namespace replylint {
namespace {

constexpr std::size_t max_indent = 3;  // before the first mark; more is an indented block

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// "JD> text", "Dana> text": initials or a name, the ">" and a space or the end.
std::size_t after_initials(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && i < 12 &&
         (is_upper(text[i]) || (i > 0 && text[i] >= 'a' && text[i] <= 'z')))
    ++i;
  if (i < 2 || i + 1 >= text.size() || text[i] != '>') return 0;
  if (text[i + 1] != ' ' && text[i + 1] != '>') return 0;
  if (i > 3 && !(text[1] >= 'a' && text[1] <= 'z')) return 0;  // "SELECT>", "HEADING>"
  return i;
}

void read_marks(std::string_view body, Line& line) {
  std::size_t i = line.span.start;
  const std::size_t end = line.span.end;
  const auto skip_spaces = [&] {
    const std::size_t from = i;
    while (i < end && (body[i] == ' ' || body[i] == '\t' || body[i] == '\r')) ++i;
    return i - from;
  };
  const std::size_t indent = skip_spaces();
  line.content = i;
  if (indent > max_indent || i >= end) return;
  if (body[i] != '>' && is_upper(body[i])) {
    const std::size_t initials = after_initials(body.substr(i, end - i));
    if (initials == 0) return;
    i += initials;
  }
  if (i < end && body[i] == '|') {
    // A table has more bars on the line.
    if (body.substr(i + 1, end - i - 1).find('|') != std::string_view::npos) return;
    if (i + 1 < end && body[i + 1] != ' ' && body[i + 1] != '>') return;
    ++i;
    ++line.marks;
    skip_spaces();
    line.content = i;
  }
  while (i < end && body[i] == '>') {
    ++i;
    ++line.marks;
    line.content = i;
    const std::size_t spaces = skip_spaces();
    if (spaces <= 1 || i >= end || body[i] == '>') line.content = i;
    if (spaces > 2) break;  // indented text of the quoted message
  }
}

// Whether a digit or one of ":<@" stands among `bytes`, and what is no ASCII. Without a way out of
// the loop, so that the compiler makes it one of many bytes at a time.
struct Signs {
  bool signs = false, beyond_ascii = false;
};
Signs find_signs(std::string_view text) noexcept {
  constexpr std::size_t step = 16;
  std::array<std::uint8_t, step> found{};
  const auto look_at = [&](const char* bytes) {
    for (std::size_t k = 0; k < step; ++k) {
      const auto byte = static_cast<std::uint8_t>(bytes[k]);
      static_assert(':' == '9' + 1);
      const bool sign =
          (static_cast<std::uint8_t>(byte - '0') <= ':' - '0') | (byte == '<') | (byte == '@');
      found[k] |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(sign) | (byte & 0x80));
    }
  };
  if (text.size() >= step) {
    for (std::size_t i = 0; i + step <= text.size(); i += step) look_at(text.data() + i);
    look_at(text.data() + text.size() - step);  // the rest, and some once more
  } else {
    std::array<char, step> bytes{};
    std::copy(text.begin(), text.end(), bytes.begin());
    look_at(bytes.data());
  }
  const std::uint8_t any = std::accumulate(found.begin(), found.end(), std::uint8_t{0},
                                           [](std::uint8_t a, std::uint8_t b) {
                                             return static_cast<std::uint8_t>(a | b);
                                           });
  return {(any & 1) != 0, (any & 0x80) != 0};
}

Span trimmed_span(std::string_view body, Span text) noexcept {
  const std::string_view inner = trimmed(slice(body, text));
  const auto start = static_cast<std::size_t>(inner.data() - body.data());
  return {start, start + inner.size()};
}

}  // namespace

void read_text(std::string_view body, Line& line) noexcept {
  line.visible = trimmed_span(body, {line.content, line.span.end});
  const std::string_view text = line.trimmed_text(body);
  const Signs found = find_signs(text);
  line.signs = found.signs;
  line.beyond_ascii = found.beyond_ascii;
  line.openings = read_openings(text);
}

std::vector<Line> split_lines(std::string_view body) {
  std::vector<Line> lines;
  lines.reserve(body.size() / 40);
  bool blank = true;
  for (std::size_t start = 0; start < body.size();) {
    std::size_t end = body.find('\n', start);
    if (end == std::string_view::npos) end = body.size();
    std::size_t visible = end;
    while (visible > start && body[visible - 1] == '\r') --visible;
    const bool begins_visibly = visible > start && body[start] > ' ' && body[start] < '\x7F';
    if (!begins_visibly && is_blank(body.substr(start, visible - start))) {
      blank = true;
    } else {
      Line& line = lines.emplace_back();
      line.span = {start, visible};
      line.after_blank = blank;
      read_marks(body, line);
      if (line.marks == 0)
        read_text(body, line);
      else
        line.visible = trimmed_span(body, {line.content, visible});
      blank = false;
    }
    start = end + 1;
  }
  return lines;
}

bool is_cut_mark(std::string_view line) {
  constexpr std::size_t longest = 12;
  if (line.size() > longest) return false;
  const std::string folded = comparable(line);
  return folded.find("...") != std::string::npos || folded.find("snip") != std::string::npos ||
         folded.find("\xE2\x80\xA6") != std::string::npos ||
         folded.find("cut") != std::string::npos;
}

}  // namespace replylint
