// How long a whole check takes, beside a yardstick: one ICU sentence pass plus one ICU word pass
// over the same bytes. The counter "yardsticks" is a time in units of that pass, measured in the
// same run, so that it says the same on a fast and on a slow machine.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <re2/set.h>
#include <spawn.h>
#include <sys/resource.h>
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

// An inquiry and its reply, 2 kB each, without a quote, so that the answers are found by their
// meaning; nothing is said twice.
Pair free_pair() {
  return {
      R"(Dear support team,

we moved our shop to the new server on Saturday, and on the whole it went better than we had
feared. A few things are still open, though, and I would be glad if you could look at them before
the sale begins on Thursday.

First of all, the nightly backup has not run since the move. The panel shows a grey dot where there
used to be a green one, and the last archive that I can download is from Friday evening. Is anything
lost, and how do we get the missing nights back? We keep the orders of a whole year in there, and my
accountant gets nervous when I cannot show her a copy.

Second, our staff in Lyon cannot reach the warehouse tool. They connect from a fixed address, and it
worked with the old machine without any setting of ours. Please open port 8443 for 203.0.113.40, or
tell us what we have to change on our side. Two people there pack parcels by hand at the moment.

Third, the certificate. Browsers warn our customers that shop.example.com is not secure, but only on
the page with the basket. A friend says that some picture is still loaded the old way. Which file is
it, and can you replace the link for us? I have tried to find it in the templates and gave up after
an hour.

Then there is the matter of the price. The contract that your colleague sent in March speaks of 39
euros a month for two years, and the invoice of last week says 59. Why did it go up? If it is a
mistake, please send us a new invoice, since the old one is due on the 20th.

And a question about the mailboxes: how many of them are included in the plan? We have nine at the
moment and would like to give one to each of the three trainees who begin in September. If they cost
extra, how much is it for each of them, and can we pay once a year?

Last, the contact form still sends its messages to my predecessor, who left the company in January.
Could you change the recipient to office@shop.example.com? I do not have the password of that part,
and nobody here knows who has it.

I am in the office until six every day except Wednesday, and you can always reach me by mail. Thank
you for your patience with such a long list; the next one will be shorter.

Kind regards,
Marlene Duval
)",
      R"(Dear Ms Duval,

thank you for the clear list; it made the work easy. Here is what we found, in your order.

Nothing is lost. The old machine went on saving your data every night until it was switched off this
morning, so the archives of Saturday, Sunday and Monday exist, only not where the panel looks for
them. We have copied all three into the folder "restored", and the job on the new server runs again
at two o'clock tonight. It had failed because the disk for the copies was not mounted after the
move. From now on a message goes out to both of us when a night is missing.

Lyon is let in: the firewall of the new machine accepts 203.0.113.40 on 8443 since a quarter past
ten, and a colleague of yours, Mr Petit, told me on the phone that the tool opens. The rule was on
the old machine and had been forgotten when we set up the new one, for which I am sorry. The parcels
no longer have to be packed by hand.

The warning came from the logo of your parcel service. The template basket.html loaded it by its full
address without encryption; I have put the picture on your own server and corrected that line, and
Firefox, Chrome and Safari show the lock now. You need not do anything, but please do not upload the
template from your own computer again, as that one has the old line.

About the money: you are right, and we were wrong. The person who entered your contract chose the
plan with the second disk. Your rate remains 39 euros until March of the year after next; the invoice
of last week is cancelled, and the right one is attached. Should the amount have been debited
already, you get the difference back within five working days.

Ten addresses belong to your plan, so that one of the trainees fits in at no cost. Each further
mailbox is 1.50 euros a month; paid by the year it is 15 euros instead of 18. Tell me the three
names, and I will set them up in the last week of August.

Messages from the form go to office@shop.example.com as of today. I sent a test at 11:20, which you
should find in your inbox. We have also made a new password for that part of the site; you will get
it by letter, because we do not mail passwords.

If anything does not look right on Thursday morning, call 0800 555 0199 and ask for me; I am here
from seven. Good luck with the sale!

Best regards,
Henrik Olsson
)"};
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

// Patterns of a house with many phrases of its own.
std::string own_pattern(std::int64_t number) {
  std::string word;
  for (number += 26 * 26; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
  return "\\bthe (old|new) " + word + "(ing|ed)? (server|host)";
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

// What else could be done with the same bytes: to look for fifty patterns at once, and to copy
// them.
void yardstick_re2_set(benchmark::State& state) {
  const Pair pair = typical_pair();
  RE2::Set patterns(RE2::Options(RE2::Quiet), RE2::UNANCHORED);
  constexpr std::int64_t count = 50;
  for (std::int64_t i = 0; i < count; ++i) patterns.Add(own_pattern(i), nullptr);
  if (!patterns.Compile()) return state.SkipWithError("the patterns do not compile");
  std::vector<int> found;
  for (auto _ : state) {
    benchmark::DoNotOptimize(patterns.Match(pair.customer, &found));
    benchmark::DoNotOptimize(patterns.Match(pair.draft, &found));
  }
  count_yardsticks(state, pair);
}
BENCHMARK(yardstick_re2_set)->Unit(benchmark::kMicrosecond);

void yardstick_copy(benchmark::State& state) {
  const Pair pair = typical_pair();
  std::string copy;
  for (auto _ : state) {
    copy.assign(pair.customer);
    copy.append(pair.draft);
    benchmark::DoNotOptimize(copy.data());
  }
  count_yardsticks(state, pair);
}
BENCHMARK(yardstick_copy)->Unit(benchmark::kMicrosecond);

void check_pair(benchmark::State& state, const Pair& pair) {
  const Linter linter;
  const Message customer = Message::from_text(pair.customer);
  const Message draft = Message::from_text(pair.draft);
  for (auto _ : state) benchmark::DoNotOptimize(linter.check(customer, draft));
  count_yardsticks(state, pair);
}
void check_warm(benchmark::State& state) {
  check_pair(state, typical_pair());
}
BENCHMARK(check_warm)->Unit(benchmark::kMicrosecond);

void check_free(benchmark::State& state) {
  check_pair(state, free_pair());
}
BENCHMARK(check_free)->Unit(benchmark::kMicrosecond);

// A house with many phrases of its own: a thousand cost less than twice what fifty do.
void check_own_phrases(benchmark::State& state) {
  std::string toml = "extends = [\"default\"]\n";
  for (std::int64_t i = 0; i < state.range(0); ++i)
    toml += "[[phrase]]\nid = \"own-" + std::to_string(i) + "\"\npattern = '" + own_pattern(i) +
            "'\nmessage = \"Say it plainly.\"\n";
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

void match_pair(benchmark::State& state, const Pair& pair) {
  const Message customer = Message::from_text(pair.customer);
  const Message message = Message::from_text(pair.draft);
  const Inquiry inquiry = parse_inquiry(customer);
  const Draft draft = parse_draft(message);
  for (auto _ : state) benchmark::DoNotOptimize(match(customer, inquiry, message, draft));
  count_yardsticks(state, pair);
}
void match_warm(benchmark::State& state) {
  match_pair(state, typical_pair());
}
BENCHMARK(match_warm)->Unit(benchmark::kMicrosecond);

void match_free(benchmark::State& state) {
  match_pair(state, free_pair());
}
BENCHMARK(match_free)->Unit(benchmark::kMicrosecond);

void linter_cold(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Linter(Style::load("default")));
}
BENCHMARK(linter_cold)->Unit(benchmark::kMicrosecond);

// A folder of its own, with files in it.
class Folder {
 public:
  Folder() { std::filesystem::create_directory(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string write(const char* name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("replylint-benchmark-" + std::to_string(getpid()));
};

// Runs the command line in a new process, and counts its peak memory.
void run_program(benchmark::State& state, std::vector<const char*> arguments) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  arguments.insert(arguments.begin(), REPLYLINT_PROGRAM);
  arguments.push_back(nullptr);
  rusage usage{};
  for (auto _ : state) {
    pid_t process = 0;
    int status = 0;
    if (posix_spawn(&process, REPLYLINT_PROGRAM, &actions, nullptr,
                    const_cast<char* const*>(arguments.data()), environ) != 0 ||
        wait4(process, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
      state.SkipWithError("the command line does not run");
      break;
    }
  }
  state.counters["peak MB"] = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
  posix_spawn_file_actions_destroy(&actions);
}

// As a person starts it: a new process that checks one pair of files.
void check_cold(benchmark::State& state) {
  const Folder folder;
  const Pair pair = typical_pair();
  const std::string customer = folder.write("customer.txt", pair.customer);
  const std::string draft = folder.write("draft.txt", pair.draft);
  run_program(state,
              {"check", "--customer", customer.c_str(), "--style", "default", draft.c_str()});
}
BENCHMARK(check_cold)->Unit(benchmark::kMillisecond)->UseRealTime();

// An archive of requests in lines of JSON, on that many cores.
void check_batch(benchmark::State& state) {
  constexpr std::int64_t pairs = 500;
  const Folder folder;
  std::string requests;
  for (std::int64_t i = 0; i < pairs; ++i)
    for (const Pair& pair : {typical_pair(), free_pair()})
      requests +=
          nlohmann::json{{"customer", {{"body", pair.customer}}}, {"draft", {{"body", pair.draft}}}}
              .dump() +
          '\n';
  const std::string file = folder.write("requests.jsonl", requests);
  const std::string jobs = std::to_string(state.range(0));
  run_program(state,
              {"check", "--jsonl", "--style", "default", "--jobs", jobs.c_str(), file.c_str()});
  state.SetItemsProcessed(state.iterations() * 2 * pairs);
}
BENCHMARK(check_batch)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

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
