// Finding one message in mailboxes on disk. Reads the header of each message, and no more.
#include <algorithm>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "replylint/mail.h"

#include "mail/header_section.h"
#include "text/ascii.h"

namespace replylint {
namespace {

constexpr std::size_t largest_header = 256 * 1024;
constexpr std::size_t chunk_size = 64 * 1024;
constexpr int deepest_folder = 16;

class File {
 public:
  explicit File(const std::string& path) : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

  // Appends up to `size` bytes at `offset` to `out`; returns how many, 0 at the end.
  std::size_t read(std::size_t offset, std::size_t size, std::string& out) const {
    const std::size_t before = out.size();
    out.resize(before + size);
    const ssize_t count = pread(descriptor_, out.data() + before, size, static_cast<off_t>(offset));
    const std::size_t got = count > 0 ? static_cast<std::size_t>(count) : 0;
    out.resize(before + got);
    return got;
  }

  [[nodiscard]] std::string read_range(std::size_t start, std::size_t end) const {
    std::string bytes;
    while (start < end) {
      const std::size_t got = read(start, std::min(end - start, chunk_size), bytes);
      if (got == 0) break;
      start += got;
    }
    return bytes;
  }

 private:
  int descriptor_;
};

// A part of a file that moves forward: bytes are addressed by their place in the file.
class Window {
 public:
  explicit Window(const File& file) : file_(file) {}

  // The bytes from `position`, at least `size` of them unless the file ends before.
  std::string_view at(std::size_t position, std::size_t size) {
    if (position - start_ > 16 * chunk_size) {
      bytes_.erase(0, position - start_);
      start_ = position;
    }
    while (!at_end_ && start_ + bytes_.size() < position + size)
      at_end_ = file_.read(start_ + bytes_.size(), chunk_size, bytes_) == 0;
    const std::size_t offset = std::min(position - start_, bytes_.size());
    return std::string_view(bytes_).substr(offset);
  }

 private:
  const File& file_;
  std::string bytes_;
  std::size_t start_ = 0;
  bool at_end_ = false;
};

std::size_t end_of_header(std::string_view bytes) {
  for (std::size_t line = bytes.find('\n'); line != std::string_view::npos;
       line = bytes.find('\n', line + 1)) {
    const std::string_view next = bytes.substr(line + 1);
    if (next.starts_with('\n') || next.starts_with("\r\n")) return line;
  }
  return bytes.size();
}

bool has_message_id(std::string_view header, std::string_view id) {
  if (header.find(id) == std::string_view::npos) return false;
  for (const RawField& field : read_fields(header)) {
    if (!equals_ignoring_case(field.name, "message-id")) continue;
    const std::vector<std::string> ids = message_ids(field.value);
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return true;
  }
  return false;
}

// The messages that are looked for, and those of them that were found.
class Wanted {
 public:
  explicit Wanted(std::vector<std::string_view> ids) : ids_(std::move(ids)) {}

  [[nodiscard]] bool is_complete() const { return ids_.empty(); }
  // True if the header is of a message that is still looked for; it is not any more then.
  bool take(std::string_view header) {
    const auto id = std::find_if(ids_.begin(), ids_.end(), [&](std::string_view wanted) {
      return has_message_id(header, wanted);
    });
    if (id == ids_.end()) return false;
    ids_.erase(id);
    return true;
  }
  void add(std::string bytes) { found_.push_back(std::move(bytes)); }
  [[nodiscard]] std::vector<std::string> found() && { return std::move(found_); }

 private:
  std::vector<std::string_view> ids_;
  std::vector<std::string> found_;
};

// ">From " stands for "From " at the beginning of a line, ">>From " for ">From ".
std::string unescape_mbox(std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end == std::string_view::npos ? end : end + 1);
    bytes.remove_prefix(line.size());
    const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
    if (marks > 0 && line.substr(marks).starts_with("From ")) line.remove_prefix(1);
    result += line;
  }
  return result;
}

// Where the message at `start`, behind its separator, ends: at the next line "From …" behind an
// empty line, or at the end of the file.
std::size_t end_of_message(Window& window, std::size_t start) {
  constexpr std::size_t longest_separator = 1024;
  // What may stand at the end of a piece without the rest of its line, and the empty line before.
  constexpr std::size_t overlap = std::string_view("\n\r\nFrom ").size();
  // From the end of the line before: it may be the empty one's.
  for (std::size_t from = start - 1;;) {
    const std::string_view bytes = window.at(from, chunk_size);
    const std::size_t next = bytes.find("\nFrom ");
    if (next == std::string_view::npos) {
      if (bytes.size() < chunk_size) return from + bytes.size();
      from += bytes.size() - overlap;
      continue;
    }
    const std::string_view before = bytes.substr(0, next);
    const bool after_empty_line = before.ends_with('\n') || before.ends_with("\n\r");
    const std::size_t place = from + next + 1;
    const std::string_view candidate = window.at(place, longest_separator);
    if (after_empty_line && is_mbox_separator(candidate.substr(0, candidate.find('\n'))))
      return place;
    from = place;
  }
}

void find_in_mbox(const File& file, Wanted& wanted) {
  Window window(file);
  for (std::size_t separator = 0;;) {
    std::string_view bytes = window.at(separator, largest_header);
    const std::size_t line = bytes.find('\n');
    if (line == std::string_view::npos) return;
    const std::size_t start = separator + line + 1;
    bytes.remove_prefix(line + 1);
    bytes = bytes.substr(0, largest_header);
    const bool found = wanted.take(bytes.substr(0, end_of_header(bytes)));
    const std::size_t end = end_of_message(window, start);
    if (found) wanted.add(unescape_mbox(file.read_range(start, end)));
    if (wanted.is_complete()) return;
    separator = end;
  }
}

void find_in_file(const std::string& path, Wanted& wanted) {
  const File file(path);
  if (!file.is_open()) return;
  std::string bytes;
  std::size_t header = 0;
  do {
    if (file.read(bytes.size(), header == 0 ? 4096 : chunk_size, bytes) == 0) break;
    if (bytes.starts_with("From ")) return find_in_mbox(file, wanted);
    header = end_of_header(bytes);
  } while (header == bytes.size() && bytes.size() < largest_header);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && wanted.take(std::string_view(bytes).substr(0, header)))
    wanted.add(file.read_range(0, static_cast<std::size_t>(status.st_size)));
}

class Search {
 public:
  explicit Search(Wanted& wanted) : wanted_(wanted) {}

  void in(const std::string& path, int depth) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return;
    if (S_ISREG(status.st_mode)) return find_in_file(path, wanted_);
    // Links may lead back to where we were.
    if (!S_ISDIR(status.st_mode) || depth > deepest_folder ||
        !seen_.emplace(status.st_dev, status.st_ino).second)
      return;
    std::vector<std::string> folders;
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(path.c_str()), &closedir);
    if (!directory) return;
    while (const dirent* entry = readdir(directory.get())) {
      if (wanted_.is_complete()) return;
      const std::string_view name = entry->d_name;
      // "tmp" holds what is being delivered; dot folders are those of Maildir++.
      if (name == "." || name == ".." || name == "tmp") continue;
      std::string inner = path + '/' + entry->d_name;
      struct stat inner_status {};
      if (stat(inner.c_str(), &inner_status) != 0) continue;
      if (S_ISDIR(inner_status.st_mode)) {
        folders.push_back(std::move(inner));
      } else if (S_ISREG(inner_status.st_mode) && !name.starts_with('.')) {
        find_in_file(inner, wanted_);
      }
    }
    // The newest mail is in "new" and "cur": those before other folders.
    std::stable_sort(folders.begin(), folders.end(), [](const auto& a, const auto& b) {
      const auto rank = [](std::string_view folder) {
        return folder.ends_with("/new") ? 0 : folder.ends_with("/cur") ? 1 : 2;
      };
      return rank(a) < rank(b);
    });
    for (const std::string& folder : folders) {
      if (wanted_.is_complete()) return;
      in(folder, depth + 1);
    }
  }

 private:
  Wanted& wanted_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

std::vector<std::string> find_in_mailbox(const std::string& path,
                                         const std::vector<std::string>& message_ids) {
  std::vector<std::string_view> ids;
  for (const std::string& id : message_ids)
    if (const std::string_view bare = bare_message_id(id);
        !bare.empty() && std::find(ids.begin(), ids.end(), bare) == ids.end())
      ids.push_back(bare);
  Wanted wanted(std::move(ids));
  if (!wanted.is_complete()) Search(wanted).in(path, 0);
  return std::move(wanted).found();
}

std::optional<std::string> find_in_mailbox(const std::string& path, std::string_view message_id) {
  std::vector<std::string> found =
      find_in_mailbox(path, std::vector<std::string>{std::string(message_id)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace replylint
