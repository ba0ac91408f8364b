#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/report.h"

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/dates.h"
#include "cli/input.h"
#include "cli/mend.h"
#include "cli/request_checker.h"
#include "cli/reviewed.h"
#include "cli/style_choice.h"
#include "cli/terminal.h"
#include "cli/thread.h"

namespace replylint::cli {

namespace {

using nlohmann::json;

bool reaches(const Report& report, std::optional<Severity> threshold) {
  if (!threshold) return false;
  for (const Diagnostic& diagnostic : report.diagnostics())
    if (diagnostic.severity >= *threshold) return true;
  return false;
}

TextOptions text_options(const std::string& path, const Message& draft, std::string_view bytes) {
  TextOptions options;
  options.file = display_name(path);
  options.first_line = draft.body_line;
  options.color = output_has_color();
  options.width = output_width();
  options.first_byte = draft.body_offset;
  for (const char c : bytes.substr(0, draft.body_offset.value_or(0)))
    options.first_character += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return options;
}

std::string formatted(const Report& report, std::string format, const TextOptions& options) {
  if (format.empty()) format = output_is_terminal() ? "text" : "gnu";
  if (format == "text") return to_text(report, options);
  if (format == "sarif") return to_sarif(report, options);
  if (format == "github") return to_github(report, options);
  if (format == "checkstyle") return to_checkstyle(report, options);
  if (format == "html") return to_html(report, options);
  return to_gnu(report, options);
}

int check_one(const CheckCommand& command) {
  const std::optional<Severity> threshold = severity_to_fail_on(command.fail_on);
  const Linter linter(choose_style(command.style));
  Reviewed reviewed(command);
  CheckOptions options;
  options.ignore = rules_to_ignore(command.ignore, linter.style());
  reviewed.use(options);
  std::string bytes = read_text_from(command.draft, "draft");
  Message draft = read_message(bytes);
  const Customer customer = find_customer(draft, command.customer, command.mail);
  options.customer_from_quotes = customer.source == CustomerSource::quotes;
  options.thread = find_thread(draft, customer.message, command.thread, command.mail);
  options.now = current_time();

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
  reviewed.write(report);
  if (command.format == "json") {
    print(report_as_json(report, customer.source) + '\n');
  } else {
    if (const std::string_view note = describe(customer.source); !note.empty())
      print_error(fmt::format("note: {}", note));
    if (!report.complete())
      print_error(fmt::format("note: of a message so long only the first {} kB of prose are read",
                              most_analyzed / 1024));
    print(formatted(report, command.format, text_options(command.draft, draft, bytes)));
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
