// Runs replylint as the other tools are run: peers-benchmark parse|check|replies MESSAGES SECONDS
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "replylint/draft.h"
#include "replylint/linter.h"

namespace {

using namespace replylint;
using nlohmann::json;

struct Pair {
  std::string customer;
  std::string draft;
};

// Processor time of all threads, in seconds.
double processor_time() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// Works through all pairs until `limit` seconds have passed. `work` returns the number of findings.
template <typename Work>
json measure(const std::vector<Pair>& pairs, double limit, Work work) {
  const double start = processor_time();
  int passes = 0;
  std::size_t findings = 0;
  do {
    findings = 0;
    for (const Pair& pair : pairs) findings += work(pair);
    ++passes;
  } while (processor_time() - start < limit);
  return {{"passes", passes}, {"findings", findings}, {"seconds", processor_time() - start}};
}

// The writer's own text, without and with the signature.
json readings(const std::string& text) {
  const Message message = Message::from_text(text);
  std::string reply;
  std::string with_signature;
  for (const Block& block : parse_blocks(message)) {
    if (block.depth != 0) continue;
    const bool own = block.kind == BlockKind::salutation || block.kind == BlockKind::answer ||
                     block.kind == BlockKind::preformatted || block.kind == BlockKind::closing;
    const std::string lines = message.body.substr(block.span.start, block.span.size()) + "\n";
    if (own) reply += lines;
    if (own || block.kind == BlockKind::signature) with_signature += lines;
  }
  return {reply, with_signature};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const std::string mode = arguments[1];
  const double seconds = std::atof(arguments[3]);
  std::vector<Pair> pairs;
  std::ifstream file(arguments[2]);
  for (std::string line; std::getline(file, line);) {
    const json row = json::parse(line);
    pairs.push_back({row.value("customer", ""), row.at("draft")});
  }

  if (mode == "replies") {
    for (const Pair& pair : pairs) std::cout << readings(pair.draft).dump() << "\n";
  } else if (mode == "parse") {
    const auto parse = [](const Pair& pair) {
      return parse_blocks(Message::from_text(pair.customer)).size() +
             parse_blocks(Message::from_text(pair.draft)).size();
    };
    measure(pairs, 0, parse);
    std::cout << measure(pairs, seconds, parse) << "\n";
  } else {
    const Linter linter;
    const auto check = [&](const Pair& pair) {
      return linter.check(pair.customer, pair.draft).diagnostics().size();
    };
    measure(pairs, 0, check);
    std::cout << measure(pairs, seconds, check) << "\n";
  }
}
