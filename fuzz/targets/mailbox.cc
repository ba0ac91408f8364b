// Any bytes as a mailbox file; the first line is a Message-ID that is looked for in the others.
#include <algorithm>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "replylint/mail.h"

#include "invariants.h"

namespace {

// A file in memory, by a name under which it can be opened.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(memfd_create("mailbox", MFD_CLOEXEC)) {
    replylint::fuzz::require(
        write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
        "the file is written");
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  const std::string_view input = fuzz::view(data, size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view mailbox = input.substr(std::min(line + 1, input.size()));
  const MemoryFile file(mailbox);
  // One that is seldom there, and that of the first message.
  const std::vector<std::string> ids = {std::string(input.substr(0, line)),
                                        read_message(mailbox).message_id};
  const std::vector<std::string> found = find_in_mailbox(file.path(), ids);
  fuzz::require(found.size() <= ids.size(), "a message is found once");
  for (const std::string& message : found)
    fuzz::require(message.size() <= mailbox.size(), "a message is a part of its mailbox");
  const bool found_singly = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    return find_in_mailbox(file.path(), id).has_value();
  });
  fuzz::require(found_singly == !found.empty(), "what is found with others is found alone");
  return 0;
}
