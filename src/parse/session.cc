#include "parse/session.h"

#include <algorithm>

#include "parse/comparable.h"
#include "text/ascii.h"
#include "text/byte_set.h"

namespace replylint {
namespace {

enum class Command { none, name, statement };

bool is_identifier_byte(char c) {
  static constexpr ByteSet marks("._:$@[]\"'");
  return is_word_byte(c) || marks.has(c);
}

// What may stand behind a call: nothing, a comment, an operator, a block.
bool is_call_end(std::string_view rest) {
  rest = trimmed(rest);
  return rest.empty() ||
         std::string_view("[$@|+-*/%^<>=&;#,{)").find(rest.front()) != std::string_view::npos;
}

// "x <- f(1)", "library(x)", "x = 1"; "x", "?x", "# x" alone are commands as well, but also words.
Command read_command(std::string_view text) {
  constexpr std::size_t longest = 400, longest_name = 60;
  text = trimmed(text);
  if (text.empty() || text.size() > longest) return Command::none;
  if (text.front() == '?' || text.front() == '#')
    return text.size() > 1 ? Command::name : Command::none;
  std::size_t i = 0;
  while (i < text.size() && is_identifier_byte(text[i])) ++i;
  if (i == 0 || i > longest_name || is_ascii_digit(text[0])) return Command::none;
  if (i == text.size()) return text.back() == ':' ? Command::none : Command::name;
  const std::size_t next = text.find_first_not_of(' ', i);
  const std::string_view rest = text.substr(next);
  if (rest.starts_with("<-") || rest.starts_with("->") ||
      (rest.starts_with('=') && !rest.starts_with("==")))
    return Command::statement;
  if (rest.front() != '(') return Command::none;
  std::size_t open = 0;
  for (std::size_t j = next; j < text.size(); ++j) {
    open += text[j] == '(';
    if (text[j] != ')' || --open > 0) continue;
    // "function (as shown)" is prose.
    const bool prose = next > i && count_words(text.substr(next, j - next)) > 1;
    return !prose && is_call_end(text.substr(j + 1)) ? Command::statement : Command::none;
  }
  // It goes on in the next line.
  return next == i && std::string_view(",({+").find(text.back()) != std::string_view::npos
             ? Command::statement
             : Command::none;
}

bool is_python_statement(std::string_view text) {
  static constexpr std::string_view keywords[] = {"import ", "from ", "print ", "del ", "raise "};
  static constexpr std::string_view compound[] = {"for ",   "def ",   "with ", "if ",
                                                  "while ", "class ", "try"};
  const auto begins = [&](std::string_view word) { return text.starts_with(word); };
  if (std::any_of(std::begin(keywords), std::end(keywords), begins)) return count_words(text) <= 6;
  return std::any_of(std::begin(compound), std::end(compound), begins) && text.ends_with(':');
}

bool is_python_command(std::string_view body, const Line& line) {
  return line.marks == 3 && slice(body, line.span).starts_with(">>> ") &&
         (is_statement(line.text(body)) || is_python_statement(line.text(body)));
}

// What R prints, or the continuation of a command.
bool is_output(std::string_view raw) {
  static constexpr std::string_view starts[] = {
      "[1]",       "[[1]]", "+ ",           "Error",      "Warning",    "Loading required",
      "R version", "NULL",  "character(0)", "integer(0)", "trying URL", "  "};
  return std::any_of(std::begin(starts), std::end(starts),
                     [&](std::string_view start) { return raw.starts_with(start); });
}

}  // namespace

bool is_statement(std::string_view line) {
  return read_command(line) == Command::statement;
}

std::vector<bool> find_sessions(std::string_view body, const std::vector<Line>& lines) {
  std::vector<bool> found;
  const auto raw = [&](std::size_t i) { return slice(body, lines[i].span); };
  const auto is_unmarked = [&](std::size_t i) { return i >= lines.size() || lines[i].marks == 0; };
  const auto add = [&](std::size_t i) {
    if (found.empty()) found.resize(lines.size());
    found[i] = true;
  };
  const std::size_t count = lines.size();
  for (std::size_t i = 0; i < count; ++i)
    if (lines[i].marks == 3 && is_python_command(body, lines[i]) &&
        (i == 0 || is_unmarked(i - 1) || (!found.empty() && found[i - 1])) &&
        (is_unmarked(i + 1) || slice(body, lines[i + 1].span).starts_with(">>> ")))
      add(i);
  // What R shows: all other lines with marks are commands.
  bool statement = false, output = false;
  for (std::size_t i = 0; i < count; ++i) {
    if (lines[i].marks == 0 || (!found.empty() && found[i])) continue;
    const Command command = lines[i].marks == 1 && raw(i).front() == '>'
                                ? read_command(lines[i].text(body))
                                : Command::none;
    if (command == Command::none) return found;
    statement |= command == Command::statement;
    output |= i + 1 < count && lines[i + 1].marks == 0 && !lines[i + 1].after_blank &&
              is_output(raw(i + 1));
  }
  if (!statement || !output) return found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].marks == 0) continue;
    add(i);
    while (i + 1 < lines.size() && lines[i + 1].marks == 0 && !lines[i + 1].after_blank &&
           is_output(raw(i + 1)))
      add(++i);
  }
  return found;
}

}  // namespace replylint
