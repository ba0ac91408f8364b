// One Linter for many threads: the same answers as for one. Built with the thread sanitizer by
// tools/sanitize.
#include "replylint/linter.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/fix.h"
#include "replylint/mail.h"
#include "replylint/report.h"

namespace {

using namespace replylint;
namespace fs = std::filesystem;

struct Pair {
  std::string customer;
  std::string draft;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Pair> good_replies() {
  std::vector<Pair> pairs;
  for (const auto& entry : fs::directory_iterator(REPLYLINT_SOURCE_DIR "/corpus/clean")) {
    std::string name = entry.path().string();
    const std::size_t at = name.find(".draft.");
    if (at == std::string::npos) continue;
    const std::string start = name.substr(0, at) + ".customer.";
    for (const char* ending : {"txt", "eml"})
      if (fs::exists(start + ending)) pairs.push_back({read(start + ending), read(name)});
  }
  return pairs;
}

std::string answer(const Linter& linter, const Pair& pair) {
  const Message customer = read_message(pair.customer);
  const Message draft = read_message(pair.draft);
  const FixResult mended = fix(linter, customer, draft);
  return to_json(linter.check(customer, draft)) + mended.draft.body;
}

TEST_CASE("one linter, many threads") {
  constexpr std::size_t thread_count = 16;
  const std::vector<Pair> pairs = good_replies();
  REQUIRE(pairs.size() > 50);

  // The first use of everything falls into the threads: what is made then must be made once.
  const Linter linter(Style::load("all"));
  std::vector<std::vector<std::string>> answers(thread_count);
  std::atomic<std::size_t> ready = 0;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < thread_count; ++i)
      threads.emplace_back([&, i] {
        ++ready;
        while (ready < thread_count) std::this_thread::yield();
        for (const Pair& pair : pairs) answers[i].push_back(answer(linter, pair));
      });
  }
  for (std::size_t i = 1; i < thread_count; ++i) CHECK(answers[i] == answers[0]);
  for (std::size_t i = 0; i < pairs.size(); ++i) CHECK(answer(linter, pairs[i]) == answers[0][i]);
}

}  // namespace
