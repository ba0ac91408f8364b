// Asking notmuch, the program, for a message.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "replylint/mail.h"

#include "mail/header_section.h"

extern char** environ;

namespace replylint {
namespace {

constexpr std::chrono::seconds patience{5};
constexpr std::size_t largest_message = 256 * 1024 * 1024;

struct Pipe {
  std::array<int, 2> ends{-1, -1};

  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() {
    close_writing();
    if (ends[0] >= 0) close(ends[0]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_writing() {
    if (ends[1] >= 0) close(ends[1]);
    ends[1] = -1;
  }
};

using Clock = std::chrono::steady_clock;

// All that comes until the end; false if the program takes too long or says too much.
bool read_all(int descriptor, Clock::time_point deadline, std::string& out) {
  std::array<char, 64 * 1024> buffer{};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0 || out.size() > largest_message) return false;
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    const ssize_t count = read(descriptor, buffer.data(), buffer.size());
    if (count == 0) return true;
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) out.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

// The status that the process ends with. It is killed at the deadline: it may go on although its
// output has ended.
std::optional<int> status_of(pid_t child, Clock::time_point deadline) {
  constexpr std::chrono::milliseconds pause{10};
  int status = 0;
  for (bool killed = false;;) {
    const pid_t ended = waitpid(child, &status, killed ? 0 : WNOHANG);
    if (ended == child) return status;
    if (ended < 0 && errno != EINTR) return std::nullopt;
    if (killed) continue;
    if (Clock::now() >= deadline) {
      kill(child, SIGKILL);
      killed = true;
    } else if (ended == 0) {
      std::this_thread::sleep_for(pause);
    }
  }
}

// What the program prints if it ends with success within the time. No shell: the arguments are as
// they are.
template <std::size_t size>
std::optional<std::string> output_of(std::array<std::string, size> arguments) {
  Pipe out;
  if (out.ends[0] < 0) return std::nullopt;
  std::array<char*, size + 1> argv{};
  for (std::size_t i = 0; i < size; ++i) argv[i] = arguments[i].data();

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return std::nullopt;

  out.close_writing();
  std::string bytes;
  const Clock::time_point deadline = Clock::now() + patience;
  const bool complete = read_all(out.ends[0], deadline, bytes);
  const std::optional<int> status = status_of(child, complete ? deadline : Clock::now());
  if (!complete || !status || !WIFEXITED(*status) || WEXITSTATUS(*status) != 0) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<std::string> find_by_notmuch(std::string_view message_id) {
  message_id = bare_message_id(message_id);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; };
  if (message_id.empty() || std::any_of(message_id.begin(), message_id.end(), is_control))
    return std::nullopt;
  // In notmuch's query language a quote inside quotes is doubled.
  std::string query = "id:\"";
  for (const char c : message_id) query += c == '"' ? std::string("\"\"") : std::string(1, c);
  query += '"';
  auto bytes = output_of(std::array<std::string, 6>{"notmuch", "show", "--format=raw",
                                                    "--exclude=false", "--", query});
  if (!bytes || bytes->empty()) return std::nullopt;
  return bytes;
}

}  // namespace replylint
