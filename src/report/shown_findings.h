// The findings of a report as people are shown them.
#ifndef REPLYLINT_REPORT_SHOWN_FINDINGS_H
#define REPLYLINT_REPORT_SHOWN_FINDINGS_H

#include <string>
#include <vector>

#include "replylint/report.h"

namespace replylint {

// One diagnostic, or all missing parts of one problem.
struct ShownFinding {
  const Diagnostic* diagnostic;  // the first of them
  Severity severity;             // the gravest of them
  std::string rules;             // their ids, with commas
  std::string message;
};

// In the order of the report, to which they point.
[[nodiscard]] std::vector<ShownFinding> findings_to_show(const Report& report);

// The item of the customer that a finding is about, or nullptr.
[[nodiscard]] const Item* item_of(const Report& report, const Diagnostic& diagnostic);

// What the numbers of lines are of: the file, or the body that it holds encoded.
[[nodiscard]] std::string name_of_lines(const TextOptions& options);

// "3 errors, 1 warning", "nothing found", or "not checked (X-Replylint: off)".
[[nodiscard]] std::string count_findings(const Report& report);

// Text of at most about `limit` bytes, on one line, with "…" where it is cut.
[[nodiscard]] std::string brief(std::string_view text, std::size_t limit);

}  // namespace replylint

#endif
