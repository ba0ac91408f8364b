// The rules that a style adds to the catalogue, as people see them.
#ifndef REPLYLINT_CLI_STYLE_RULES_H
#define REPLYLINT_CLI_STYLE_RULES_H

#include <string>
#include <string_view>
#include <vector>

#include "replylint/style.h"

namespace replylint::cli {

struct StyleRule {
  std::string id;
  std::string summary;  // one short line
};

// Those of [[phrase]], sorted by their ids, and behind them those of [[response]].
[[nodiscard]] std::vector<StyleRule> rules_of_style(const Style& style);

// Markdown: what the style says of the rule, and where. Empty if it adds no such rule.
[[nodiscard]] std::string page_of_style_rule(const Style& style, std::string_view id);

}  // namespace replylint::cli

#endif
