// The commands of the program: what each takes, and the function that runs it. Each returns the
// exit status of the program, and throws UsageError or StyleError for what cannot be used.
#ifndef REPLYLINT_CLI_COMMANDS_H
#define REPLYLINT_CLI_COMMANDS_H

#include <string>
#include <vector>

namespace replylint::cli {

constexpr int exit_clean = 0;     // nothing at or above --fail-on
constexpr int exit_findings = 1;  // something is
constexpr int exit_unusable = 2;  // the command, the style or the input cannot be used

struct CheckCommand {
  std::string draft;
  std::string customer;
  std::string style;
  std::string fail_on = "error";
  std::vector<std::string> ignore;
  std::string format;  // empty: "text" on a terminal, else "gnu"
  std::string mail;
  std::vector<std::string> thread;  // files of earlier messages
  bool jsonl = false;
};
int check(const CheckCommand& command);

struct ParseCommand {
  std::string file;
  std::string as = "draft";
  std::string language;
  std::string format = "text";
  bool jsonl = false;
};
int parse(const ParseCommand& command);

struct RulesCommand {
  std::string style;
  std::string format = "text";
};
int list_rules(const RulesCommand& command);

int explain(const std::string& rule);

// Lists the built-in styles, or prints the source of one.
int styles(const std::string& name);

// The arguments behind "sendmail", which follow sendmail's own conventions.
int sendmail(const std::vector<std::string>& arguments);

}  // namespace replylint::cli

#endif
