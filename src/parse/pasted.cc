#include "parse/pasted.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parse/comparable.h"
#include "text/ascii.h"

namespace replylint {

namespace {

constexpr std::size_t longest_prompt = 12;
constexpr std::size_t longest_line = 400;  // bytes that are looked at
constexpr std::size_t longest_gap = 64;    // bytes of marks and spaces
constexpr std::size_t least_lost = 2;

bool is_only_space(std::string_view line) {
  return std::all_of(line.begin(), line.end(), is_text_space);
}

// The line that holds a position, as far as it is looked at; the ones before and behind it.
std::string_view line_at(std::string_view body, std::size_t position) {
  std::size_t start = position;
  while (start > 0 && body[start - 1] != '\n' && position - start < longest_line) --start;
  const std::string_view line = body.substr(start, longest_line);
  return line.substr(0, line.find('\n', position - start));
}
std::string_view line_before(std::string_view body, std::string_view line) {
  const auto start = static_cast<std::size_t>(line.data() - body.data());
  return start == 0 ? std::string_view{} : line_at(body, start - 1);
}
std::string_view line_behind(std::string_view body, std::size_t position) {
  const std::size_t end = body.substr(position, longest_line).find('\n');
  return end == std::string_view::npos ? std::string_view{} : line_at(body, position + end + 1);
}

constexpr auto code_marks = std::to_array<std::string_view>(
    {"<-", "==", "!=", "();", ");", "::", "%>%", "&&", "||", "};", "=>", "){", ") {"});
constexpr auto code_openings = [] {
  std::array<bool, 256> openings{};
  for (const std::string_view mark : code_marks)
    openings[static_cast<unsigned char>(mark.front())] = true;
  return openings;
}();

constexpr auto strange_marks = [] {
  std::array<bool, 256> marks{};
  for (const char c : std::string_view("0123456789/\\_=<>{}[]|$@#*~+"))
    marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

// Words of a line, and those among them that hold digits or marks which prose has not.
struct LineWords {
  std::size_t all = 0;
  std::size_t strange = 0;
};

LineWords words_of_line(std::string_view line) {
  LineWords words;
  bool strange = false;
  bool inside = false;
  for (const char c : line) {
    if (is_text_space(c)) {
      inside = strange = false;
      continue;
    }
    const bool mark = strange_marks[static_cast<unsigned char>(c)] || (c == '(' && inside);
    words.all += inside ? 0 : 1;
    words.strange += mark && !strange ? 1 : 0;
    strange = strange || mark;
    inside = true;
  }
  return words;
}

// "Get:1 http://…/ main [52 kB]", "  libxft-dev libxss-dev", "R version 2.4.1 (2006-12-18)".
bool is_output(std::string_view line) {
  const LineWords words = words_of_line(line);
  return words.all > 1 && words.strange * 3 >= words.all;
}

bool begins_with_rule(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line.size() - first < 3) return false;
  const char mark = line[first];
  return (mark == '-' || mark == '=' || mark == '*' || mark == '+') && line[first + 1] == mark &&
         line[first + 2] == mark;
}

// "Do you want to continue? [Y/n]"
bool asks_at_terminal(std::string_view text) {
  for (const char bracket : {'[', '('}) {
    for (std::size_t i = text.find(bracket); i != std::string_view::npos && i + 3 < text.size();
         i = text.find(bracket, i + 1)) {
      const char yes = text[i + 1];
      if ((yes == 'y' || yes == 'Y') && (text[i + 2] == '/' || text[i + 2] == '|')) return true;
      if (text.substr(i + 1, 4) == "yes/") return true;
    }
  }
  return false;
}

// The word around a position is an address with a query: "https://example.com/?page=2".
bool is_in_address(std::string_view body, std::size_t position) {
  for (std::size_t i = position; i > 0 && position - i < 200; --i) {
    if (is_text_space(body[i - 1])) return false;
    if (body[i - 1] == '/' || body[i - 1] == '=' || body[i - 1] == '@') return true;
  }
  return false;
}

// "?locale?", "vers?o", "Name:?? Kim", "e-mail.? It", "  ? na.omit()".
bool stands_for_lost_character(std::string_view body, std::size_t i) {
  if (is_in_address(body, i)) return false;
  const char before = i == 0 ? '\n' : body[i - 1];
  const char behind = i + 1 < body.size() ? body[i + 1] : '\n';
  // "really?I think" misses a space; "vers?o" misses a letter.
  if (is_word_byte(before) && is_word_byte(behind)) return behind >= 'a';
  // A hard space behind a mark.
  if (before == '.' || before == ',' || before == ';' || before == ':')
    return is_text_space(behind) || behind == '?';
  if (!is_text_space(before) && before != '(') return false;
  if (is_word_byte(behind)) return true;
  // Between spaces, with more text behind it that begins no sentence.
  std::size_t next = i + 1;
  const std::size_t end = std::min(body.size(), i + longest_gap);
  while (next < end && (body[next] == ' ' || body[next] == '?')) ++next;
  if (next == end || is_text_space(body[next])) return before == '\n' && next > i + 1;
  return next > i + 1 && !is_ascii_upper(body[next]);
}

}  // namespace

bool begins_pasted_line(std::string_view body, Span sentence) {
  constexpr std::size_t farthest = 64;
  const bool asks = asks_at_terminal(body.substr(sentence.start, sentence.size() + 16));
  std::size_t start = sentence.start;
  while (start > 0 && body[start - 1] != '\n' && sentence.start - start < farthest) --start;
  // Far behind in its line, where what begins that does not matter.
  if (start > 0 && body[start - 1] != '\n') return asks;
  std::string_view line = body.substr(start, sentence.end - start);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  if (line.empty()) return false;
  if (line.front() == '|' || line.starts_with("//")) return true;
  // "#12" is a number.
  if (line.front() == '#') return line.size() > 1 && !is_ascii_digit(line[1]);
  if (line.starts_with("$ ") || line.starts_with("% ")) return true;
  // "mysql> ", "R> ": a prompt before the sentence.
  const std::size_t prompt = line.substr(0, longest_prompt).find("> ");
  if (prompt != std::string_view::npos && prompt > 0 &&
      std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(prompt), is_word_byte))
    return true;
  return begins_with_rule(line) || asks;
}

bool stands_in_output(std::string_view body, Span sentence) {
  const std::string_view line = line_at(body, sentence.start);
  const std::string_view before = line_before(body, line);
  if (is_only_space(before)) return false;
  const bool indented = line.starts_with("  ") || line.starts_with('\t');
  if (indented && before.ends_with(':') && words_of_line(before).strange > 0) return true;
  if (!is_output(before)) return false;
  const std::string_view behind = line_behind(body, sentence.start);
  return !is_only_space(behind) && is_output(behind);
}

bool looks_like_code(std::string_view text) {
  // "f(range(x))" and nothing else
  if (text.find('(') != std::string_view::npos &&
      std::none_of(text.begin(), text.end(), is_text_space))
    return true;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (!code_openings[static_cast<unsigned char>(text[i])]) continue;
    const std::string_view rest = text.substr(i);
    if (std::any_of(code_marks.begin(), code_marks.end(),
                    [&](std::string_view mark) { return rest.starts_with(mark); }))
      return true;
  }
  return false;
}

bool has_lost_characters(std::string_view body) {
  std::size_t lost = 0;
  for (std::size_t i = body.find('?'); i != std::string_view::npos; i = body.find('?', i + 1))
    if (stands_for_lost_character(body, i) && ++lost >= least_lost) return true;
  return false;
}

}  // namespace replylint
