#include "cli/sendmail_arguments.h"

#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "styles/nearest_name.h"

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

// The option of ours that a long option may have been meant for; empty if none is near.
std::string_view misspelt(std::string_view argument) {
  static constexpr std::string_view own[] = {"fail-on", "ignore", "mail",   "mta",
                                             "strict",  "style",  "timeout"};
  if (!argument.starts_with("--")) return {};
  return nearest_name(argument.substr(2, argument.find('=') - 2), own);
}

bool is_address(std::string_view word) {
  return word.find('@') != std::string_view::npos && !word.starts_with('/') &&
         !word.starts_with('.');
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
        result_.problem = fmt::format(
            "wrong time: --timeout {}; give the seconds that the check may take", value);
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
      result_.problem = fmt::format("a value is missing: {}", name);
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
    options.push_back(arguments[i]);
    if (const std::string_view meant = misspelt(arguments[i]); !meant.empty())
      result.doubt = fmt::format(
          "{} is no option of replylint and goes to the program that sends; did you mean '--{}'?",
          arguments[i], meant);
    if (asks_for_other_work(arguments[i])) result.sends_message = false;
    if (value_follows(arguments[i]) && i + 1 < arguments.size()) options.push_back(arguments[++i]);
  }

  const bool program_follows =
      own.mta().empty() && i + 1 < arguments.size() && !is_address(arguments[i + 1]);
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
