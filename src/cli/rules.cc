#include <algorithm>
#include <string>
#include <vector>

#include "replylint/report.h"
#include "replylint/rule.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/style_choice.h"
#include "cli/style_rules.h"
#include "cli/terminal.h"
#include "report/json_writer.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

std::string severity_in(const Style& style, std::string_view rule) {
  const std::optional<Severity> severity = style.severity(rule);
  return std::string(severity ? to_string(*severity) : "off");
}

std::string as_json(const Style& style) {
  JsonWriter json;
  json.begin_object();
  json.member("version", 1);
  json.member("style", style.name());
  json.key("rules");
  json.begin_array();
  for (const RuleInfo& rule : rules()) {
    json.begin_object();
    json.member("id", rule.id);
    json.member("severity", severity_in(style, rule.id));
    json.member("default_severity", to_string(rule.severity));
    json.member("section", rule.section);
    json.member("summary", rule.summary);
    json.key("parameters");
    json.begin_array();
    for (const RuleParameter& parameter : rule.parameters) {
      json.begin_object();
      json.member("name", parameter.name);
      json.member("default", parameter.value);
      json.member("minimum", parameter.minimum);
      json.member("maximum", parameter.maximum);
      json.member("summary", parameter.summary);
      json.end_object();
    }
    json.end_array();
    json.member("page", rule.page);
    json.end_object();
  }
  for (const StyleRule& rule : rules_of_style(style)) {
    json.begin_object();
    json.member("id", rule.id);
    json.member("severity", severity_in(style, rule.id));
    json.member("section", "own");
    json.member("summary", rule.summary);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + '\n';
}

std::string as_table(const Style& style) {
  const bool color = output_has_color();
  std::size_t longest = 0;
  for (const RuleInfo& rule : rules()) longest = std::max(longest, rule.id.size());
  const std::vector<StyleRule> own = rules_of_style(style);
  for (const StyleRule& rule : own) longest = std::max(longest, rule.id.size());
  std::string result;
  std::string_view section;
  const auto row = [&](std::string_view id, std::string_view summary) {
    result += formatted("  {:<{}}  {:<10}  {}\n", id, longest, severity_in(style, id), summary);
  };
  const auto heading = [&](std::string_view title) {
    result += formatted("{}{}{}{}\n", result.empty() ? "" : "\n", color ? "\033[1m" : "", title,
                        color ? "\033[0m" : "");
  };
  for (const RuleInfo& rule : rules()) {
    if (rule.section != section) heading(rule.section);
    section = rule.section;
    row(rule.id, rule.summary);
  }
  if (!own.empty()) heading("from the style " + printable(style.name()));
  for (const StyleRule& rule : own) row(rule.id, printable(rule.summary));
  result +=
      "\nThe severity is the highest that a rule reports; where it is less sure, it reports a "
      "lower one.\n";
  return result;
}

}  // namespace

int list_rules(const RulesCommand& command) {
  const Style style = choose_style(command.style);
  print(command.format == "json" ? as_json(style) : as_table(style));
  return exit_clean;
}

}  // namespace replylint::cli
