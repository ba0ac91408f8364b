// How much the draft quotes, and what of it can go.
#ifndef REPLYLINT_RULES_QUOTE_TRIMMING_H
#define REPLYLINT_RULES_QUOTE_TRIMMING_H

#include <cstddef>
#include <optional>
#include <vector>

#include "rules/quoted_lines.h"
#include "rules/rule.h"

namespace replylint {

struct QuoteAmount {
  std::size_t quoted = 0;  // rows of quotes of depth 1
  std::size_t own = 0;     // rows of the writer's own
  bool too_much = false;   // by "max-quote-ratio" of overquoting
};

// Counts rows of 80 bytes: a long line is several of them. Output and code that the writer's words
// stand right under is quoted whole to be discussed, and does not count.
[[nodiscard]] QuoteAmount measure_quotes(const Context& context,
                                         const std::vector<QuotedLine>& lines);

// The customer's lines that close the message: signature, notice, and all that stands from a line
// with their name on, behind the last item.
[[nodiscard]] LineSet sign_off_lines(const Context& context);

// The quoted lines of the customer's salutation, signature and notice, in order.
[[nodiscard]] std::vector<Span> needless_lines(const Context& context);

// Takes out every quoted line that holds no item which the reply answers, with an attribution that
// nothing is left under, and the blank lines that then meet. Of a quote that holds none, and that
// an answer stands under, the last paragraph of prose stays. `needless` are lines that go in any
// case, in order. An answer will be put before the block `answer_before`, if there is one.
[[nodiscard]] std::vector<Edit> trim_quotes(const Context& context,
                                            const std::vector<Span>& needless,
                                            std::optional<std::size_t> answer_before = {});

}  // namespace replylint

#endif
