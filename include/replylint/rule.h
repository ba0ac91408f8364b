// The rule catalogue.
#ifndef REPLYLINT_RULE_H
#define REPLYLINT_RULE_H

#include <span>
#include <string_view>

#include "replylint/diagnostic.h"
#include "replylint/export.h"

namespace replylint {

/// A setting of a rule: a number that a style can change.
struct RuleParameter {
  std::string_view name;  ///< e.g. "deep-thread-depth"
  double value = 0;       ///< the default
  double minimum = 0;
  double maximum = 0;
  std::string_view summary;
};

/// A rule as the catalogue describes it. All views have static storage.
struct RuleInfo {
  std::string_view id;       ///< e.g. "top-posting"
  Severity severity;         ///< by itself; a style may change it
  std::string_view section;  ///< "coverage", "etiquette", "sentences", "tone", "substance",
                             ///< "sending"
  std::string_view summary;  ///< one line
  std::string_view page;     ///< Markdown: what, why, source, examples, settings, known limits
  std::span<const RuleParameter> parameters;
};

/// All rules in the order of the catalogue; static storage.
[[nodiscard]] REPLYLINT_EXPORT std::span<const RuleInfo> rules() noexcept;

/// The rule of that id, or nullptr.
[[nodiscard]] REPLYLINT_EXPORT const RuleInfo* find_rule(std::string_view id) noexcept;

}  // namespace replylint

#endif
