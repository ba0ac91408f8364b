// Asking notmuch, the program, for a message.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

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
    if (pipe(ends.data()) != 0) return;
    for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
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

// All that comes until the end; false if the program takes too long or says too much.
bool read_all(int descriptor, std::string& out) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::array<char, 64 * 1024> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
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

// What the program prints if it ends with success. No shell: the arguments are as they are.
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
  const bool complete = read_all(out.ends[0], bytes);
  if (!complete) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  if (!complete || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
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
