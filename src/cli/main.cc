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
  FixCommand fix;
  StylesCommand styles;
  InitCommand init;
  std::string rule;
  std::function<int()> run;
};

void add_jobs(CLI::App& command, unsigned& jobs) {
  command
      .add_option("--jobs", jobs,
                  "With --jsonl: check so many lines at once (else one a processor); their order "
                  "is kept")
      ->check(CLI::Range(1, 1024));
}

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
  check
      ->add_option("--format", command.format, "text, gnu, json, sarif, github, checkstyle or html")
      ->check(CLI::IsMember({"text", "gnu", "json", "sarif", "github", "checkstyle", "html"}));
  check->add_option("--baseline", command.baseline,
                    "File of reviewed findings, which are left out (JSON Lines)");
  check->add_option("--write-baseline", command.write_baseline,
                    "Add all findings to such a file, to be reviewed");
  check->add_flag("--fix", command.fix, "Make the safe fixes in the draft, then check it");
  check->add_flag("--unsafe-fixes", command.unsafe_fixes,
                  "With --fix or --diff: those too that may change what the reply says");
  check->add_flag("--diff", command.diff, "Show what --fix would change, and change nothing");
  check->add_flag("--explain-config", command.explain_config,
                  "Show every setting in force and where it was made");
  check->add_flag("--jsonl", command.jsonl,
                  "Batch mode: one JSON object a line in, one out, such as "
                  R"({"id": 1, "customer": {"body": "…"}, "draft": {"body": "…"}}; "eml" or "html")"
                  R"( in place of "body", and "style" and "thread" beside, are known)");
  add_jobs(*check, command.jobs);
  check->callback([&line, &command] {
    if (command.explain_config) {
      line.run = [&command] { return explain_config(command.style); };
      return;
    }
    if (command.unsafe_fixes && !command.fix && !command.diff)
      throw UsageError("--unsafe-fixes does nothing alone: check; add --fix or --diff");
    if (command.jsonl && (command.fix || command.diff))
      throw UsageError("--fix and --diff need a draft in a file: check; leave out --jsonl");
    if (command.draft.empty() && !command.jsonl)
      throw UsageError("no draft given: check; name a file, or - for standard input");
    line.run = [&command] { return replylint::cli::check(command); };
  });
}

void describe_fix(CLI::App& app, CommandLine& line) {
  CLI::App* fix = app.add_subcommand("fix", "Make the fixes of a draft in its file");
  FixCommand& command = line.fix;
  fix->add_option("draft", command.draft,
                  "The draft; - for standard input, then it is written to standard output")
      ->required();
  fix->add_option("--customer", command.customer,
                  "The customer's message (else it is looked for, or taken from the quotes)");
  fix->add_option("--mail", command.mail,
                  "Maildir or mbox in which the customer's message and the thread are looked for");
  fix->add_option("--thread", command.thread, "An earlier message of the thread; may be repeated")
      ->allow_extra_args(false)
      ->take_all();
  fix->add_option("--style", command.style, "A built-in style or a TOML file");
  fix->add_option("--ignore", command.ignore, "Rules to leave out: RULE,RULE")
      ->allow_extra_args(false)
      ->take_all();
  fix->add_flag("--unsafe-fixes", command.unsafe,
                "Make those too that may change what the reply says");
  fix->add_flag("--diff", command.diff, "Show what would change, and change nothing");
  fix->callback(
      [&line, &command] { line.run = [&command] { return replylint::cli::fix(command); }; });
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
  add_jobs(*parse, command.jobs);
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

  CLI::App* styles =
      app.add_subcommand("styles", "List the built-in styles, or show one with all it extends");
  styles->add_option("name", line.styles.name, "A built-in style or a TOML file");
  styles->add_flag("--source", line.styles.source, "Show it as it is written, with its comments");
  styles->add_flag("--schema", line.styles.schema, "Print the JSON Schema of styles, for editors");
  styles->callback([&line] { line.run = [&line] { return replylint::cli::styles(line.styles); }; });

  CLI::App* init =
      app.add_subcommand("init", "Write a style to start from, with all that it may say");
  init->add_option("file", line.init.file, "Where to (.replylint.toml); - for standard output");
  init->add_flag("--force", line.init.force, "Overwrite a file that is there");
  init->callback([&line] { line.run = [&line] { return replylint::cli::init(line.init); }; });

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
  describe_fix(app, line);
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
