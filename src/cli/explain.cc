#include <algorithm>
#include <string>

#include "replylint/rule.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/style_choice.h"
#include "cli/terminal.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

// A page for a terminal: headings stand out, what is fenced is set off. Elsewhere it stays
// Markdown.
std::string for_terminal(std::string_view page) {
  std::string result;
  bool fenced = false;
  while (!page.empty()) {
    const std::string_view line = page.substr(0, page.find('\n'));
    page.remove_prefix(std::min(page.size(), line.size() + 1));
    if (line.starts_with("```")) {
      const std::string_view what = line.substr(std::min(line.find_first_not_of('`'), line.size()));
      if (!fenced) result += formatted("\033[2m    {}:\033[0m\n", what);
      fenced = !fenced;
    } else if (fenced) {
      result += formatted("    {}\n", line);
    } else if (line.starts_with('#')) {
      const std::size_t text = std::min(line.find_first_not_of("# "), line.size());
      result += formatted("\033[1m{}\033[0m\n", line.substr(text));
    } else {
      result += formatted("{}\n", line);
    }
  }
  return result;
}

}  // namespace

int explain(const std::string& id) {
  const RuleInfo* rule = find_rule(id);
  if (rule == nullptr) throw UsageError(formatted("unknown rule: {}{}", id, suggest_rule(id, {})));
  print(output_has_color() ? for_terminal(rule->page) : std::string(rule->page));
  return exit_clean;
}

}  // namespace replylint::cli
