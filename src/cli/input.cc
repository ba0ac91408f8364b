#include "cli/input.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "replylint/mail.h"
#include "replylint/report.h"

#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

// Closes a file descriptor that is not standard input.
struct Descriptor {
  explicit Descriptor(int number) : fd(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd > STDIN_FILENO) close(fd);
  }
  int fd;
};

[[noreturn]] void fail(std::string_view what, const std::string& path, int error) {
  throw UsageError(formatted("cannot read the {}: {}: {}; check the name and the permissions", what,
                             path, std::strerror(error)));
}

// An mbox of more than one message.
bool is_mailbox(std::string_view bytes) {
  if (!bytes.starts_with("From ")) return false;
  for (const std::string_view gap : {"\n\nFrom ", "\r\n\r\nFrom "})
    for (std::size_t at = bytes.find(gap); at != std::string_view::npos;
         at = bytes.find(gap, at + 1))
      if (begins_with_headers(bytes.substr(at + gap.size() - 5))) return true;
  return false;
}

// Text holds no NUL; a message may (its parts are decoded), and is told by its header fields.
// UTF-16 is full of them.
bool is_binary(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;
  return bytes.substr(0, 8192).find('\0') != std::string_view::npos && !begins_with_headers(bytes);
}

}  // namespace

std::string read_input(const std::string& path, std::string_view what) {
  const std::string name = display_name(path);
  const Descriptor input(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (input.fd < 0) fail(what, name, errno);
  struct stat status = {};
  if (fstat(input.fd, &status) != 0) fail(what, name, errno);
  if (S_ISDIR(status.st_mode))
    throw UsageError(formatted("the {} is a directory: {}; name a file in it", what, name));
  std::string bytes;
  if (status.st_size > 0) bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
  for (;;) {
    char buffer[65536];
    const ssize_t got = read(input.fd, buffer, sizeof buffer);
    if (got == 0) return bytes;
    if (got > 0)
      bytes.append(buffer, static_cast<std::size_t>(got));
    else if (errno != EINTR)
      fail(what, name, errno);
  }
}

std::string read_text_from(const std::string& path, std::string_view what) {
  std::string bytes = read_input(path, what);
  if (trim(bytes).empty())
    throw UsageError(
        formatted("the {} is empty: {}; is it the right file?", what, display_name(path)));
  if (is_mailbox(bytes))
    throw UsageError(formatted(
        "the {} is a mailbox of several messages: {}; name a file with one message, or the mailbox "
        "by --mail",
        what, display_name(path)));
  if (is_binary(bytes))
    throw UsageError(formatted("the {} is neither text nor a message: {}; is it the right file?",
                               what, display_name(path)));
  return bytes;
}

Message read_message_from(const std::string& path, std::string_view what) {
  return read_message(read_text_from(path, what));
}

std::string display_name(const std::string& path) {
  return path == "-" ? "stdin" : path;
}

std::string error_line(std::string_view text) {
  std::string line = printable(text);
  for (char& c : line)
    if (c == '\n' || c == '\t') c = ' ';
  line.insert(0, "replylint: ");
  line += '\n';
  return line;
}

void print_error(std::string_view text) {
  const std::string line = error_line(text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
    return true;
  if (errno == EPIPE) return false;
  throw std::runtime_error(formatted("cannot write the output: {}", std::strerror(errno)));
}

}  // namespace replylint::cli
