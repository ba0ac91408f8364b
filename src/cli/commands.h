// The commands of the program: what each takes, and the function that runs it. Each returns the
// exit status of the program, and throws UsageError or StyleError for what cannot be used.
#ifndef REPLYLINT_CLI_COMMANDS_H
#define REPLYLINT_CLI_COMMANDS_H

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace replylint::cli {

constexpr int exit_clean = 0;     // nothing at or above --fail-on
constexpr int exit_findings = 1;  // something is
constexpr int exit_unusable = 2;  // the command, the style or the input cannot be used

// What check and fix have in common: a draft, what it answers, and by what it is judged.
struct DraftCommand {
  std::string draft;
  std::string customer;
  std::string mail;
  std::vector<std::string> thread;  // files of earlier messages
  std::string style;
  std::vector<std::string> ignore;
};

struct CheckCommand : DraftCommand {
  std::string fail_on = "error";
  std::string format;          // empty: "text" on a terminal, else "gnu"
  std::string baseline;        // file of reviewed findings, which are left out
  std::string write_baseline;  // file to which the findings are added
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  bool explain_config = false;
  bool jsonl = false;
  unsigned jobs = 0;  // threads of --jsonl; 0: one a processor
};
int check(const CheckCommand& command);

struct FixCommand : DraftCommand {
  bool unsafe = false;
  bool diff = false;
};
int fix(const FixCommand& command);

// Prints every setting of a style with the place it comes from.
int explain_config(const std::string& style);

struct ParseCommand {
  std::string file;
  std::string as = "draft";
  std::string language;
  std::string format = "text";
  bool jsonl = false;
  unsigned jobs = 0;  // threads of --jsonl; 0: one a processor
};
int parse(const ParseCommand& command);

// Answers a line of `parse --jsonl` by a JSON object. Throws UsageError.
std::string parse_request(const nlohmann::json& request, const ParseCommand& command);

struct RulesCommand {
  std::string style;
  std::string format = "text";
};
int list_rules(const RulesCommand& command);

struct ExplainCommand {
  std::string rule;
  std::string style;
  bool all_examples = false;
};
int explain(const ExplainCommand& command);

struct StylesCommand {
  std::string name;  // empty: the built-in styles are listed
  bool source = false;
  bool schema = false;
};
int styles(const StylesCommand& command);

struct InitCommand {
  std::string file = ".replylint.toml";
  bool force = false;
};
int init(const InitCommand& command);

// The arguments behind "sendmail", which follow sendmail's own conventions.
int sendmail(const std::vector<std::string>& arguments);

}  // namespace replylint::cli

#endif
