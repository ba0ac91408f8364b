#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "replylint/mail.h"

#include "../cpu_time.h"

using namespace replylint;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;

  Folder() {
    std::string name = (fs::temp_directory_path() / "replylint-mail-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::optional<std::string> find(std::string_view id) const {
    return find_in_mailbox(path.string(), id);
  }
};

std::string message(const std::string& id) {
  return "Subject: x\nMessage-ID: <" + id + ">\n\nbody of " + id + "\n";
}

}  // namespace

TEST_CASE("Maildir, its folders, and what is not mail") {
  const Folder mail;
  mail.write("new/1.host", message("new@example.com"));
  mail.write("cur/2.host:2,S", message("cur@example.com"));
  mail.write("tmp/3.host", message("tmp@example.com"));
  mail.write(".Sent/cur/4.host:2,", message("dot@example.com"));
  mail.write("work/inbox/cur/5.host:2,", message("deep@example.com"));
  mail.write("mh/17", message("mh@example.com"));
  mail.write("saved/one.eml", message("eml@example.com"));
  mail.write("dovecot.index", std::string("\1\2\0\0<cur@example.com>", 21));
  fs::create_directory_symlink(mail.path, mail.path / "work" / "loop");
  for (const char* id : {"new@example.com", "cur@example.com", "dot@example.com",
                         "deep@example.com", "mh@example.com", "eml@example.com"})
    CHECK(mail.find(id) == message(id));
  CHECK(mail.find(" <cur@example.com> ") == message("cur@example.com"));
  CHECK(find_in_mailbox(mail.path.string(),
                        std::vector<std::string>{"dot@example.com", "gone@example.com",
                                                 "<new@example.com>", "new@example.com"}) ==
        std::vector<std::string>{message("new@example.com"), message("dot@example.com")});
  CHECK_FALSE(mail.find("tmp@example.com"));
  CHECK_FALSE(mail.find("cur@example"));
  CHECK_FALSE(mail.find(""));
  CHECK_FALSE(find_in_mailbox((mail.path / "missing").string(), "cur@example.com"));
}

TEST_CASE("an id in the body or in another field is none") {
  const Folder mail;
  mail.write("cur/1", "Subject: x\nIn-Reply-To: <a@example.com>\n\nMessage-ID: <a@example.com>\n");
  CHECK_FALSE(mail.find("a@example.com"));
  mail.write("cur/2", "Subject: x\r\nMESSAGE-id:\r\n <a@example.com>\r\n\r\nfolded\r\n");
  CHECK(mail.find("a@example.com")->ends_with("folded\r\n"));
}

TEST_CASE("mbox") {
  const std::string separator = "From dana@example.com Mon May  4 09:00:00 2026\n";
  const Folder mail;
  mail.write("inbox", separator + message("one@example.com") +
                          "\n>From here on\n>>From there\n\nFrom the start it was down.\n\n" +
                          separator + message("two@example.com") + "\n" + separator +
                          message("three@example.com") + "\n");
  CHECK(mail.find("one@example.com") ==
        message("one@example.com") +
            "\nFrom here on\n>From there\n\nFrom the start it was down.\n\n");
  CHECK(mail.find("two@example.com") == message("two@example.com") + "\n");
  CHECK(mail.find("three@example.com") == message("three@example.com") + "\n");
  CHECK_FALSE(mail.find("four@example.com"));
  CHECK(find_in_mailbox((mail.path / "inbox").string(), "two@example.com"));
}

TEST_CASE("a large mbox is read in pieces and in time") {
  const Folder mail;
  const std::string separator = "From dana@example.com Mon May  4 09:00:00 2026\n";
  std::string mbox;
  for (int i = 0; i < 2000; ++i) {
    mbox += separator + "Subject: " + std::string(static_cast<std::size_t>(i) % 977, 'x') + "\n" +
            message("m" + std::to_string(i) + "@example.com") +
            std::string(static_cast<std::size_t>(i * 37 % 20'000), 'y') + "\n\n";
  }
  mail.write("archive", mbox);
  for (const int i : {0, 1, 999, 1998, 1999}) {
    const std::string id = "m" + std::to_string(i) + "@example.com";
    std::optional<std::string> found;
    CHECK(cpu_seconds([&] { found = mail.find(id); }) < 1);
    REQUIRE(found);
    CHECK(read_message(*found).message_id == id);
    CHECK(found->find("\nFrom ") == std::string::npos);
  }
  mail.write("hostile", separator + std::string(2'000'000, 'x'));
  std::string lines = separator;
  for (int i = 0; i < 200'000; ++i) lines += "\n\nFrom ";
  mail.write("hostile2", lines);
  CHECK(cpu_seconds([&] { CHECK_FALSE(mail.find("none@example.com")); }) < 1);
}

TEST_CASE("an mbox of many small messages is read in time") {
  const Folder mail;
  std::string mbox;
  for (int i = 0; i < 50'000; ++i)
    mbox += "From dana@example.com Mon May  4 09:00:00 2026\n" +
            message("m" + std::to_string(i) + "@example.com") + std::string(200, 'y') + "\n\n";
  mail.write("archive", mbox);
  CHECK(cpu_seconds([&] { CHECK_FALSE(mail.find("none@example.com")); }) < 0.25);
}

TEST_CASE("messages of an mbox are told apart wherever a piece that is read ends") {
  constexpr std::size_t piece = 256 * 1024;
  for (const std::string end : {"\n", "\r\n"}) {
    const std::string line = "From dana@example.com Mon May  4 09:00:00 2026" + end;
    const std::string start = line + "Message-ID: <one@example.com>" + end + end;
    const std::string second = line + "Message-ID: <two@example.com>" + end + end + "Hi" + end;
    for (std::size_t place = piece - 12; place < piece + 12; ++place) {
      CAPTURE(place);
      const std::string text(place - start.size() - 2 * end.size(), 'y');
      const Folder mail;
      // Behind an empty line it is another message, behind a line of text none.
      mail.write("two", start + text + end + end + second);
      mail.write("one", start + text + "yy" + end + second);
      CHECK(find_in_mailbox((mail.path / "two").string(), "two@example.com"));
      CHECK_FALSE(find_in_mailbox((mail.path / "one").string(), "two@example.com"));
    }
  }
}

TEST_CASE("notmuch") {
  CHECK_FALSE(find_by_notmuch(""));
  CHECK_FALSE(find_by_notmuch("a\nb@example.com"));

  // A program of that name that shows how it was called.
  const Folder bin;
  bin.write("notmuch", "#!/bin/sh\nprintf '%s|' \"$@\"\n");
  fs::permissions(bin.path / "notmuch", fs::perms::owner_all);
  const std::string path = std::getenv("PATH") == nullptr ? "/bin" : std::getenv("PATH");
  setenv("PATH", (bin.path.string() + ':' + path).c_str(), 1);
  CHECK(find_by_notmuch("<a\"$(id)'; @example.com>") ==
        "show|--format=raw|--exclude=false|--|id:\"a\"\"$(id)'; @example.com\"|");
  bin.write("notmuch", "#!/bin/sh\necho half\nexit 1\n");
  CHECK_FALSE(find_by_notmuch("a@example.com"));
  bin.write("notmuch", "#!/bin/sh\nexit 0\n");
  CHECK_FALSE(find_by_notmuch("a@example.com"));
  // Its output ends long before it does.
  bin.write("notmuch", "#!/bin/sh\necho x\nexec sleep 30 >&-\n");
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(find_by_notmuch("a@example.com"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  setenv("PATH", path.c_str(), 1);
}
