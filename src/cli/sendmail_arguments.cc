#include "cli/sendmail_arguments.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include "styles/nearest_name.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

constexpr std::string_view default_mta = "/usr/sbin/sendmail";

// The letters of sendmail's options that take a value: sendmail's own, Postfix's, Exim's and
// msmtp's agree on these. Without a value behind the letter, the next argument is it.
constexpr std::string_view letters_with_value = "ABCDFLMNORVXbefhopr";

// True if the value of an argument like "-f" or "-tf" is the argument behind it.
bool value_follows(std::string_view argument) {
  if (argument.size() < 2 || argument[0] != '-' || argument[1] == '-') return false;
  const std::size_t letter = argument.find_first_of(letters_with_value, 1);
  return letter != std::string_view::npos && letter + 1 == argument.size();
}

// "-bs" runs an SMTP dialogue on standard input, "-bp" prints the queue, "-q" runs it.
bool asks_for_other_work(std::string_view argument) {
  return (argument.starts_with("-b") && argument.size() > 2 && argument[2] != 'm') ||
         argument.starts_with("-q") || argument == "-I";
}

// The long options of programs that send: msmtp's and Exim's. Others have none.
constexpr std::string_view long_options[] = {"account",
                                             "auth",
                                             "auto-from",
                                             "configure",
                                             "debug",
                                             "domain",
                                             "dsn-notify",
                                             "dsn-return",
                                             "file",
                                             "from",
                                             "help",
                                             "host",
                                             "keepbcc",
                                             "logfile",
                                             "logfile-time-format",
                                             "maildomain",
                                             "passwordeval",
                                             "port",
                                             "pretend",
                                             "protocol",
                                             "proxy-host",
                                             "proxy-port",
                                             "read-envelope-from",
                                             "read-recipients",
                                             "remove-bcc-headers",
                                             "rmqs",
                                             "serverinfo",
                                             "set-date-header",
                                             "set-from-header",
                                             "set-msgid-header",
                                             "set-to-header",
                                             "socket",
                                             "source-ip",
                                             "syslog",
                                             "tls",
                                             "tls-cert-file",
                                             "tls-certcheck",
                                             "tls-crl-file",
                                             "tls-fingerprint",
                                             "tls-host-override",
                                             "tls-key-file",
                                             "tls-min-dh-prime-bits",
                                             "tls-priorities",
                                             "tls-starttls",
                                             "tls-trust-file",
                                             "undisclosed-recipients",
                                             "user",
                                             "version"};

// The option of ours that a long option is misspelt for, or that is written with one dash; empty if
// it is known to a program that sends, or near to none.
std::string_view misspelt(std::string_view argument) {
  static constexpr std::string_view own[] = {"dry-run", "fail-on", "ignore", "mail",
                                             "mta",     "strict",  "style",  "timeout"};
  // Of one dash only what no one means for letters of sendmail's, as "-fail-on" may be a sender.
  static constexpr std::string_view of_one_dash[] = {"dry-run", "dryrun", "ignore", "mta",
                                                     "strict",  "style",  "timeout"};
  if (argument.starts_with('-') && !argument.starts_with("--")) {
    const std::string_view name = argument.substr(1, argument.find('=') - 1);
    if (std::find(std::begin(of_one_dash), std::end(of_one_dash), name) == std::end(of_one_dash))
      return {};
    return nearest_name(name, own);
  }
  if (!argument.starts_with("--") || argument.size() == 2) return {};
  const std::string_view name = argument.substr(2, argument.find('=') - 2);
  if (std::find(std::begin(long_options), std::end(long_options), name) != std::end(long_options))
    return {};
  return nearest_name(name, own);
}

bool is_address(std::string_view word) {
  return word.find('@') != std::string_view::npos && !word.starts_with('/') &&
         !word.starts_with('.');
}

// True if the word is the name of a program that sends mail: "msmtp", "sendmail.postfix", "exim4".
bool is_known_mta(std::string_view word) {
  static constexpr std::string_view others[] = {
      "dma",      "emailrelay-submit", "exim",    "exim4",      "gmi",          "himalaya",
      "masqmail", "nullmailer-inject", "putmail", "putmail.py", "qmail-inject", "swaks"};
  return word.find("smtp") != std::string_view::npos ||
         word.find("sendmail") != std::string_view::npos ||
         std::find(std::begin(others), std::end(others), word) != std::end(others);
}

// True if the argument at `place`, behind "--", is the program that sends. Taken for one, the name
// of a local mailbox would be run, and the message called sent if that ends well.
bool is_program(const std::vector<std::string>& arguments, std::size_t place) {
  const std::string_view word = arguments[place];
  if (word.starts_with('-') || is_address(word)) return false;
  if (word.find('/') != std::string_view::npos || is_known_mta(word)) return true;
  // Recipients have no options behind them.
  return std::any_of(arguments.begin() + static_cast<std::ptrdiff_t>(place) + 1, arguments.end(),
                     [](const std::string& each) { return each.starts_with('-'); });
}

// Takes our own options out of the arguments.
class OwnOptions {
 public:
  OwnOptions(const std::vector<std::string>& arguments, SendmailArguments& result)
      : arguments_(arguments), result_(result) {}

  // True if the argument at `index` is one of ours; moves `index` to its value.
  bool take(std::size_t& index) {
    const std::string_view argument = arguments_[index];
    if (argument == "--strict") return result_.strict = true;
    if (argument == "--dry-run") return result_.dry_run = true;
    if (argument == "--help") return result_.help = true;
    std::string value;
    if (take_value(index, "--style", value)) {
      result_.style = value;
    } else if (take_value(index, "--fail-on", value)) {
      result_.fail_on = value;
    } else if (take_value(index, "--mail", value)) {
      result_.mail = value;
    } else if (take_value(index, "--ignore", value)) {
      result_.ignore.push_back(value);
    } else if (take_value(index, "--mta", value)) {
      mta_ = value;
    } else if (take_value(index, "--timeout", value)) {
      char* end = nullptr;
      const double seconds = std::strtod(value.c_str(), &end);
      if (value.empty() || *end != '\0' || !(seconds > 0 && seconds <= 3600))
        result_.problem =
            formatted("wrong time: --timeout {}; give the seconds that the check may take", value);
      else
        result_.timeout = seconds;
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] const std::string& mta() const { return mta_; }

 private:
  // "--name=value" or "--name value".
  bool take_value(std::size_t& index, std::string_view name, std::string& value) {
    std::string_view argument = arguments_[index];
    if (!argument.starts_with(name)) return false;
    argument.remove_prefix(name.size());
    if (argument.starts_with('=')) {
      value = argument.substr(1);
      return true;
    }
    if (!argument.empty()) return false;
    if (index + 1 < arguments_.size())
      value = arguments_[++index];
    else
      result_.problem = formatted("{} needs a value", name);
    return true;
  }

  const std::vector<std::string>& arguments_;
  SendmailArguments& result_;
  std::string mta_;
};

}  // namespace

SendmailArguments parse_sendmail_arguments(const std::vector<std::string>& arguments) {
  SendmailArguments result;
  OwnOptions own(arguments, result);
  std::vector<std::string> options;  // sendmail's, as the client gave them
  std::size_t i = 0;
  for (; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (own.take(i)) continue;
    if (const std::string_view meant = misspelt(arguments[i]); !meant.empty()) {
      // No program that sends takes it, and the message must leave: it is left out, with its value.
      result.problem = formatted("unknown option: {}; did you mean “--{}”?", arguments[i], meant);
      const bool is_flag = meant == "strict" || meant == "dry-run";
      const bool has_value = !is_flag && arguments[i].find('=') == std::string::npos;
      if (has_value && i + 1 < arguments.size() && !arguments[i + 1].starts_with('-') &&
          !is_address(arguments[i + 1]))
        ++i;
      if (meant == "strict") result.strict = true;
      if (meant == "dry-run") result.dry_run = true;
      continue;
    }
    options.push_back(arguments[i]);
    if (asks_for_other_work(arguments[i])) result.sends_message = false;
    if (value_follows(arguments[i]) && i + 1 < arguments.size()) options.push_back(arguments[++i]);
  }

  const bool program_follows =
      own.mta().empty() && i + 1 < arguments.size() && is_program(arguments, i + 1);
  if (program_follows) ++i;  // the "--" was for us
  result.command.push_back(program_follows     ? arguments[i++]
                           : own.mta().empty() ? std::string(default_mta)
                                               : own.mta());
  result.command.insert(result.command.end(), options.begin(), options.end());
  result.command.insert(result.command.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i),
                        arguments.end());
  return result;
}

}  // namespace replylint::cli
