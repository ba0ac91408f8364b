#include "parse/pasted.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace replylint {

namespace {

constexpr std::size_t longest_prompt = 12;
constexpr std::size_t least_lost = 2;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A letter, a digit, or a byte of a character beyond ASCII.
bool is_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// The word around a position is an address with a query: "https://example.com/?page=2".
bool is_in_address(std::string_view body, std::size_t position) {
  for (std::size_t i = position; i > 0 && position - i < 200; --i) {
    if (is_space(body[i - 1])) return false;
    if (body[i - 1] == '/' || body[i - 1] == '=' || body[i - 1] == '@') return true;
  }
  return false;
}

}  // namespace

bool begins_pasted_line(std::string_view body, Span sentence) {
  std::size_t start = sentence.start;
  while (start > 0 && body[start - 1] != '\n' && sentence.start - start < 64) --start;
  std::string_view line = body.substr(start, sentence.end - start);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  if (line.empty()) return false;
  if (line.front() == '|' || line.starts_with("//")) return true;
  // "#12" is a number.
  if (line.front() == '#') return line.size() > 1 && !(line[1] >= '0' && line[1] <= '9');
  if (line.starts_with("$ ") || line.starts_with("% ")) return true;
  // "mysql> ", "R> ": a prompt before the sentence.
  const std::size_t prompt = line.substr(0, longest_prompt).find("> ");
  return prompt != std::string_view::npos && prompt > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(prompt), is_letter);
}

bool looks_like_code(std::string_view text) {
  static constexpr auto marks = std::to_array<std::string_view>(
      {"<-", "==", "!=", "();", ");", "::", "%>%", "&&", "||", "};", "=>", "){", ") {"});
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

bool has_lost_characters(std::string_view body) {
  std::size_t lost = 0;
  for (std::size_t i = body.find('?'); i != std::string_view::npos; i = body.find('?', i + 1)) {
    const bool opens = i + 1 < body.size() && is_letter(body[i + 1]);
    const bool behind_space = i == 0 || is_space(body[i - 1]) || body[i - 1] == '(';
    if (!opens || is_in_address(body, i)) continue;
    // "really?I think" misses a space; "vers?o" misses a letter.
    const bool within = !behind_space && is_letter(body[i - 1]) && body[i + 1] >= 'a';
    if ((behind_space || within) && ++lost >= least_lost) return true;
  }
  return false;
}

}  // namespace replylint
