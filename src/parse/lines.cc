#include "parse/lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "parse/comparable.h"
#include "parse/known_words.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/word_set.h"

namespace replylint {
namespace {

constexpr std::size_t max_indent = 3;  // before the first mark; more is an indented block

// "JD> text", "Dana> text", "jane> text": initials or a name, the ">" and a space or the end. Of
// small letters, or of four capitals or more, a known name. "SQL>" is a prompt, "Settings> Mail" a
// way through menus.
std::size_t after_initials(std::string_view text) {
  const std::size_t size = behind_initials(text);
  if (size == 0) return 0;
  constexpr std::size_t most_capitals = 3;
  const bool ends = size + 1 == text.size();
  if (!ends && text[size + 1] != ' ' && text[size + 1] != '>') return 0;
  static constexpr auto prompts =
      word_set("ada", "cli", "dos", "gdb", "idl", "julia", "ok", "ps", "ruby", "sas", "sql");
  const std::string folded = to_lower(text.substr(0, size));
  if (prompts.has(std::string_view(folded))) return 0;
  if (is_first_name(folded)) return size;
  if (!is_ascii_upper(text[0])) return 0;
  const bool name = is_ascii_lower(text[1]) && !ends && !is_ordinary_word(folded);
  return size <= most_capitals || name ? size : 0;
}

void read_marks(std::string_view body, Line& line) {
  static constexpr ByteSet beginnings(
      " \t\r>|ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  static constexpr ByteSet spaces(" \t\r");
  std::size_t i = line.span.start;
  const std::size_t end = line.span.end;
  line.content = i;
  if (!beginnings.has(body[i])) return;
  const auto skip_spaces = [&] {
    const std::size_t from = i;
    while (i < end && spaces.has(body[i])) ++i;
    return i - from;
  };
  const std::size_t indent = skip_spaces();
  line.content = i;
  if (indent > max_indent || i >= end) return;
  const auto skip_initials = [&] {
    const std::size_t initials =
        i < end && is_ascii_letter(body[i]) ? after_initials(body.substr(i, end - i)) : 0;
    i += initials;
    return initials > 0;
  };
  if (is_ascii_letter(body[i]) && !skip_initials()) return;
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
    // Most marks stand in front of a word, or of a space and a word.
    if (i < end && body[i] > ' ') {
      skip_initials();
      continue;
    }
    if (i + 1 < end && body[i] == ' ' && body[i + 1] > ' ') {
      line.content = ++i;
      skip_initials();
      continue;
    }
    const std::size_t behind = skip_spaces();
    if (behind <= 1 || i >= end || body[i] == '>') line.content = i;
    if (behind > 2) break;  // indented text of the quoted message
  }
}

// The ends of the lines of a text, one after the other: of 64 bytes at a time.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  // The next line end, or the end of the text.
  std::size_t next() noexcept {
    while (ends_ == 0) {
      if (read_ >= text_.size()) return text_.size();
      read_block();
    }
    const auto at = static_cast<std::size_t>(std::countr_zero(ends_));
    ends_ &= ends_ - 1;
    return block_ + at;
  }

 private:
  static constexpr std::size_t size = 64;

  void read_block() noexcept {
    block_ = read_;
    read_ += size;
    if (read_ <= text_.size()) return read_bytes(text_.data() + block_);
    std::array<char, size> rest{};
    std::memcpy(rest.data(), text_.data() + block_, text_.size() - block_);
    read_bytes(rest.data());
  }
  void read_bytes(const char* bytes) noexcept {
    for (std::size_t i = 0; i < size; i += sizeof(Bytes))
      ends_ |= std::uint64_t{highest_bits(equal_to(bytes_at(bytes + i), '\n'))} << i;
  }

  std::string_view text_;
  std::size_t read_ = 0;    // how far
  std::size_t block_ = 0;   // where the last 64 bytes begin
  std::uint64_t ends_ = 0;  // the line ends among them that are left
};

inline Span trimmed_span(std::string_view body, Span text) noexcept {
  const std::string_view inner = trimmed(slice(body, text));
  const auto start = static_cast<std::size_t>(inner.data() - body.data());
  return {start, start + inner.size()};
}

}  // namespace

std::size_t behind_initials(std::string_view text) noexcept {
  constexpr std::size_t shortest = 2, longest = 12;
  static_assert(longest < sizeof(Bytes));
  if (text.size() >= sizeof(Bytes) && !any(equal_to(bytes_at(text.data()), '>'))) return 0;
  std::size_t i = 0;
  while (i < text.size() && i <= longest && is_ascii_letter(text[i])) ++i;
  return i >= shortest && i <= longest && i < text.size() && text[i] == '>' ? i : 0;
}

void read_text(std::string_view body, Line& line) noexcept {
  line.visible = trimmed_span(body, {line.content, line.span.end});
  const std::string_view text = line.trimmed_text(body);
  Bytes signs{}, beyond_ascii{};
  look_at_all(text, [&](const char* place) {
    const Bytes bytes = bytes_at(place);
    static_assert(':' == '9' + 1);
    signs |= between(bytes, '0', ':') | equal_to(bytes, '<') | equal_to(bytes, '@');
    beyond_ascii |= bytes;
  });
  line.signs = any(signs);
  line.beyond_ascii = any(beyond_ascii);
  line.openings = read_openings(body, line.visible);
}

std::vector<Line> split_lines(std::string_view body) {
  std::vector<Line> lines;
  // What grows is there twice for a while; what is reserved and not used is no memory yet.
  lines.reserve(static_cast<std::size_t>(std::count(body.begin(), body.end(), '\n')) + 1);
  LineEnds line_ends(body);
  bool blank = true;
  for (std::size_t start = 0, next = 0; start < body.size(); start = next) {
    std::size_t end = line_ends.next();
    next = end + 1;
    while (end > start && body[end - 1] == '\r') --end;
    const bool begins_visibly = end > start && body[start] > ' ' && body[start] < '\x7F';
    if (!begins_visibly && is_blank(body.substr(start, end - start))) {
      blank = true;
      continue;
    }
    Line& line = lines.emplace_back();
    line.span = {start, end};
    line.after_blank = blank;
    read_marks(body, line);
    if (line.marks == 0) read_text(body, line);
    blank = false;
  }
  return lines;
}

bool is_cut_mark(std::string_view line) {
  constexpr std::size_t longest = 12;
  if (line.size() > longest) return false;
  const ComparableText folded = comparable(line);
  return folded.find("...") != std::string::npos || folded.find("snip") != std::string::npos ||
         folded.find("\xE2\x80\xA6") != std::string::npos ||
         folded.find("cut") != std::string::npos;
}

}  // namespace replylint
