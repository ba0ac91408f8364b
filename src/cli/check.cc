#include <algorithm>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "replylint/fix.h"
#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/report.h"

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/draft_case.h"
#include "cli/input.h"
#include "cli/mend.h"
#include "cli/request_checker.h"
#include "cli/reviewed.h"
#include "cli/style_choice.h"
#include "cli/terminal.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint::cli {

namespace {

using nlohmann::json;

bool reaches(const Report& report, std::optional<Severity> threshold) {
  if (!threshold) return false;
  for (const Diagnostic& diagnostic : report.diagnostics())
    if (diagnostic.severity >= *threshold) return true;
  return false;
}

// What “replylint fix” would do for the draft with these bytes.
struct Help {
  std::size_t mended = 0;  // how many findings its safe fixes take out
  bool has_fixes = true;   // some fixes help, with the unsafe ones, or none is offered
};

Help help_of_fixes(const Report& report, const Linter& linter, const Message& customer,
                   const Message& draft, std::string_view bytes, const CheckOptions& options) {
  const auto offers = [&](bool safe) {
    return std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                       [&](const Diagnostic& each) {
                         return std::any_of(each.fixes.begin(), each.fixes.end(),
                                            [&](const Fix& fix) { return fix.safe == safe; });
                       });
  };
  const auto carries = [&](std::string_view body) { return can_carry(bytes, body); };
  const bool safe = offers(true);
  const bool unsafe = offers(false);
  Help help;
  if (safe) {
    const FixResult mended = fix(linter, customer, draft, options, {false, carries});
    help.mended = report.diagnostics().size() - mended.report.diagnostics().size();
    if (!mended.applied.empty()) return help;
  }
  // Safe ones alone did not help. Those of HTML are left to people.
  if (unsafe)
    help.has_fixes = !fix(linter, customer, draft, options, {true, carries}).applied.empty();
  else
    help.has_fixes = !safe;
  return help;
}

TextOptions text_options(const std::string& path, const Message& draft, std::string_view bytes) {
  TextOptions options;
  options.file = display_name(path);
  options.first_line = draft.body_line;
  options.lines_of_file = draft.lines_of_file;
  options.color = output_has_color();
  options.width = output_width();
  options.first_byte = draft.body_offset;
  options.first_character += count_code_points(bytes.substr(0, draft.body_offset.value_or(0)));
  return options;
}

std::string format_of(const CheckCommand& command) {
  if (!command.format.empty()) return command.format;
  return output_is_terminal() ? "text" : "gnu";
}

bool counts_lines(std::string_view format) {
  return format == "text" || format == "gnu" || format == "checkstyle" || format == "github";
}

std::string in_format(const Report& report, std::string_view format, const TextOptions& options) {
  if (format == "text") return to_text(report, options);
  if (format == "sarif") return to_sarif(report, options);
  if (format == "github") return to_github(report, options);
  if (format == "checkstyle") return to_checkstyle(report, options);
  if (format == "html") return to_html(report, options);
  return to_gnu(report, options);
}

std::string count_of_findings(std::size_t count) {
  return formatted("{} {}", count, count == 1 ? "finding was" : "findings were");
}

int check_one(const CheckCommand& command) {
  const std::optional<Severity> threshold = severity_to_fail_on(command.fail_on);
  // Never destroyed, which would take a while, as the program ends with it.
  static const Linter& linter = *new Linter(choose_style(command.style));
  auto [bytes, draft, customer, options] = read_case(command, linter.style());
  Reviewed reviewed(command);  // last, as it may make a file
  reviewed.use(options);

  if (command.fix || command.diff) {
    const FixResult mended = mend({command.draft, command.unsafe_fixes, command.diff}, bytes,
                                  linter, customer.message, options);
    // Standard output has the change, or the draft.
    if (command.diff || command.draft == "-")
      return reaches(mended.report, threshold) ? exit_findings : exit_clean;
    bytes = read_text_from(command.draft, "draft");
    draft = read_message(bytes);
  }
  const Report report = linter.check(customer.message, draft, options);
  if (const std::size_t added = reviewed.write(report); !command.write_baseline.empty())
    print_error(formatted("note: {} written to {}", count_of_findings(added),
                          display_name(command.write_baseline)));
  if (!command.baseline.empty()) {
    CheckOptions everything = options;
    everything.baseline = nullptr;
    const std::size_t all = linter.check(customer.message, draft, everything).diagnostics().size();
    if (const std::size_t left = report.diagnostics().size(); all > left)
      print_error(formatted("note: {} left out, as {} has them", count_of_findings(all - left),
                            display_name(command.baseline)));
  }
  if (command.format == "json") {
    bool is_read = true;
    const auto write = [&](std::string_view piece) { is_read = is_read && print(piece); };
    write_report(report, customer.source, write);
    write("\n");
  } else {
    if (const std::string_view note = describe(customer.source); !note.empty())
      print_error(formatted("note: {}", note));
    if (customer.source != CustomerSource::none &&
        customer.message.body.find_first_not_of(" \t\r\n") == std::string::npos)
      print_error("note: the customer's message has no text, so it is not known what they ask");
    const std::string format = format_of(command);
    if (format != "text")
      for (const std::string& note : report.notes()) print_error("note: " + note);
    TextOptions shown = text_options(command.draft, draft, bytes);
    if (!draft.lines_of_file && !report.diagnostics().empty() && counts_lines(format))
      print_error("note: the file holds the text encoded or as HTML: lines are those of the text");
    if (format == "text") {
      const Help help = help_of_fixes(report, linter, customer.message, draft, bytes, options);
      shown.mended = help.mended;
      shown.fixes = help.has_fixes;
    }
    print(in_format(report, format, shown));
  }
  return reaches(report, threshold) ? exit_findings : exit_clean;
}

}  // namespace

int check(const CheckCommand& command) {
  if (!command.jsonl) return check_one(command);
  RequestChecker checker(command);
  // Findings are added to a baseline in the order of the lines.
  return run_batch(command.draft, command.write_baseline.empty() ? command.jobs : 1,
                   [&](const json& request) { return checker.answer(request); });
}

}  // namespace replylint::cli
