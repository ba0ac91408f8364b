// The command line: which commands there are and what they take. Each is run by a file of its own.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "replylint/version.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "styles/nearest_name.h"

namespace {

using namespace replylint::cli;

// Everything that the commands can be given, and the one that was chosen.
struct CommandLine {
  CheckCommand check;
  ParseCommand parse;
  RulesCommand rules;
  std::string rule;
  std::string style;
  std::function<int()> run;
};

void describe_check(CLI::App& app, CommandLine& line) {
  CLI::App* check = app.add_subcommand("check", "Check a draft against the customer's message");
  CheckCommand& command = line.check;
  check->add_option("draft", command.draft, "The draft: a message or a body; - for standard input");
  check->add_option("--customer", command.customer,
                    "The customer's message (else it is looked for, or taken from the quotes)");
  check->add_option(
      "--mail", command.mail,
      "Maildir or mbox in which the customer's message and the thread are looked for");
  check->add_option("--thread", command.thread, "An earlier message of the thread; may be repeated")
      ->allow_extra_args(false)
      ->take_all();
  check->add_option("--style", command.style, "A built-in style or a TOML file");
  check->add_option("--fail-on", command.fail_on,
                    "Exit with 1 from this severity on: error, warning, suggestion or never");
  check->add_option("--ignore", command.ignore, "Rules to leave out: RULE,RULE")
      ->allow_extra_args(false)
      ->take_all();
  check->add_option("--format", command.format, "text, gnu or json")
      ->check(CLI::IsMember({"text", "gnu", "json"}));
  check->add_flag("--jsonl", command.jsonl, "Batch mode: one JSON object a line in, one out");
  check->callback([&line, &command] {
    if (command.draft.empty() && !command.jsonl)
      throw UsageError("no draft given: check; name a file, or - for standard input");
    line.run = [&command] { return replylint::cli::check(command); };
  });
}

void describe_parse(CLI::App& app, CommandLine& line) {
  CLI::App* parse = app.add_subcommand("parse", "Show a message as blocks, sentences and items");
  ParseCommand& command = line.parse;
  parse->add_option("file", command.file, "A message or a body; - for standard input");
  parse->add_option("--as", command.as, "draft, inquiry or prose")
      ->check(CLI::IsMember({"draft", "inquiry", "prose"}));
  parse->add_option("--lang", command.language, "The language of prose, e.g. en");
  parse->add_option("--format", command.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  parse->add_flag("--jsonl", command.jsonl, "Batch mode: one JSON object a line in, one out");
  parse->callback([&line, &command] {
    if (command.file.empty() && !command.jsonl)
      throw UsageError("no message given: parse; name a file, or - for standard input");
    line.run = [&command] { return replylint::cli::parse(command); };
  });
}

void describe_catalogue(CLI::App& app, CommandLine& line) {
  CLI::App* rules = app.add_subcommand("rules", "List the rules, with their severity in a style");
  rules->add_option("--style", line.rules.style, "A built-in style or a TOML file");
  rules->add_option("--format", line.rules.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  rules->callback([&line] { line.run = [&line] { return list_rules(line.rules); }; });

  CLI::App* explain = app.add_subcommand("explain", "Show the page of a rule");
  explain->add_option("rule", line.rule, "The id of the rule, e.g. top-posting")->required();
  explain->callback([&line] { line.run = [&line] { return replylint::cli::explain(line.rule); }; });

  CLI::App* styles = app.add_subcommand("styles", "List the built-in styles, or show one");
  styles->add_option("name", line.style, "The style to show");
  styles->callback([&line] { line.run = [&line] { return replylint::cli::styles(line.style); }; });

  app.add_subcommand("sendmail", "Check a message before sendmail gets it (see sendmail --help)");
}

// CLI11 would only say that a command is missing.
void demand_known_command(const CLI::App& app, const std::string& name) {
  std::vector<std::string_view> known;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    known.push_back(command->get_name());
  if (std::find(known.begin(), known.end(), name) == known.end())
    throw UsageError(
        fmt::format("unknown command: {}{}", name, replylint::suggest_name(name, known)));
}

int run(int argc, char** argv) {
  CLI::App app("Diagnostics for replies to customers, before they are sent.", "replylint");
  CommandLine line;
  app.set_version_flag("--version", "replylint " REPLYLINT_VERSION);
  app.require_subcommand(1);
  describe_check(app, line);
  describe_parse(app, line);
  describe_catalogue(app, line);
  if (argc > 1 && *argv[1] != '-') demand_known_command(app, argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& error) {
    return app.exit(error);
  } catch (const CLI::CallForVersion& error) {
    return app.exit(error);
  } catch (const CLI::ParseError& error) {
    throw UsageError(fmt::format("wrong command line: {}; see “replylint --help”", error.what()));
  }
  return line.run();
}

}  // namespace

int main(int argc, char** argv) {
  int status = exit_unusable;
  try {
    // sendmail's arguments follow rules of their own.
    const bool is_sendmail = argc > 1 && std::string_view(argv[1]) == "sendmail";
    status = is_sendmail ? sendmail({argv + 2, argv + argc}) : run(argc, argv);
    if (std::fflush(stdout) != 0) throw std::runtime_error("cannot write the output");
  } catch (const std::exception& error) {
    print_error(error.what());
    status = exit_unusable;
  }
  return status;
}
