#include "cli/file_writer.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/input.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

[[noreturn]] void fail(std::string_view what, const std::string& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  throw UsageError(
      formatted("cannot write the {}: {}: {}; {}", what, path, std::strerror(error),
                full ? "make room, and try again" : "check the name and the permissions"));
}

mode_t mode_of_new_files() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

// False where somebody removed the end of the last line.
bool ends_with_line_end(int fd) {
  struct stat status = {};
  char last = '\n';
  if (fstat(fd, &status) == 0 && status.st_size > 0 && pread(fd, &last, 1, status.st_size - 1) != 1)
    return true;
  return last == '\n';
}

}  // namespace

int write_all(int fd, std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

void replace_file(const std::string& path, std::string_view bytes, std::string_view what) {
  // A symbolic link stays one: what it points to is replaced.
  std::string target = path;
  if (char* resolved = realpath(path.c_str(), nullptr)) {
    target = resolved;
    std::free(resolved);
  }
  std::string temporary = target + ".XXXXXX";
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) fail(what, path, errno);
  struct stat status = {};
  const bool exists = stat(target.c_str(), &status) == 0;
  int error = write_all(fd, bytes);
  if (exists) {
    // It stays its owner's where that may be; before the mode, some bits of which this takes away.
    if (fchown(fd, status.st_uid, status.st_gid) != 0) errno = 0;
    if (error == 0 && fchmod(fd, status.st_mode & 07777U) != 0) error = errno;
  } else if (error == 0 && fchmod(fd, mode_of_new_files()) != 0) {
    error = errno;
  }
  if (error == 0 && fsync(fd) != 0) error = errno;
  if (close(fd) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return;
  std::remove(temporary.c_str());
  fail(what, path, error);
}

void append_lines_to_file(const std::string& path, std::string_view lines, std::string_view what) {
  const int fd = open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) fail(what, path, errno);
  struct stat before = {};
  int error = fstat(fd, &before) == 0 ? 0 : errno;
  const bool is_file = error == 0 && S_ISREG(before.st_mode);
  if (error == 0 && !lines.empty() && !ends_with_line_end(fd)) error = write_all(fd, "\n");
  if (error == 0) error = write_all(fd, lines);
  if (close(fd) != 0 && error == 0) error = errno;
  if (error == 0) return;
  // The reason to tell is the first one: on a full disk there is always room for less.
  if (is_file && truncate(path.c_str(), before.st_size) != 0) errno = 0;
  fail(what, path, error);
}

}  // namespace replylint::cli
