#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "replylint/draft.h"
#include "replylint/linter.h"
#include "replylint/report.h"

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/dates.h"
#include "cli/input.h"
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

int check_one(const CheckCommand& command) {
  const std::optional<Severity> threshold = severity_to_fail_on(command.fail_on);
  const Linter linter(choose_style(command.style));
  CheckOptions options;
  options.ignore = rules_to_ignore(command.ignore, linter.style());
  const Message draft = read_message_from(command.draft, "draft");
  const Customer customer = find_customer(draft, command.customer, command.mail);
  options.customer_from_quotes = customer.source == CustomerSource::quotes;
  options.thread = find_thread(draft, customer.message, command.thread, command.mail);
  options.now = current_time();

  const Report report = linter.check(customer.message, draft, options);
  if (command.format == "json") {
    print(report_as_json(report, customer.source) + '\n');
  } else {
    if (const std::string_view note = describe(customer.source); !note.empty())
      print_error(fmt::format("note: {}", note));
    TextOptions text;
    text.file = display_name(command.draft);
    text.first_line = draft.body_line;
    text.color = output_has_color();
    text.width = output_width();
    const bool for_people =
        command.format == "text" || (command.format.empty() && output_is_terminal());
    print(for_people ? to_text(report, text) : to_gnu(report, text));
  }
  return reaches(report, threshold) ? exit_findings : exit_clean;
}

class BatchChecker {
 public:
  explicit BatchChecker(const CheckCommand& command) : command_(command) {
    (void)linter_of(command.style);  // a style that cannot be used is told before the first line
  }

  std::string answer(const json& request) {
    const Linter& linter = linter_of(string_member(request, "style", command_.style));
    CheckOptions options;
    options.ignore = rules_to_ignore(command_.ignore, linter.style());
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
    return report_as_json(linter.check(customer.message, draft, options), customer.source);
  }

 private:
  const Linter& linter_of(const std::string& style) {
    auto found = linters_.find(style);
    if (found == linters_.end()) found = linters_.emplace(style, Linter(choose_style(style))).first;
    return found->second;
  }

  const CheckCommand& command_;
  std::map<std::string, Linter> linters_;  // by the name of their style
};

}  // namespace

int check(const CheckCommand& command) {
  if (!command.jsonl) return check_one(command);
  BatchChecker checker(command);
  return run_batch(command.draft, [&](const json& request) { return checker.answer(request); });
}

}  // namespace replylint::cli
