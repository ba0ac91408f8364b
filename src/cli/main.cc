// The command line: which commands there are and what they take. Each is run by a file of its own.
#include <algorithm>
#include <charconv>
#include <csignal>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "replylint/style.h"
#include "replylint/version.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "styles/nearest_name.h"
#include "text/formatted.h"

namespace {

using replylint::formatted;
using replylint::joined;
using namespace replylint::cli;

// Everything that the commands can be given, and the one that was chosen.
struct CommandLine {
  CheckCommand check;
  ParseCommand parse;
  RulesCommand rules;
  FixCommand fix;
  StylesCommand styles;
  InitCommand init;
  ExplainCommand explain;
  std::function<int()> run;
};

// An option whose value is called by this name in the help and in complaints.
template <typename Value>
CLI::Option* add_option(CLI::App& command, const std::string& name, Value& value,
                        const std::string& called, const std::string& description) {
  return command.add_option(name, value, description)->type_name(called)->option_text(called);
}

void add_jobs(CLI::App& command, unsigned& jobs) {
  add_option(command, "--jobs", jobs, "NUMBER",
             "With --jsonl: how many lines to work on at once, 1 to 1024 (by default one for each "
             "processor); answers keep the order of the lines")
      ->check([](const std::string& value) {
        constexpr unsigned most = 1024;
        unsigned number = 0;
        const char* const end = value.data() + value.size();
        const auto [stop, error] = std::from_chars(value.data(), end, number);
        const bool good = error == std::errc() && stop == end && number >= 1 && number <= most;
        return good ? std::string() : formatted("{} is not a number from 1 to {}", value, most);
      });
}

// One of these values, and no other.
void allow_only(CLI::Option* option, std::vector<std::string_view> values) {
  option->check([values = std::move(values)](const std::string& value) {
    if (std::find(values.begin(), values.end(), value) != values.end()) return std::string();
    return formatted("{} is unknown; use one of {}", value, joined(values, ", "));
  });
}

UsageError no_message(std::string_view command, std::string_view what) {
  return UsageError(
      formatted("{}: no {} given; name its file, or - for standard input", command, what));
}

// Standard input has one message at most.
void demand_one_standard_input(const DraftCommand& command) {
  const auto number = std::count(command.thread.begin(), command.thread.end(), "-") +
                      (command.draft == "-" ? 1 : 0) + (command.customer == "-" ? 1 : 0);
  if (number > 1)
    throw UsageError(formatted(
        "only one message can come from standard input: {} are “-”; name files for the others",
        number));
}

// What check and fix read beside the draft.
void add_surroundings(CLI::App& app, DraftCommand& command) {
  add_option(app, "--customer", command.customer, "FILE",
             "The customer's message; - for standard input (otherwise found by the draft's "
             "In-Reply-To, or taken from its quotes)");
  add_option(app, "--mail", command.mail, "MAILBOX",
             "Maildir or mbox to search for the customer's message and the thread");
  add_option(app, "--thread", command.thread, "FILE",
             "An earlier message of the thread, or the customer's, which is found by the draft's "
             "In-Reply-To; may be repeated")
      ->allow_extra_args(false)
      ->take_all();
  add_option(app, "--style", command.style, "STYLE", "A built-in style or a TOML file");
  add_option(app, "--ignore", command.ignore, "RULE,RULE", "Rules to skip; may be repeated")
      ->allow_extra_args(false)
      ->take_all();
}

void describe_check(CLI::App& app, CommandLine& line) {
  CLI::App* check = app.add_subcommand("check", "Check a draft against the customer's message");
  CheckCommand& command = line.check;
  add_option(*check, "draft", command.draft, "FILE",
             "The draft: a message or a body; - for standard input");
  add_surroundings(*check, command);
  add_option(*check, "--fail-on", command.fail_on, "SEVERITY",
             "The lowest severity that makes the exit status 1: error (the default), warning, "
             "suggestion or never");
  allow_only(
      add_option(*check, "--format", command.format, "FORMAT",
                 "text (the default on a terminal), gnu (the default elsewhere), json, sarif, "
                 "github, checkstyle or html"),
      {"text", "gnu", "json", "sarif", "github", "checkstyle", "html"});
  add_option(*check, "--baseline", command.baseline, "FILE",
             "Findings that were reviewed, and are not shown again (JSON Lines)");
  add_option(*check, "--write-baseline", command.write_baseline, "FILE",
             "Add all findings to such a file");
  check->add_flag("--fix", command.fix, "Make the safe fixes in the draft's file, then check it");
  check->add_flag("--unsafe-fixes", command.unsafe_fixes,
                  "With --fix or --diff: also the fixes that may change what the reply says");
  check->add_flag("--diff", command.diff, "Show what --fix would change, and change nothing");
  check->add_flag("--explain-config", command.explain_config,
                  "Show every setting in force and where it comes from");
  check->add_flag("--jsonl", command.jsonl,
                  "Batch mode: one JSON object per line in, one out, as in "
                  R"({"id": 1, "customer": {"body": "…"}, "draft": {"body": "…"}};)"
                  " docs/json.md describes all members");
  add_jobs(*check, command.jobs);
  check->footer(
      "Exit status: 0 no finding at or above --fail-on; 1 such a finding; 2 the command, the style or "
      "the\ninput cannot be used. With --jsonl: 0 every line was answered; 2 some only with an error.");
  check->callback([&line, &command] {
    if (command.explain_config) {
      line.run = [&command] { return explain_config(command.style); };
      return;
    }
    if (command.unsafe_fixes && !command.fix && !command.diff)
      throw UsageError("check: --unsafe-fixes does nothing alone; add --fix or --diff");
    if (command.jsonl && (command.fix || command.diff))
      throw UsageError("check: --fix and --diff change a draft in a file; leave out --jsonl");
    if ((command.diff || (command.fix && command.draft == "-")) &&
        !(command.format.empty() && command.write_baseline.empty()))
      throw UsageError(
          "check: --diff, and --fix of standard input, write the change and no findings; leave out "
          "--format and --write-baseline");
    if (command.draft.empty() && !command.jsonl) throw no_message("check", "draft");
    if (command.jsonl && !command.format.empty() && command.format != "json")
      throw UsageError("check: --jsonl answers in JSON; leave out --format");
    if (command.jsonl &&
        !(command.customer.empty() && command.mail.empty() && command.thread.empty()))
      throw UsageError(
          "check: --customer, --mail and --thread are for one draft; write the messages into the "
          "lines of --jsonl");
    demand_one_standard_input(command);
    line.run = [&command] { return replylint::cli::check(command); };
  });
}

void describe_fix(CLI::App& app, CommandLine& line) {
  CLI::App* fix = app.add_subcommand("fix", "Make the safe fixes in a draft's file");
  FixCommand& command = line.fix;
  add_option(*fix, "draft", command.draft, "FILE",
             "The draft; - for standard input, with the result on standard output");
  add_surroundings(*fix, command);
  fix->add_flag("--unsafe-fixes", command.unsafe,
                "Also make the fixes that may change what the reply says");
  fix->add_flag("--diff", command.diff, "Show what would change, and change nothing");
  fix->callback([&line, &command] {
    if (command.draft.empty()) throw no_message("fix", "draft");
    demand_one_standard_input(command);
    line.run = [&command] { return replylint::cli::fix(command); };
  });
}

void describe_parse(CLI::App& app, CommandLine& line) {
  CLI::App* parse =
      app.add_subcommand("parse", "Show how a message is understood: blocks, sentences, items");
  ParseCommand& command = line.parse;
  add_option(*parse, "file", command.file, "FILE", "A message or a body; - for standard input");
  allow_only(
      add_option(*parse, "--as", command.as, "KIND", "draft (the default), inquiry or prose"),
      {"draft", "inquiry", "prose"});
  add_option(*parse, "--lang", command.language, "LANGUAGE",
             "The language, e.g. en (otherwise found out)");
  allow_only(add_option(*parse, "--format", command.format, "FORMAT", "text (the default) or json"),
             {"text", "json"});
  parse->add_flag("--jsonl", command.jsonl,
                  "Batch mode: one JSON object per line in, one out, as in "
                  R"({"id": 1, "as": "inquiry", "text": "…"}; docs/json.md describes all members)");
  add_jobs(*parse, command.jobs);
  parse->callback([&line, &command] {
    if (command.file.empty() && !command.jsonl) throw no_message("parse", "message");
    line.run = [&command] { return replylint::cli::parse(command); };
  });
}

void describe_catalogue(CLI::App& app, CommandLine& line) {
  CLI::App* rules = app.add_subcommand("rules", "List the rules and their severities");
  add_option(*rules, "--style", line.rules.style, "STYLE", "A built-in style or a TOML file");
  allow_only(
      add_option(*rules, "--format", line.rules.format, "FORMAT", "text (the default) or json"),
      {"text", "json"});
  rules->callback([&line] { line.run = [&line] { return list_rules(line.rules); }; });

  CLI::App* explain =
      app.add_subcommand("explain", "Explain a rule: what it finds, why it matters, examples");
  add_option(*explain, "rule", line.explain.rule, "RULE", "The id of the rule, e.g. top-posting");
  add_option(*explain, "--style", line.explain.style, "STYLE",
             "A built-in style or a TOML file, for the rules that it adds");
  explain->add_flag("--examples", line.explain.all_examples,
                    "Show all of its examples, not one of each kind");
  explain->callback([&line] {
    if (line.explain.rule.empty())
      throw UsageError("explain: no rule given; name one of those that “replylint rules” lists");
    line.run = [&line] { return replylint::cli::explain(line.explain); };
  });

  CLI::App* styles = app.add_subcommand(
      "styles", "List the built-in styles, or show one with all that it extends");
  add_option(*styles, "name", line.styles.name, "STYLE", "A built-in style or a TOML file");
  styles->add_flag("--source", line.styles.source, "Show it as written, with its comments");
  styles->add_flag("--schema", line.styles.schema,
                   "Print the JSON Schema of style files, for editors");
  styles->callback([&line] { line.run = [&line] { return replylint::cli::styles(line.styles); }; });

  CLI::App* init = app.add_subcommand(
      "init", "Write a style file to start from, with every setting in comments");
  add_option(*init, "file", line.init.file, "FILE",
             "Where to write it (.replylint.toml by default); - for standard output");
  init->add_flag("--force", line.init.force, "Overwrite an existing file");
  init->callback([&line] { line.run = [&line] { return replylint::cli::init(line.init); }; });

  app.add_subcommand("sendmail", "Check a message, then hand it to sendmail (for mail clients)");
  app.add_subcommand("help", "Show the help of a command: help COMMAND");
}

// The command of this name, or nullptr.
const CLI::App* find_command(const CLI::App& app, std::string_view name) {
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    if (command->get_name() == name) return command;
  return nullptr;
}

// CLI11 would only say that a command is missing.
void demand_known_command(const CLI::App& app, const std::string& name) {
  if (find_command(app, name) != nullptr) return;
  std::vector<std::string_view> known;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    known.push_back(command->get_name());
  throw UsageError(formatted("unknown command: {}{}", name, replylint::suggest_name(name, known)));
}

// The long options of a command, without dashes.
std::vector<std::string_view> option_names(const CLI::App& command) {
  std::vector<std::string_view> names;
  for (const CLI::Option* option : command.get_options())
    names.insert(names.end(), option->get_lnames().begin(), option->get_lnames().end());
  return names;
}

// What is wrong with a command line, and where help on that command is.
UsageError complaint(const CLI::App& app, const std::vector<std::string>& arguments,
                     const CLI::ParseError& error) {
  const CLI::App* named = arguments.empty() ? nullptr : find_command(app, arguments.front());
  const CLI::App& command = named == nullptr ? app : *named;
  const std::string help = named == nullptr
                               ? "see “replylint --help”"
                               : formatted("see “replylint {} --help”", command.get_name());
  const std::vector<std::string> unexpected = command.remaining();
  for (const std::string& word : unexpected) {
    if (word.size() < 2 || word.front() != '-') continue;
    const std::string_view option = std::string_view(word).substr(0, word.find('='));
    const std::size_t name = std::min(option.find_first_not_of('-'), option.size());
    const std::string_view nearest =
        replylint::nearest_name(option.substr(name), option_names(command));
    return UsageError(nearest.empty() ? formatted("unknown option: {}; {}", option, help)
                                      : formatted("unknown option: {}; did you mean “--{}”? {}",
                                                  option, nearest, help));
  }
  if (!unexpected.empty())
    return UsageError(formatted("unexpected argument: {}; {}", unexpected.front(), help));
  if (named == nullptr) return UsageError(formatted("no command given; {}", help));
  // CLI11's own words, but for the two mistakes that are common.
  std::string what = error.what();
  if (const std::size_t missing = what.find(": 1 required "); missing != std::string::npos)
    what.replace(missing, std::string::npos, " needs a value");
  else if (const std::size_t more = what.find(": At Most 1"); more != std::string::npos)
    what.replace(more, std::string::npos, " is given more than once");
  return UsageError(formatted("{}: {}; {}", command.get_name(), what, help));
}

int run(const std::vector<std::string>& arguments) {
  CLI::App app("Diagnostics for replies to customers, before they are sent.", "replylint");
  CommandLine line;
  app.set_version_flag("--version", "replylint " REPLYLINT_VERSION);
  app.require_subcommand(1);
  // The commands inherit it.
  app.footer("Exit status: 0 done; 2 the command, the style or the input cannot be used.");
  describe_check(app, line);
  describe_fix(app, line);
  describe_parse(app, line);
  describe_catalogue(app, line);
  app.footer(
      "Exit status: 0 done, and nothing wrong found; 1 check found something at or above --fail-on; 2 "
      "the\ncommand, the style or the input cannot be used, and standard error says why. sendmail exits "
      "with 65\nif it stops the message, else with the status of the program that sends.");
  if (!arguments.empty() && arguments.front().rfind('-', 0) != 0)
    demand_known_command(app, arguments.front());
  try {
    // CLI11 takes them from the end.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp& error) {
    return app.exit(error);
  } catch (const CLI::CallForVersion& error) {
    return app.exit(error);
  } catch (const CLI::ParseError& error) {
    throw complaint(app, arguments, error);
  }
  return line.run();
}

}  // namespace

int main(int argc, char** argv) {
  // Nobody may be reading what is printed: that ends no command, and changes no exit status.
  std::signal(SIGPIPE, SIG_IGN);
  int status = exit_unusable;
  try {
    std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    if (!arguments.empty() && arguments.front() == "help") {
      arguments.erase(arguments.begin());
      arguments.emplace_back("--help");
    }
    // sendmail's arguments follow rules of their own.
    const bool is_sendmail = !arguments.empty() && arguments.front() == "sendmail";
    status = is_sendmail ? sendmail({arguments.begin() + 1, arguments.end()}) : run(arguments);
    print("");  // all that is left is written now, while a failure can still be told
  } catch (const replylint::StyleError& error) {
    print_error(error.what());
    for (const std::string& other : error.others()) print_error(other);
    status = exit_unusable;
  } catch (const std::exception& error) {
    print_error(error.what());
    status = exit_unusable;
  }
  return status;
}
