#include "report/shown_findings.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "parse/item_by_id.h"
#include "report/terminal_text.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

namespace {

// What a customer needs to know of a problem; each part has a rule of its own.
struct Part {
  std::string_view rule;
  std::string_view words;
};
constexpr std::array<Part, 4> parts = {{{"missing-cause", "what caused it"},
                                        {"missing-fix", "what was done about it"},
                                        {"missing-status", "whether it is solved now"},
                                        {"missing-prevention", "how it is kept from coming back"}}};

const Part* part_of(const Diagnostic& diagnostic) {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const Part& part) { return part.rule == diagnostic.rule; });
  return found == parts.end() ? nullptr : &*found;
}

std::string enumerate(const std::vector<std::string_view>& words) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 < words.size() ? ", " : words.size() > 2 ? ", and " : " and ";
    result += words[i];
  }
  return result;
}

}  // namespace

std::vector<ShownFinding> findings_to_show(const Report& report) {
  std::map<std::optional<int>, std::vector<const Diagnostic*>> missing;  // by the item
  for (const Diagnostic& diagnostic : report.diagnostics())
    if (part_of(diagnostic) != nullptr) missing[diagnostic.item].push_back(&diagnostic);

  std::vector<ShownFinding> result;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    ShownFinding shown{&diagnostic, diagnostic.severity, diagnostic.rule, diagnostic.message};
    if (part_of(diagnostic) != nullptr) {
      const auto& together = missing[diagnostic.item];
      if (together.front() != &diagnostic) continue;
      std::vector<std::string_view> words;
      std::vector<std::string_view> rules;
      for (const Diagnostic* other : together) {
        words.push_back(part_of(*other)->words);
        rules.push_back(other->rule);
        shown.severity = std::max(shown.severity, other->severity);
      }
      if (rules.size() > 1) {
        shown.rules = joined(rules, ", ");
        shown.message = "The reply does not tell the customer " + enumerate(words) +
                        ", and leaves them to ask or to guess; say each in a sentence.";
      }
    }
    result.push_back(std::move(shown));
  }
  return result;
}

const Item* item_of(const Report& report, const Diagnostic& diagnostic) {
  return diagnostic.item ? item_by_id(report.items(), *diagnostic.item) : nullptr;
}

std::string name_of_lines(const TextOptions& options) {
  return options.lines_of_file ? options.file : options.file + " (body)";
}

std::string count_findings(const Report& report) {
  if (!report.skipped().empty()) return formatted("not checked ({})", report.skipped());
  std::vector<std::string> counts;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion})
    if (const std::size_t number = report.count(severity); number > 0)
      counts.push_back(formatted("{} {}{}", number, to_string(severity), number == 1 ? "" : "s"));
  return counts.empty() ? "nothing found" : joined(counts, ", ");
}

std::string brief(std::string_view text, std::size_t limit) {
  const bool cut = text.size() > limit;
  if (cut) text = text.substr(0, code_point_start(text, limit));
  return one_line(text) + (cut ? "…" : "");
}

}  // namespace replylint
