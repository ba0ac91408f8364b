// Good replies must stay without findings. corpus/clean holds pairs NAME.customer.txt (or .eml) and
// NAME.draft.txt (or .eml), and NAME.thread-1.eml and so on for earlier messages;
// corpus/clean/snapshot.txt holds every diagnostic on each of them, so
// that a false alarm shows in the diff. After a change that is right, write it anew with
//     REPLYLINT_UPDATE_SNAPSHOT=1 build/dev/rules-test
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/mail.h"

namespace {

using namespace replylint;
namespace fs = std::filesystem;

const fs::path folder = REPLYLINT_SOURCE_DIR "/corpus/clean";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The file NAME.ROLE.txt or NAME.ROLE.eml as a message.
Message message_of(const std::string& name, const std::string& role) {
  for (const char* suffix : {".txt", ".eml"}) {
    const fs::path path = folder / (name + '.' + role + suffix);
    if (fs::exists(path)) return read_message(read(path));
  }
  FAIL("corpus/clean has no " << role << " for " << name);
  return {};
}

std::vector<Message> thread_of(const std::string& name) {
  std::vector<Message> thread;
  for (int i = 1;; ++i) {
    const fs::path path = folder / (name + ".thread-" + std::to_string(i) + ".eml");
    if (!fs::exists(path)) return thread;
    thread.push_back(read_message(read(path)));
  }
}

std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (const auto at = file.find(".draft."); at != std::string::npos)
      result.push_back(file.substr(0, at));
  }
  std::sort(result.begin(), result.end());
  return result;
}

// Many of these replies answer without a quote, or quote without a line above it; the guides that
// want both say so.
bool has_warning_beside_quoting(const Report& report) {
  const auto& diagnostics = report.diagnostics();
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::warning && diagnostic.rule != "missing-quote" &&
           diagnostic.rule != "missing-attribution";
  });
}

TEST_CASE("the diagnostics on good replies are those of the snapshot") {
  const Linter linter;
  std::string snapshot;
  std::size_t replies = 0;
  std::size_t with_warning = 0;
  for (const std::string& name : names()) {
    CheckOptions options;
    options.thread = thread_of(name);
    const Report report =
        linter.check(message_of(name, "customer"), message_of(name, "draft"), options);
    ++replies;
    with_warning += report.count(Severity::warning) > 0 ? 1 : 0;
    CHECK_MESSAGE(report.count(Severity::error) == 0, name << ": an error on a good reply");
    snapshot += name + '\n';
    for (const Diagnostic& diagnostic : report.diagnostics()) {
      snapshot += "  " + std::string(to_string(diagnostic.severity)) + ' ' + diagnostic.rule +
                  ": " + diagnostic.message + '\n';
    }
  }
  CHECK(replies >= 150);
  CHECK_MESSAGE(with_warning * 20 < replies, with_warning << " replies have a warning");

  if (std::getenv("REPLYLINT_UPDATE_SNAPSHOT") != nullptr)
    std::ofstream(folder / "snapshot.txt", std::ios::binary) << snapshot;
  std::istringstream expected(read(folder / "snapshot.txt"));
  std::istringstream actual(snapshot);
  std::string name;
  for (std::string left, right; true;) {
    const bool more_expected = static_cast<bool>(std::getline(expected, left));
    const bool more_actual = static_cast<bool>(std::getline(actual, right));
    if (!more_expected && !more_actual) break;
    if (more_actual && !right.starts_with(' ')) name = right;
    if (left == right && more_expected == more_actual) continue;
    FAIL_CHECK("at " << name << "\n  snapshot: " << (more_expected ? left : "(end)")
                     << "\n  now:      " << (more_actual ? right : "(end)"));
    break;
  }
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool here = text.substr(at, what.size()) == what;
    result += here ? by : text.substr(at, 1);
    at += here ? what.size() : 1;
  }
  return result;
}

TEST_CASE("line ends, spaces behind a line and wider gaps make no difference") {
  const Linter linter;
  const auto rules_of = [&](const Message& customer, const Message& draft,
                            const CheckOptions& options) {
    std::string rules;
    const Report report = linter.check(customer, draft, options);
    for (const Diagnostic& diagnostic : report.diagnostics()) rules += diagnostic.rule + ' ';
    return rules;
  };
  for (const std::string& name : names()) {
    const Message customer = message_of(name, "customer");
    const Message draft = message_of(name, "draft");
    // Places in HTML and in what it says of the text go with the text.
    if (!customer.html.empty() || !draft.html.empty() ||
        draft.body.find("-- \n") != std::string::npos)
      continue;
    CheckOptions options;
    options.thread = thread_of(name);
    const std::string expected = rules_of(customer, draft, options);
    const auto otherwise = [](std::string_view body) {
      return replaced(replaced(body, "\n\n", "\n\n\n"), "\n", "  \r\n");
    };
    CAPTURE(name);
    Message other_customer = customer;
    Message other_draft = draft;
    other_customer.body = otherwise(customer.body);
    other_draft.body = otherwise(draft.body);
    CHECK(rules_of(other_customer, other_draft, options) == expected);
  }
}

TEST_CASE("no built-in style takes a good reply for a bad one") {
  for (const std::string& style : Style::builtin_names()) {
    const Linter linter(Style::load(style));
    std::size_t replies = 0;
    std::size_t with_warning = 0;
    for (const std::string& name : names()) {
      CheckOptions options;
      options.thread = thread_of(name);
      const Report report =
          linter.check(message_of(name, "customer"), message_of(name, "draft"), options);
      ++replies;
      with_warning += has_warning_beside_quoting(report) ? 1 : 0;
      CHECK_MESSAGE(report.count(Severity::error) == 0, style << ": an error on " << name);
    }
    // A guide may ask for more than these replies give, but not for much more.
    CHECK_MESSAGE(with_warning * 10 < replies,
                  style << ": " << with_warning << " replies have a warning");
  }
}

}  // namespace
