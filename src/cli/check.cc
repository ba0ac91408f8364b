#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "replylint/baseline.h"
#include "replylint/draft.h"
#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/report.h"

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/dates.h"
#include "cli/file_writer.h"
#include "cli/input.h"
#include "cli/mend.h"
#include "cli/style_choice.h"
#include "cli/terminal.h"
#include "cli/thread.h"

namespace replylint::cli {

namespace {

using nlohmann::json;

std::string report_as_json(const Report& report, CustomerSource source) {
  std::string result = to_json(report);
  add_member(result, "customer", fmt::format("{{\"source\":\"{}\"}}", to_string(source)));
  return result;
}

bool reaches(const Report& report, std::optional<Severity> threshold) {
  if (!threshold) return false;
  for (const Diagnostic& diagnostic : report.diagnostics())
    if (diagnostic.severity >= *threshold) return true;
  return false;
}

// Reviewed findings, and the file that new ones are added to.
class Reviewed {
 public:
  explicit Reviewed(const CheckCommand& command) : file_(command.write_baseline) {
    if (!command.baseline.empty()) known_ = read(command.baseline);
    if (std::error_code error; !file_.empty() && std::filesystem::exists(file_, error))
      written_ = read(file_);
  }

  void use(CheckOptions& options) const { options.baseline = &known_; }

  void write(const Report& report) {
    if (file_.empty()) return;
    if (const std::string lines = written_.add(report); !lines.empty())
      append_to_file(file_, lines, "baseline");
  }

 private:
  static Baseline read(const std::string& path) {
    try {
      return Baseline::parse(read_input(path, "baseline"), display_name(path));
    } catch (const BaselineError& error) {
      throw UsageError(fmt::format("{}; is it a baseline of replylint?", error.what()));
    }
  }

  std::string file_;
  Baseline known_;
  Baseline written_;  // what stands in file_
};

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
    print(formatted(report, command.format, text_options(command.draft, draft, bytes)));
  }
  return reaches(report, threshold) ? exit_findings : exit_clean;
}

class BatchChecker {
 public:
  explicit BatchChecker(const CheckCommand& command) : command_(command), reviewed_(command) {
    (void)linter_of(command.style);  // a style that cannot be used is told before the first line
  }

  std::string answer(const json& request) {
    const Linter& linter = linter_of(string_member(request, "style", command_.style));
    CheckOptions options;
    options.ignore = rules_to_ignore(command_.ignore, linter.style());
    reviewed_.use(options);
    if (!request.contains("draft")) throw UsageError("“draft” is missing");
    const Message draft = message_from_json(request["draft"], "draft");
    Customer customer;
    if (request.contains("customer") && !request["customer"].is_null()) {
      customer = {message_from_json(request["customer"], "customer"), CustomerSource::request};
    } else {
      customer.message = quoted_message(draft);
      if (!customer.message.body.empty()) customer.source = CustomerSource::quotes;
    }
    options.customer_from_quotes = customer.source == CustomerSource::quotes;
    if (request.contains("thread") && !request["thread"].is_null()) {
      if (!request["thread"].is_array()) throw UsageError("“thread” must be a list");
      for (const json& message : request["thread"])
        options.thread.push_back(message_from_json(message, "thread"));
    }
    // A past exchange is judged by its own time: the clock on the wall counts only if it is said.
    if (const std::string now = string_member(request, "now"); !now.empty()) {
      options.now = parse_iso_date(now);
      if (!options.now) throw UsageError("“now” must be a date of ISO 8601: 2026-03-02T09:30:00Z");
    }
    const Report report = linter.check(customer.message, draft, options);
    reviewed_.write(report);
    return report_as_json(report, customer.source);
  }

 private:
  const Linter& linter_of(const std::string& style) {
    auto found = linters_.find(style);
    if (found == linters_.end()) found = linters_.emplace(style, Linter(choose_style(style))).first;
    return found->second;
  }

  const CheckCommand& command_;
  Reviewed reviewed_;
  std::map<std::string, Linter> linters_;  // by the name of their style
};

}  // namespace

int check(const CheckCommand& command) {
  if (!command.jsonl) return check_one(command);
  BatchChecker checker(command);
  return run_batch(command.draft, [&](const json& request) { return checker.answer(request); });
}

}  // namespace replylint::cli
