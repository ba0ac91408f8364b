#include "rules/blank_numbers.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "parse/own_prose.h"
#include "rules/reply_shape.h"
#include "text/ascii.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

// A line that begins with a number: "2)", "2/ No.", "2. Two went out today."
struct NumberedLine {
  Span line;  // without white space around it
  int number = 0;
  bool bare = false;  // nothing but the number
};

std::optional<NumberedLine> numbered_line(std::string_view body, std::string_view line) {
  constexpr std::size_t most_digits = 2;
  std::size_t digits = 0;
  int number = 0;
  while (digits < line.size() && digits <= most_digits && is_ascii_digit(line[digits]))
    number = number * 10 + (line[digits++] - '0');
  if (digits == 0 || digits > most_digits || digits == line.size()) return std::nullopt;
  constexpr std::string_view marks = ".)/:";
  if (marks.find(line[digits]) == std::string_view::npos) return std::nullopt;
  const bool bare = digits + 1 == line.size();
  if (!bare && line[digits + 1] != ' ' && line[digits + 1] != '\t') return std::nullopt;
  const auto start = static_cast<std::size_t>(line.data() - body.data());
  return NumberedLine{{start, start + line.size()}, number, bare};
}

std::vector<NumberedLine> customers_numbers(const Context& context) {
  const std::string_view body = context.customer.body;
  std::vector<NumberedLine> numbers;
  each_line(body, {0, body.size()}, [&](Span line) {
    if (const auto numbered = numbered_line(body, trimmed(slice(body, line))))
      numbers.push_back(*numbered);
  });
  return numbers;
}

// "Both are fine.", "Yes to all": may answer what stands above it too.
bool answers_several(std::string_view line) {
  constexpr std::string_view together[] = {"both",  "Both",   "all ",    "All ",   "each ",
                                           "Each ", "either", "neither", "Either", "Neither"};
  return std::any_of(std::begin(together), std::end(together), [&](std::string_view word) {
    return line.find(word) != std::string_view::npos;
  });
}

// Those of the draft behind which the next number stands, or the end of the writer's prose.
std::vector<NumberedLine> find_blank_numbers(const Context& context) {
  constexpr std::size_t most_blank = 100;  // each is held against all items
  const std::string_view body = context.body();
  std::vector<NumberedLine> blank;
  std::optional<NumberedLine> open;  // a bare number, and nothing behind it so far
  std::size_t filled = 0;
  int last = 0;
  for (const Block& block : context.draft.blocks) {
    if (!is_own_prose(block)) {
      if (block.kind == BlockKind::preformatted) open.reset();
      continue;
    }
    each_line(body, block.span, [&](Span whole) {
      const std::string_view line = trimmed(slice(body, whole));
      if (line.empty()) return;
      const auto numbered = numbered_line(body, line);
      if (open && numbered && numbered->number == open->number + 1 && !answers_several(line) &&
          blank.size() < most_blank)
        blank.push_back(*open);
      open.reset();
      if (!numbered) return;
      // Else a wrapped line, as "… on page" and "12." below it.
      if (numbered->bare && numbered->number == last + 1) open = numbered;
      if (!numbered->bare) ++filled;
      last = numbered->number;
    });
  }
  if (open) blank.push_back(*open);
  // A list of bare numbers is one to fill in.
  if (blank.size() > filled) blank.clear();
  return blank;
}

}  // namespace

std::optional<Span> blank_number_of(const Context& context, const Item& item) {
  const std::vector<NumberedLine>& blank = context.once(find_blank_numbers);
  if (blank.empty()) return std::nullopt;
  const std::vector<NumberedLine>& numbers = context.once(customers_numbers);
  const auto behind = std::partition_point(
      numbers.begin(), numbers.end(),
      [&](const NumberedLine& numbered) { return numbered.line.start <= item.span.start; });
  if (behind == numbers.begin() || numbers.size() < 2) return std::nullopt;
  const auto found = std::find_if(blank.begin(), blank.end(), [&](const NumberedLine& numbered) {
    return numbered.number == std::prev(behind)->number;
  });
  return found == blank.end() ? std::nullopt : std::optional(found->line);
}

}  // namespace replylint
