// How long a whole check takes, beside a yardstick: one ICU sentence pass plus one ICU word pass
// over the same bytes. The counter "yardsticks" is a time in units of that pass, measured in the
// same run, so that it says the same on a fast and on a slow machine.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unistd.h>

#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/linter.h"

namespace {

using namespace replylint;
using Clock = std::chrono::steady_clock;

struct Pair {
  std::string customer;
  std::string draft;
};

// An inquiry and its interleaved reply, about 3 kB each.
Pair typical_pair() {
  Pair pair;
  pair.customer = "Hello John,\n\n";
  pair.draft = "Hi Tyler,\n\nOn Mon, 15 Dec 2003, Tyler Hannigan wrote:\n\n";
  for (const std::string topic : {"mail", "backup", "firewall", "billing", "certificate"}) {
    const std::string service = topic + " service";
    const std::string host = topic + ".example.com";
    pair.customer += "Since the move last week we have been looking at the " + topic +
                     " setup again. The old\nmachine (65.0.4.35) ran version 3.11.2 of "
                     "everything, e.g. the daemon and its scripts,\nand our people in the U.S. "
                     "office use it every day from 8:30 a.m. to 6 p.m.\nCould you tell me whether "
                     "the " +
                     service +
                     " on our second server is included in\nthe plan, and how much a larger plan "
                     "costs? When I opened\nhttps://www.example.com/" +
                     topic + "/settings I could not find the answer.\nPlease point the host " +
                     host + " at the second address as well.\n\n";
    pair.draft += "> Could you tell me whether the " + service +
                  " on our second server is included in\n> the plan, and how much a larger plan "
                  "costs?\n\nYes, the " +
                  service +
                  " is part of your plan on both servers. The larger plan costs 49 dollars\na "
                  "month, and you can change to it on any day; the rest is charged by the day.\n\n"
                  "> Please point the host " +
                  host + " at the second address as well.\n\nWe have pointed " + host +
                  " at the second address this morning. The old record named the first one,\nand "
                  "name servers keep it for up to four hours, so that some of your people may\n"
                  "still see the old server until noon.\n\n";
  }
  pair.customer += "Thanks for your help,\n\nTyler Hannigan\n";
  pair.draft += "--john\n";
  return pair;
}

std::unique_ptr<icu::BreakIterator> sentence_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::BreakIterator>(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
}

std::unique_ptr<icu::BreakIterator> word_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::BreakIterator>(
      icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
}

void icu_pass(const std::string& text) {
  static const auto sentences = sentence_iterator();
  static const auto words = word_iterator();
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  for (icu::BreakIterator* iterator : {sentences.get(), words.get()}) {
    iterator->setText(wide);
    std::int32_t count = 0;
    while (iterator->next() != icu::BreakIterator::DONE) ++count;
    benchmark::DoNotOptimize(count);
  }
}

// Seconds for one pass of the yardstick over both messages: the best of many, so that a busy
// machine does not flatter what is held against it.
double yardstick(const Pair& pair) {
  double best = 1e9;
  for (int run = 0; run < 200; ++run) {
    const auto start = Clock::now();
    icu_pass(pair.customer);
    icu_pass(pair.draft);
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return best;
}

void count_yardsticks(benchmark::State& state, const Pair& pair) {
  state.counters["yardsticks"] = benchmark::Counter(
      yardstick(pair), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void yardstick_icu(benchmark::State& state) {
  const Pair pair = typical_pair();
  for (auto _ : state) {
    icu_pass(pair.customer);
    icu_pass(pair.draft);
  }
  count_yardsticks(state, pair);
}
BENCHMARK(yardstick_icu)->Unit(benchmark::kMicrosecond);

void check_warm(benchmark::State& state) {
  const Pair pair = typical_pair();
  const Linter linter;
  const Message customer = Message::from_text(pair.customer);
  const Message draft = Message::from_text(pair.draft);
  for (auto _ : state) benchmark::DoNotOptimize(linter.check(customer, draft));
  count_yardsticks(state, pair);
}
BENCHMARK(check_warm)->Unit(benchmark::kMicrosecond);

// A house with many phrases of its own: a thousand cost less than twice what fifty do.
void check_own_phrases(benchmark::State& state) {
  const auto letters = [](std::int64_t number) {
    std::string word;
    for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
    return word;
  };
  std::string toml = "extends = [\"default\"]\n";
  for (std::int64_t i = 0; i < state.range(0); ++i)
    toml += "[[phrase]]\nid = \"own-" + std::to_string(i) + "\"\npattern = '\\bthe (old|new) " +
            letters(i + 26 * 26) + "(ing|ed)? (server|host)'\nmessage = \"Say it plainly.\"\n";
  const Pair pair = typical_pair();
  const Linter linter(Style::parse(toml));
  const Message customer = Message::from_text(pair.customer);
  const Message draft = Message::from_text(pair.draft);
  for (auto _ : state) benchmark::DoNotOptimize(linter.check(customer, draft));
  count_yardsticks(state, pair);
}
BENCHMARK(check_own_phrases)->Arg(50)->Arg(1000)->Unit(benchmark::kMicrosecond);

void parse_inquiry_warm(benchmark::State& state) {
  const Pair pair = typical_pair();
  const Message customer = Message::from_text(pair.customer);
  for (auto _ : state) benchmark::DoNotOptimize(parse_inquiry(customer));
  count_yardsticks(state, pair);
}
BENCHMARK(parse_inquiry_warm)->Unit(benchmark::kMicrosecond);

void parse_draft_warm(benchmark::State& state) {
  const Pair pair = typical_pair();
  const Message draft = Message::from_text(pair.draft);
  for (auto _ : state) benchmark::DoNotOptimize(parse_draft(draft));
  count_yardsticks(state, pair);
}
BENCHMARK(parse_draft_warm)->Unit(benchmark::kMicrosecond);

void match_warm(benchmark::State& state) {
  const Pair pair = typical_pair();
  const Message customer = Message::from_text(pair.customer);
  const Message message = Message::from_text(pair.draft);
  const Inquiry inquiry = parse_inquiry(customer);
  const Draft draft = parse_draft(message);
  for (auto _ : state) benchmark::DoNotOptimize(match(customer, inquiry, message, draft));
  count_yardsticks(state, pair);
}
BENCHMARK(match_warm)->Unit(benchmark::kMicrosecond);

void linter_cold(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Linter(Style::load("default")));
}
BENCHMARK(linter_cold)->Unit(benchmark::kMicrosecond);

// The command line as a person starts it: a new process that checks one pair of files.
void check_cold(benchmark::State& state) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("replylint-benchmark-" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  const std::string customer = folder / "customer.txt";
  const std::string draft = folder / "draft.txt";
  const Pair pair = typical_pair();
  std::ofstream(customer) << pair.customer;
  std::ofstream(draft) << pair.draft;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const char* arguments[] = {REPLYLINT_PROGRAM, "check",   "--customer",  customer.c_str(),
                             "--style",         "default", draft.c_str(), nullptr};
  for (auto _ : state) {
    pid_t process = 0;
    int status = 0;
    if (posix_spawn(&process, REPLYLINT_PROGRAM, &actions, nullptr,
                    const_cast<char* const*>(arguments), environ) != 0 ||
        waitpid(process, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
      state.SkipWithError("the command line does not run");
      break;
    }
  }
  posix_spawn_file_actions_destroy(&actions);
  std::filesystem::remove_all(folder);
}
BENCHMARK(check_cold)->Unit(benchmark::kMillisecond)->UseRealTime();

std::string repeat(const std::string& unit, std::int64_t size) {
  std::string text;
  while (text.size() < static_cast<std::size_t>(size)) text += unit;
  return text;
}

// Time must be linear in the size: the bytes a second of the larger argument stay the same.
void parse_quotes(benchmark::State& state) {
  const Message message = Message::from_text(
      repeat("> > This line was quoted and quoted again by people who keep everything.\n",
             state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(parse_draft(message));
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(parse_quotes)->Arg(96'000)->Arg(767'000)->Unit(benchmark::kMillisecond);

void check_many_questions(benchmark::State& state) {
  const Linter linter;
  const Message customer = Message::from_text(
      repeat("Could you tell me how much disk space the plan has? ", state.range(0)));
  const Message draft = Message::from_text(
      repeat("> Could you tell me how much disk space the plan has?\n\nIt has 40 GB.\n\n",
             state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(linter.check(customer, draft));
  state.SetBytesProcessed(state.iterations() * 2 * state.range(0));
}
BENCHMARK(check_many_questions)->Arg(96'000)->Arg(767'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
