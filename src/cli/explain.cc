#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replylint/report.h"
#include "replylint/rule.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/style_choice.h"
#include "cli/style_rules.h"
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

// The page with the first example that fires and the first that does not: all of them run to
// hundreds of lines, and push the settings out of sight.
std::string with_few_examples(const RuleInfo& rule) {
  std::string result;
  std::set<std::string_view> shown;
  std::size_t left_out = 0;
  bool shows = true;
  for (std::string_view page = rule.page; !page.empty();) {
    const std::string_view line = page.substr(0, page.find('\n'));
    page.remove_prefix(std::min(page.size(), line.size() + 1));
    if (line.starts_with("### ")) {
      shows = shown.insert(line.substr(0, line.find(':'))).second;
      if (!shows) ++left_out;
    } else if (line.starts_with("## ")) {
      if (left_out > 0)
        result += formatted("{} more: replylint explain --examples {}\n\n", left_out, rule.id);
      left_out = 0;
      shows = true;
    }
    if (shows) result += formatted("{}\n", line);
  }
  return result;
}

}  // namespace

int explain(const ExplainCommand& command) {
  const std::string& id = command.rule;
  std::string page;
  if (const RuleInfo* rule = find_rule(id)) {
    if (!command.style.empty()) (void)choose_style(command.style);  // complains of an unknown one
    page = command.all_examples ? std::string(rule->page) : with_few_examples(*rule);
  } else {
    const Style style = choose_style(command.style);
    page = printable(page_of_style_rule(style, id));
    if (page.empty()) {
      std::vector<std::string> own;
      for (StyleRule& each : rules_of_style(style)) own.push_back(std::move(each.id));
      throw UsageError(formatted("unknown rule “{}”{}", id, suggest_rule(id, own)));
    }
  }
  print(output_has_color() ? for_terminal(page) : page);
  return exit_clean;
}

}  // namespace replylint::cli
