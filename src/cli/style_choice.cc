#include "cli/style_choice.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "replylint/rule.h"

#include "cli/input.h"
#include "styles/nearest_name.h"
#include "text/formatted.h"

namespace replylint::cli {

Style choose_style(const std::string& name) {
  if (!name.empty()) return Style::load(name);
  std::error_code error;
  const std::filesystem::path directory = std::filesystem::current_path(error);
  return Style::find(error ? "/" : directory.string());
}

std::string suggest_rule(const std::string& id, const std::vector<std::string>& more) {
  std::vector<std::string_view> known(more.begin(), more.end());
  for (const RuleInfo& rule : rules()) known.push_back(rule.id);
  return suggest_name(id, known, "“replylint rules” lists them");
}

std::vector<std::string> rules_to_ignore(const std::vector<std::string>& lists,
                                         const Style& style) {
  std::vector<std::string> result;
  if (lists.empty()) return result;
  const std::vector<std::string> own = style.own_rules();
  for (const std::string& list : lists) {
    for (std::size_t start = list.find_first_not_of(", "); start != std::string::npos;) {
      const std::size_t end = std::min(list.find_first_of(", ", start), list.size());
      std::string id = list.substr(start, end - start);
      if (find_rule(id) == nullptr && std::find(own.begin(), own.end(), id) == own.end())
        throw UsageError(formatted("--ignore: unknown rule “{}”{}", id, suggest_rule(id, own)));
      result.push_back(std::move(id));
      start = list.find_first_not_of(", ", end);
    }
  }
  return result;
}

std::optional<Severity> severity_to_fail_on(const std::string& name) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion})
    if (name == to_string(severity)) return severity;
  if (name == "never") return std::nullopt;
  throw UsageError(
      formatted("unknown severity: --fail-on {}; use error, warning, suggestion or never", name));
}

}  // namespace replylint::cli
