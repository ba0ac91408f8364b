#include "replylint/report.h"

#include <algorithm>
#include <span>

#include "replylint/rule.h"
#include "replylint/text.h"

#include "report/position_cursor.h"
#include "report/shown_findings.h"
#include "styles/nearest_name.h"
#include "text/formatted.h"

namespace replylint {

std::size_t Report::count(Severity severity) const noexcept {
  return static_cast<std::size_t>(
      std::count_if(diagnostics_.begin(), diagnostics_.end(),
                    [&](const Diagnostic& diagnostic) { return diagnostic.severity == severity; }));
}

Position position(std::string_view text, std::size_t offset) {
  return PositionCursor(text).at(offset);
}

std::vector<std::string> Report::notes() const {
  if (!skipped_.empty()) return {count_findings(*this)};
  std::vector<std::string> notes;
  if (!complete_)
    notes.push_back(formatted(
        "a message is very long: only the first {} kB of its prose are read, and only its first "
        "blocks, sentences, items and findings looked at, so the rest is not checked",
        most_analyzed / 1024));
  constexpr std::size_t longest = 80;  // bytes of a name
  if (!unknown_switch_.empty())
    notes.push_back(formatted(
        "X-Replylint: “{}” does nothing; write “off”, or name rules in X-Replylint-Ignore",
        brief(unknown_switch_, longest)));
  constexpr std::size_t most = 10;  // names
  constexpr std::string_view fields[] = {"X-Replylint", "X-Replylint-Ignore"};
  for (const std::string& name :
       std::span(unknown_fields_).first(std::min(unknown_fields_.size(), most)))
    notes.push_back(formatted("the header field “{}” does nothing{}", brief(name, longest),
                              suggest_name(name, fields)));
  std::vector<std::string_view> known;
  for (const RuleInfo& rule : rules()) known.push_back(rule.id);
  for (const std::string& id :
       std::span(unknown_rules_).first(std::min(unknown_rules_.size(), most))) {
    notes.push_back(formatted("X-Replylint-Ignore: “{}” is not a rule{}", brief(id, longest),
                              suggest_name(id, known, "“replylint rules” lists them")));
  }
  if (language_ != "en" && language_ != "und")
    notes.push_back(
        formatted("the reply is not in English ({}): its form, quotes and names are checked, "
                  "but not what its words mean",
                  language_));
  return notes;
}

}  // namespace replylint
