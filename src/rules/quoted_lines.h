// The lines of the customer that the draft quotes, beside those that the customer wrote.
#ifndef REPLYLINT_RULES_QUOTED_LINES_H
#define REPLYLINT_RULES_QUOTED_LINES_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace replylint {

// A line of a quote of depth 1 that is not blank.
struct QuotedLine {
  Span span;              // the whole line in the draft's body, without its line end
  std::string_view text;  // without quote marks and outer white space
  std::size_t block = 0;  // index into Draft::blocks
};

[[nodiscard]] const std::vector<QuotedLine>& quoted_lines(const Context& context);

// Lines without outer white space, sorted, to look up whole lines and parts of them.
class LineSet {
 public:
  void add(std::string_view body, Span stretch);
  void sort();  // before the first look-up
  [[nodiscard]] bool contains(std::string_view line) const;
  [[nodiscard]] bool contains_part(std::string_view part) const;  // inside one of the lines
  [[nodiscard]] bool empty() const noexcept { return lines_.empty(); }

 private:
  std::vector<std::string_view> lines_;
};

// All lines of the customer's message.
[[nodiscard]] const LineSet& all_customer_lines(const Context& context);

// The lines of the customer's own blocks of the given kinds.
[[nodiscard]] LineSet customer_lines(const Context& context,
                                     std::initializer_list<BlockKind> kinds);

}  // namespace replylint

#endif
