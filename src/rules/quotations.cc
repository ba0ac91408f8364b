#include "rules/quotations.h"

#include <algorithm>

#include "text/bytes.h"
#include "text/utf8.h"

namespace replylint {

namespace {

bool is_space_or_no_break_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0;
}

bool is_alnum(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c < 0x2000) || c >= 0x3040;
}

char32_t code_point_before(std::string_view text, std::size_t offset) {
  offset = code_point_start(text, offset - 1);
  return next_code_point(text, offset);
}

// Marks, or the first bytes of some.
Bytes may_be_marks(Bytes bytes) {
  return equal_to(bytes, '"') | equal_to(bytes, '\'') | equal_to(bytes, '`') |
         equal_to(bytes, '\xC2') | equal_to(bytes, '\xE2');
}

// A mark whose partner is still to come; 0: none.
struct Open {
  char32_t mark = 0;
  std::size_t start = 0;
};

// The mark that ends what `mark` opened may be one of several.
bool closes(char32_t mark, char32_t opened) {
  switch (opened) {
    case '"':
    case 0x201D:  // Finnish and Swedish use ” on both sides
      return mark == '"' || mark == 0x201D || mark == opened;
    case 0x201C:
      return mark == 0x201D || mark == '"';
    case 0x201E:
      return mark == 0x201C || mark == 0x201D || mark == '"';
    case 0xAB:
      return mark == 0xBB;
    case 0xBB:
      return mark == 0xAB;
    case 0x2018:
    case '\'':
      return mark == '\'' || mark == 0x2019;
    case '`':
      return mark == '`' || mark == '\'';
    default:
      return false;
  }
}

bool opens(char32_t mark) {
  return mark == '"' || mark == 0x201C || mark == 0x201E || mark == 0xAB || mark == 0xBB ||
         mark == 0x2018 || mark == '\'' || mark == '`';
}

}  // namespace

std::vector<Span> find_quotations(std::string_view body, const Text& text) {
  std::vector<Span> found;
  Open open;
  std::size_t last_end = 0;
  for (const Sentence& sentence : text.sentences) {
    // A blank line, or any other text between the sentences, ends the paragraph.
    const std::string_view gap = slice(body, {last_end, std::max(last_end, sentence.span.start)});
    if (gap.find_first_not_of(" \t\r\n") != std::string_view::npos ||
        std::count(gap.begin(), gap.end(), '\n') > 1)
      open = {};
    last_end = sentence.span.end;
    const std::string_view words = slice(body, sentence.span);
    for (std::size_t at = find_byte(words, 0, may_be_marks); at != std::string_view::npos;
         at = find_byte(words, at, may_be_marks)) {
      const std::size_t start = at;
      const char32_t before = start > 0 ? code_point_before(words, start) : U' ';
      const char32_t c = next_code_point(words, at);
      std::size_t ahead = at;
      const char32_t after = at < words.size() ? next_code_point(words, ahead) : U' ';
      const bool single = c == '\'' || c == 0x2019 || c == 0x2018;
      if (open.mark != 0 && closes(c, open.mark) &&
          !(single && (is_alnum(after) || is_space_or_no_break_space(before)))) {
        found.push_back({open.start, sentence.span.start + at});
        open = {};
      } else if (open.mark == 0 && opens(c) && !is_space_or_no_break_space(after) &&
                 !is_alnum(before)) {
        open = Open{c, sentence.span.start + start};
      } else if ((open.mark == '\'' || open.mark == 0x2018) && opens(c) && c != '\'') {
        open = Open{c, sentence.span.start + start};  // the apostrophe before was none
      }
    }
    // Single marks are mostly apostrophes; they quote within one sentence only.
    if ((open.mark == '\'' || open.mark == 0x2018 || open.mark == '`')) open = {};
  }
  return found;
}

const std::vector<Span>& quotations_of(const Context& context) {
  return context.once(+[](const Context& of) { return find_quotations(of.body(), of.draft.text); });
}

}  // namespace replylint
