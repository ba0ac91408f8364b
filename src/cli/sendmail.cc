// Stands in for sendmail: checks the message, and hands it on unless the check stops it.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <set>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/report.h"

#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/dates.h"
#include "cli/file_writer.h"
#include "cli/input.h"
#include "cli/raw_message.h"
#include "cli/sendmail_arguments.h"
#include "cli/style_choice.h"
#include "cli/thread.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

constexpr std::string_view help =
    "Usage: replylint sendmail [OPTIONS] [SENDMAIL OPTIONS] [--] RECIPIENT...\n"
    "       replylint sendmail [OPTIONS] [SENDMAIL OPTIONS] -- PROGRAM [ARGUMENTS] RECIPIENT...\n"
    "\n"
    "Checks the message on standard input, and hands it to sendmail unless something is found: then\n"
    "it exits with 65, so that the mail client keeps the draft. If the check itself fails, it sends.\n"
    "\n"
    "PROGRAM is a path, the name of a program that sends (msmtp, sendmail, ...), or has options of its\n"
    "own; any other word behind “--” is a recipient: then name the program by --mta.\n"
    "\n"
    "  --mta=PROGRAM        The program that sends (/usr/sbin/sendmail)\n"
    "  --style=STYLE        A built-in style or a TOML file\n"
    "  --fail-on=SEVERITY   The lowest severity that stops the message: error (the default), warning,\n"
    "                       suggestion or never\n"
    "  --ignore=RULE,RULE   Rules to skip\n"
    "  --mail=MAILBOX       Maildir or mbox to search for the customer's message\n"
    "  --timeout=SECONDS    Send unchecked after so many seconds (1)\n"
    "  --strict             Do not send if the check itself fails, or leaves a part unread\n"
    "  --dry-run            Show all that is found, and never send\n"
    "\n"
    "The header field “X-Replylint: off” in a message switches the check off for it, and\n"
    "“X-Replylint-Ignore: RULE, RULE” skips rules; both are removed before it is sent.\n"
    "\n"
    "Exit status: that of the program that sends; 65 the message was stopped; 69, 70 or 74 it could\n"
    "not be sent, checked (--strict) or read. Whenever it is not 0, the draft should be kept.\n";

// Writes to standard error what is read there, and gives up when for a second nothing is: what
// becomes of a message must not hang on it. A pipe that can be written to takes PIPE_BUF bytes at
// once; O_NONBLOCK would be set for all programs that share it.
void tell(std::string_view text) {
  constexpr int patience = 1000;  // milliseconds
  while (!text.empty()) {
    pollfd poll_entry = {STDERR_FILENO, POLLOUT, 0};
    const int ready = poll(&poll_entry, 1, patience);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return;
    const ssize_t written =
        write(STDERR_FILENO, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void tell_line(std::string_view text) {
  tell(error_line(text));
}

enum class Verdict : char { pass = 'p', stop = 's', fail = 'f' };

struct Outcome {
  Verdict verdict = Verdict::fail;
  std::string text;  // for standard error
};

std::string notes(const Report& report) {
  std::string text;
  for (const std::string& note : report.notes())
    text += formatted("replylint: note: {}\n", printable(note));
  return text;
}

Outcome check_message(const SendmailArguments& arguments, std::string_view bytes) {
  if (!arguments.problem.empty()) throw UsageError(arguments.problem);
  const std::optional<Severity> threshold = severity_to_fail_on(arguments.fail_on);
  if (!threshold && !arguments.dry_run) return {Verdict::pass, ""};
  const Linter linter(choose_style(arguments.style));
  CheckOptions options;
  options.ignore = rules_to_ignore(arguments.ignore, linter.style());
  const Message draft = read_message(bytes);
  const Customer customer = find_customer(draft, "", arguments.mail, options.thread);
  options.customer_from_quotes = customer.source == CustomerSource::quotes;
  options.thread = find_thread(draft, customer.message, arguments.mail);
  options.now = current_time();
  const Report report = linter.check(customer.message, draft, options);

  const bool misspelt = !report.unknown_rules().empty() || !report.unknown_fields().empty() ||
                        !report.unknown_switch().empty();
  std::set<std::string> stopping;
  for (const Diagnostic& diagnostic : report.diagnostics())
    if (threshold && diagnostic.severity >= *threshold) stopping.insert(diagnostic.rule);
  if (stopping.empty() && !arguments.dry_run) {
    if (arguments.strict && !report.complete())
      return {Verdict::fail,
              formatted("{}; the header field “X-Replylint: off” sends it without a check",
                        report.notes().front())};
    return {Verdict::pass, misspelt || !report.complete() ? notes(report) : ""};
  }
  TextOptions text;
  text.lines_of_file = false;  // editors show the body, with the header or without
  text.width = 78;             // mail clients show this in a pager of their own
  // A client may read this only once this program has ended: it must fit into a pipe, also where
  // much is found. A dry run is there to show all.
  if (!arguments.dry_run) text.most_findings = 20;
  std::string result = to_text(report, text);
  const bool known =
      customer.source == CustomerSource::mailbox || customer.source == CustomerSource::notmuch;
  if (customer.source == CustomerSource::quotes || (arguments.dry_run && !known))
    result += formatted("replylint: note: {}\n", describe(customer.source));
  if (arguments.dry_run)
    return {Verdict::stop, result + "replylint: checked only, NOT sent (--dry-run).\n"};
  result += formatted(
      "replylint: message NOT sent, the draft is kept. To send it as it is, give it the header "
      "field “X-Replylint-Ignore: {}” or “X-Replylint: off”.\n",
      printable(joined(stopping, ", ")));
  return {Verdict::stop, std::move(result)};
}

// The child's part: says the verdict in the first byte, the text in the rest.
[[noreturn]] void report_to_parent(int fd, const SendmailArguments& arguments,
                                   std::string_view bytes) noexcept {
  try {
    Outcome outcome;
    try {
      outcome = check_message(arguments, bytes);
    } catch (const std::exception& error) {
      outcome = {Verdict::fail, error.what()};
    }
    const std::string said = std::string(1, static_cast<char>(outcome.verdict)) + outcome.text;
    if (write_all(fd, said) != 0) _exit(EX_SOFTWARE);
  } catch (...) {
    _exit(EX_SOFTWARE);
  }
  _exit(EX_OK);
}

// Reads what the child reports until it ends or the time is over. What lies ready by then counts,
// however late it is read: this process may have had to wait itself, and a message that is to be
// stopped must not leave for that.
std::string read_until(int fd, std::chrono::steady_clock::time_point deadline, bool& ended) {
  std::string result;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd poll_entry = {fd, POLLIN, 0};
    const int ready =
        poll(&poll_entry, 1, left.count() < 0 ? 0 : static_cast<int>(left.count()) + 1);
    if (ready < 0 && errno == EINTR) continue;
    ended = ready != 0;
    if (ready <= 0) return result;
    char buffer[65536];
    const ssize_t got = read(fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return result;
    result.append(buffer, static_cast<std::size_t>(got));
  }
}

// Nobody waits for the verdict once the parent was ended: then this process ends as well, at the
// latest a second after the time that it may take.
void end_with(pid_t parent, double timeout) {
  std::signal(SIGALRM, SIG_DFL);
  alarm(static_cast<unsigned>(timeout) + 2);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (getppid() != parent) _exit(EX_SOFTWARE);
}

// Checks in a process of its own: neither a crash nor an endless check can keep the message back.
Outcome check_apart(const SendmailArguments& arguments, std::string_view bytes) {
  const auto deadline = std::chrono::steady_clock::now() +
                        std::chrono::milliseconds(static_cast<long>(arguments.timeout * 1000));
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return {Verdict::fail, formatted("cannot make a pipe: {}", std::strerror(errno))};
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return {Verdict::fail, formatted("cannot start a process: {}", std::strerror(errno))};
  }
  if (child == 0) {
    setpgid(0, 0);  // so that what it starts ends with it
    std::signal(SIGPIPE, SIG_DFL);
    end_with(parent, arguments.timeout);
    close(ends[0]);
    report_to_parent(ends[1], arguments, bytes);
  }
  setpgid(child, child);
  close(ends[1]);
  bool ended = false;
  std::string said = read_until(ends[0], deadline, ended);
  close(ends[0]);
  if (!ended) kill(-child, SIGKILL);
  while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) continue;

  // The verdict comes first: once it is there, the time that the child takes to end is not the
  // check's.
  if (!said.empty()) return {static_cast<Verdict>(said[0]), said.substr(1)};
  if (ended) return {Verdict::fail, "the check ended without a verdict"};
  return {Verdict::fail, formatted("the check took longer than {} s", arguments.timeout)};
}

// Standard input from now on: the message, from its first byte.
void put_on_standard_input(const std::vector<std::string_view>& pieces) {
  int fd = memfd_create("message", MFD_CLOEXEC);
  if (fd < 0) {
    std::FILE* file = std::tmpfile();
    if (file == nullptr)
      throw std::runtime_error(formatted("cannot make a temporary file: {}", std::strerror(errno)));
    fd = fileno(file);  // stays open until the program that sends has it
  }
  for (const std::string_view piece : pieces)
    if (const int error = write_all(fd, piece); error != 0)
      throw std::runtime_error(formatted("cannot write: {}", std::strerror(error)));
  if (lseek(fd, 0, SEEK_SET) != 0 || dup2(fd, STDIN_FILENO) < 0)
    throw std::runtime_error(formatted("cannot hand the message on: {}", std::strerror(errno)));
}

// execvp(), but for a file that is no program: that function has the shell run it, and of an empty
// file, a program that was cut off, the shell says that all went well. Returns only if it fails,
// with the reason in errno.
void become(const std::string& program, char* const* argv) {
  if (program.empty() || program.find('/') != std::string::npos) {
    execv(program.c_str(), argv);
    return;
  }
  const char* path = std::getenv("PATH");
  std::string_view folders = path != nullptr ? path : "/bin:/usr/bin";
  int error = ENOENT;
  for (;;) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    // No name is the current folder's.
    execv(formatted("{}/{}", folder.empty() ? "." : folder, program).c_str(), argv);
    if (errno == EACCES)
      error = EACCES;
    else if (errno != ENOENT && errno != ENOTDIR)
      return;
    if (folder.size() == folders.size()) break;
    folders.remove_prefix(folder.size() + 1);
  }
  errno = error;
}

// Becomes the program that sends. Returns an exit status only if that cannot be started.
int run_mta(const std::vector<std::string>& command) {
  std::vector<char*> argv;
  argv.reserve(command.size() + 1);
  for (const std::string& argument : command) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::signal(SIGPIPE, SIG_DFL);
  become(command.front(), argv.data());
  const int error = errno;
  std::signal(SIGPIPE, SIG_IGN);
  tell_line(
      formatted("cannot run the program that sends: {}: {}; name another by "
                "--mta=PROGRAM. Message NOT sent, the draft is kept.",
                command[0],
                error == ENOEXEC ? "neither a program nor a script that begins with “#!”"
                                 : std::strerror(error)));
  return EX_UNAVAILABLE;
}

}  // namespace

int sendmail(const std::vector<std::string>& words) {
  const SendmailArguments arguments = parse_sendmail_arguments(words);
  if (arguments.help) {
    print(help);
    return EX_OK;
  }
  if (!arguments.sends_message) return run_mta(arguments.command);

  std::string bytes;
  try {
    bytes = read_input("-", "message");
    const Outgoing outgoing = without_own_fields(bytes);
    const bool unchecked = outgoing.switched_off && !arguments.dry_run;
    const Outcome outcome = unchecked ? Outcome{Verdict::pass, ""} : check_apart(arguments, bytes);
    if (outcome.verdict == Verdict::stop) {
      tell(outcome.text);
      return EX_DATAERR;
    }
    if (outcome.verdict == Verdict::fail) {
      const std::string_view fate = arguments.dry_run  ? "NOT sent (--dry-run)"
                                    : arguments.strict ? "NOT sent, the draft is kept (--strict)"
                                                       : "sent as it is";
      tell_line(formatted("not checked, and {}: {}", fate, outcome.text));
      if (arguments.strict || arguments.dry_run) return EX_SOFTWARE;
    }
    if (outcome.verdict == Verdict::pass) tell(outcome.text);
    put_on_standard_input(outgoing.pieces);
  } catch (const std::exception& error) {
    tell_line(formatted("{}. Message NOT sent, the draft is kept.", error.what()));
    return EX_IOERR;
  }
  return run_mta(arguments.command);
}

}  // namespace replylint::cli
