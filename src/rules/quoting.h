// Words of the customer as a quote, for fixes.
#ifndef REPLYLINT_RULES_QUOTING_H
#define REPLYLINT_RULES_QUOTING_H

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace replylint {

// A stretch of a body with a quote mark before each line, without a line end behind the last one.
// `line_end` is that of the text it goes into.
[[nodiscard]] std::string as_quote(std::string_view body, Span stretch, std::string_view line_end);

// The items of the given indices as one quote, in the customer's own lines, or in new ones where an
// item begins within a line; a blank line between items that do not follow one another. Two of one
// sentence stay in it.
[[nodiscard]] std::string quote_items(const Context& context, const std::vector<std::size_t>& items,
                                      std::string_view line_end);

// What parts an attribution from the quote under it: a line end, and a blank line where the style
// wants one.
[[nodiscard]] std::string gap_under_attribution(const Context& context, std::string_view line_end);

// The line above a quote of the customer, in the language of the reply: attribution_line(), of the
// name they sign with where there is no header, or "You wrote:" where they are not known. Empty
// where it cannot be said in that language.
[[nodiscard]] std::string introduction_line(const Context& context);

// That line, and what parts it from the quote; empty where there is none.
[[nodiscard]] std::string introduction(const Context& context, std::string_view line_end);

// What parts a line inserted at `place` from the one above it: a line end, or nothing below a blank
// line and at the top.
[[nodiscard]] std::string gap_above(std::string_view body, std::size_t place);

}  // namespace replylint

#endif
