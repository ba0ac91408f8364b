#include "cli/request_checker.h"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "replylint/draft.h"

#include "cli/batch.h"
#include "cli/dates.h"
#include "cli/input.h"
#include "cli/request_members.h"
#include "cli/style_choice.h"
#include "text/formatted.h"

namespace replylint::cli {

using nlohmann::json;

void write_report(const Report& report, CustomerSource source,
                  const std::function<void(std::string_view)>& write) {
  const bool empty = source != CustomerSource::none &&
                     report.customer_text().find_first_not_of(" \t\r\n") == std::string_view::npos;
  write_json(report, write,
             formatted("\"customer\":{{\"source\":\"{}\"{}}}", to_string(source),
                       empty ? ",\"empty\":true" : ""));
}

RequestChecker::RequestChecker(const CheckCommand& command, ChooseStyle choose)
    : command_(command), choose_(std::move(choose)), reviewed_(command) {
  (void)linter_of(command.style);  // a style that cannot be used is told before the first line
}

namespace {

constexpr auto members = std::to_array<RequestMember>({
    {"id", MemberValue::any},
    {"style", MemberValue::string},
    {"customer", MemberValue::object},
    {"draft", MemberValue::object},
    {"thread", MemberValue::list},
    {"now", MemberValue::string},
});

// As a draft in a file: nothing to check is a mistake of the caller's.
void demand_text(const json& draft) {
  for (const char* name : {"eml", "html", "body"}) {
    if (find_member(draft, name) == nullptr) continue;
    if (string_member(draft, name).find_first_not_of(" \t\r\n") == std::string::npos)
      throw UsageError(formatted("the draft is empty: “{}”; is it the right message?", name));
    return;
  }
}

}  // namespace

std::string RequestChecker::answer(const json& request) {
  std::vector<std::string> unknown;
  check_members(request, "", members, unknown);
  const auto kept = linter_of(string_member(request, "style", command_.style));
  const Linter& linter = *kept;
  CheckOptions options;
  options.ignore = rules_to_ignore(command_.ignore, linter.style());
  reviewed_.use(options);
  const json* const given = find_member(request, "draft");
  if (given == nullptr)
    throw UsageError(formatted(
        "“draft” is missing{}; give it as {{\"body\": \"…\"}}, or with “html” or “eml” in place of "
        "“body”",
        remark_on_unknown(unknown)));
  const Message draft = message_from_json(*given, "draft", unknown);
  demand_text(*given);
  Customer customer;
  if (const json* asked = find_member(request, "customer")) {
    customer = {message_from_json(*asked, "customer", unknown), CustomerSource::request};
  } else {
    customer.message = quoted_message(draft);
    if (!customer.message.body.empty()) customer.source = CustomerSource::quotes;
  }
  options.customer_from_quotes = customer.source == CustomerSource::quotes;
  if (const json* earlier = find_member(request, "thread")) {
    if (!earlier->is_array()) throw UsageError("“thread” must be a list of messages");
    for (const json& message : *earlier)
      options.thread.push_back(message_from_json(message, "thread", unknown));
  }
  // A past exchange is judged by its own time: the clock on the wall counts only if it is said.
  if (const std::string now = string_member(request, "now"); !now.empty()) {
    options.now = parse_iso_date(now);
    if (!options.now)
      throw UsageError("“now” must be a date of ISO 8601, as in 2026-03-02T09:30:00Z");
  }
  const Report report = linter.check(customer.message, draft, options);
  reviewed_.write(report);
  std::string answer;
  write_report(report, customer.source, [&](std::string_view piece) { answer += piece; });
  add_unknown_members(answer, unknown);
  return answer;
}

std::shared_ptr<const Linter> RequestChecker::linter_of(const std::string& style) {
  constexpr std::size_t most = 32;
  const auto find = [&] {
    return std::find_if(linters_.begin(), linters_.end(),
                        [&](const auto& each) { return each.first == style; });
  };
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = find(); found != linters_.end()) {
      std::rotate(found, found + 1, linters_.end());
      return linters_.back().second;
    }
  }
  // Takes a while, in which the other threads go on.
  auto linter = std::make_shared<const Linter>(choose_(style));
  const std::lock_guard lock(mutex_);
  if (const auto found = find(); found != linters_.end()) return found->second;
  if (linters_.size() == most) linters_.erase(linters_.begin());
  return linters_.emplace_back(style, std::move(linter)).second;
}

}  // namespace replylint::cli
