// Answers the requests of `check --jsonl`: a customer's message and a draft in, a report out.
#ifndef REPLYLINT_CLI_REQUEST_CHECKER_H
#define REPLYLINT_CLI_REQUEST_CHECKER_H

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "replylint/linter.h"
#include "replylint/report.h"
#include "replylint/style.h"

#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/reviewed.h"
#include "cli/style_choice.h"

namespace replylint::cli {

// Hands a report to `write` in pieces as a JSON object, with where the customer's message was
// found.
void write_report(const Report& report, CustomerSource source,
                  const std::function<void(std::string_view)>& write);

class RequestChecker {
 public:
  // Gives the style of that name, or throws StyleError. Called from several threads at once.
  using ChooseStyle = std::function<Style(const std::string& name)>;

  // Throws StyleError and UsageError for what no request could use. The command must outlive it.
  // `choose` says which styles there are: else any file may be named.
  explicit RequestChecker(const CheckCommand& command, ChooseStyle choose = choose_style);

  // The report on the request's draft. For several threads at once, but with --write-baseline.
  // Throws UsageError and StyleError.
  std::string answer(const nlohmann::json& request);

 private:
  std::shared_ptr<const Linter> linter_of(const std::string& style);

  const CheckCommand& command_;
  ChooseStyle choose_;
  Reviewed reviewed_;
  std::mutex mutex_;  // of what follows
  // By the name of their style, the one that was used last at the end.
  std::vector<std::pair<std::string, std::shared_ptr<const Linter>>> linters_;
};

}  // namespace replylint::cli

#endif
