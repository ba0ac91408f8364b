// Words in quotation marks: somebody else's, or held at arm's length.
#ifndef REPLYLINT_RULES_QUOTATIONS_H
#define REPLYLINT_RULES_QUOTATIONS_H

#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "rules/rule.h"

namespace replylint {

// The stretches of the prose in "…", “…”, «…», „…“, '…', ‘…’ or `…`, with their marks, in order. A
// quotation ends with its paragraph at the latest; a mark without its partner opens none.
[[nodiscard]] std::vector<Span> find_quotations(std::string_view body, const Text& text);
// Those of the draft.
[[nodiscard]] const std::vector<Span>& quotations_of(const Context& context);

}  // namespace replylint

#endif
