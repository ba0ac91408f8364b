#include "cli/mend.h"

#include <algorithm>

#include "replylint/mail.h"

#include "cli/file_writer.h"
#include "cli/input.h"
#include "cli/terminal.h"
#include "mail/line_diff.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

std::string count(std::size_t number, std::string_view noun) {
  return formatted("{} {}{}", number, noun, number == 1 ? "" : "es");
}

[[noreturn]] void refuse(const std::string& name, std::string_view why) {
  throw UsageError(formatted(
      "cannot fix the draft: {}: {}; change by hand what “replylint check” shows", name, why));
}

// The message with its new body.
std::string mended_bytes(const std::string& name, const std::string& bytes,
                         const FixResult& result) {
  try {
    return replace_body(bytes, result.draft.body);
  } catch (const BodyError& error) {
    refuse(name, error.what());
  }
}

// Why no fix was made: there is none, or those that the report offers leave no less to mend.
std::string without_fix(const Report& report) {
  if (!report.skipped().empty()) return report.notes().front();
  const auto& findings = report.diagnostics();
  const bool offered = std::any_of(findings.begin(), findings.end(), [](const Diagnostic& finding) {
    return !finding.fixes.empty();
  });
  return offered ? "no fix helps by itself; write what “replylint check” says is missing"
                 : "nothing to fix";
}

// `more` is how many unsafe fixes could be made after these.
void say(const std::string& name, const FixResult& result, std::size_t more, bool written) {
  for (const AppliedFix& fix : result.applied)
    print_error(formatted("{}: {} [{}]", name, fix.title, fix.rule));
  print_error(formatted("{}: {}{}{}", name,
                        result.applied.empty()
                            ? (more == 0 ? without_fix(result.report) : "no safe fix")
                            : count(result.applied.size(), written ? "fix" : "possible fix"),
                        result.applied.empty() ? ""
                        : written              ? " made"
                                               : "",
                        more == 0 ? ""
                                  : formatted("; {} {} with --unsafe-fixes, to be looked over",
                                              more, result.applied.empty() ? "unsafe" : "more")));
}

}  // namespace

bool can_carry(std::string_view bytes, std::string_view body, std::string* obstacle) {
  try {
    (void)replace_body(bytes, body);
    return true;
  } catch (const BodyError& error) {
    if (obstacle != nullptr) *obstacle = error.what();
    return false;
  }
}

FixResult mend(const MendOptions& options, const std::string& bytes, const Linter& linter,
               const Message& customer, const CheckOptions& check) {
  const std::string name = display_name(options.draft);
  const Message draft = read_message(bytes);
  if (!draft.html.empty()) refuse(name, "its text is made from HTML");
  std::string obstacle;
  if (!draft.body_is_one_part && !can_carry(bytes, draft.body + "\n", &obstacle))
    refuse(name, obstacle);
  const auto carries = [&](std::string_view body) { return can_carry(bytes, body, &obstacle); };
  FixResult result = fix(linter, customer, draft, check, {options.unsafe, carries});
  if (result.applied.empty() && !result.barred.empty()) refuse(name, obstacle);
  const std::string mended = mended_bytes(name, bytes, result);
  if (options.diff) {
    print_content(unified_diff(bytes, mended, name, name));
  } else if (options.draft == "-") {
    // A fixed draft that reached nobody is lost.
    if (!print_content(mended))
      throw UsageError("cannot write the draft: nobody reads standard output");
  } else if (mended != bytes) {
    replace_file(options.draft, mended, "draft");
  }
  const std::size_t more =
      options.unsafe ? 0
                     : fix(linter, customer, result.draft, check, {true, carries}).applied.size();
  for (const AppliedFix& fix : result.barred)
    print_error(formatted("{}: not made, as {}: {} [{}]", name, obstacle, fix.title, fix.rule));
  say(name, result, more, !options.diff);
  return result;
}

}  // namespace replylint::cli
