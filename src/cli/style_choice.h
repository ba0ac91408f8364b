// The style and the rules that the user names.
#ifndef REPLYLINT_CLI_STYLE_CHOICE_H
#define REPLYLINT_CLI_STYLE_CHOICE_H

#include <string>
#include <vector>

#include "replylint/style.h"

namespace replylint::cli {

// The style of that name or file; without a name, the one in force in the working directory.
// Throws StyleError.
[[nodiscard]] Style choose_style(const std::string& name);

// The ids in a list as given to --ignore ("rude, top-posting"; also several lists). Throws
// UsageError for an id that neither the catalogue nor the style knows.
[[nodiscard]] std::vector<std::string> rules_to_ignore(const std::vector<std::string>& lists,
                                                       const Style& style);

// "; did you mean “top-posting”?" or, if nothing is near, "; “replylint rules” lists them".
[[nodiscard]] std::string suggest_rule(const std::string& id, const std::vector<std::string>& more);

// What --fail-on may be; "never" is nothing. Throws UsageError.
[[nodiscard]] std::optional<Severity> severity_to_fail_on(const std::string& name);

}  // namespace replylint::cli

#endif
