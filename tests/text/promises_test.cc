#include "text/promises.h"

#include <doctest/doctest.h>

namespace {

using namespace replylint;

struct Analysed {
  explicit Analysed(std::string_view words) : body(words) {
    const Span whole{0, body.size()};
    text = analyze(body, std::span(&whole, 1));
  }
  std::string_view body;
  Text text;
};

bool open_work(std::string_view sentence) {
  const Analysed analysed(sentence);
  return is_open_with_us(analysed.text.words);
}

bool waits(std::string_view sentence) {
  const Analysed analysed(sentence);
  return waits_for_customer(analysed.body, analysed.text, analysed.text.sentences.at(0));
}

TEST_CASE("work that is open with us") {
  CHECK(open_work("We will look into this."));
  CHECK(open_work("I'll get back to you."));
  CHECK(open_work("We are still investigating the outage."));
  CHECK(open_work("The case has been escalated to our network engineers."));
  CHECK(open_work("I will of course check the logs."));
  CHECK(open_work("Let me ask the warehouse."));
}

TEST_CASE("no work is open") {
  CHECK_FALSE(open_work("We restarted the server."));
  CHECK_FALSE(open_work("I will be happy to help."));
  CHECK_FALSE(open_work("We will not charge you."));
  CHECK_FALSE(open_work("You will see the new address in your panel."));
  CHECK_FALSE(open_work("The backup runs every night."));
}

TEST_CASE("the next step is the customer's") {
  CHECK(waits("Please send us the log file."));
  CHECK(waits("Which version do you run?"));
  CHECK(waits("We will restart it once you confirm."));
  CHECK(waits("Let us know whether it works."));
  CHECK_FALSE(waits("Please let us know if you have any further questions."));
  CHECK_FALSE(waits("We will look into this."));
}

}  // namespace
