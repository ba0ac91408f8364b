#include "text/times.h"

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

std::string time_in(std::string_view sentence) {
  const Span whole{0, sentence.size()};
  const Text text = analyze(sentence, std::span(&whole, 1));
  if (text.sentences.empty()) return {};
  const auto found = find_time(text.words);
  return found ? std::string(slice(sentence, *found)) : std::string();
}

TEST_CASE("an expression of time is found") {
  CHECK(time_in("We will write again by 5pm ET") == "5pm");
  CHECK(time_in("It restarts tomorrow morning") == "tomorrow");
  CHECK(time_in("You hear from us within two hours") == "two hours");
  CHECK(time_in("The disk is replaced on Friday") == "Friday");
  CHECK(time_in("Try it again in 20 minutes") == "20 minutes");
  CHECK(time_in("I will report next week") == "next week");
  CHECK(time_in("I will write to you that week") == "that week");
  CHECK(time_in("you will hear from us the day after") == "the day after");
  CHECK(time_in("The work starts at 16:00") == "16:00");
  CHECK(time_in("It ships on May 5") == "May 5");
  CHECK(time_in("We finish before the end of the day") == "end of the day");
  CHECK(time_in("We will say more at the end of August") == "end of August");
  CHECK(time_in("We will say more in the first week of May") == "week of May");
  CHECK(time_in("We decide in mid-June") == "mid-June");
  CHECK(time_in("We decide in mid June") == "mid June");
  CHECK(time_in("It takes half an hour") == "half an hour");
  CHECK(time_in("We open in May") == "in May");
  CHECK(time_in("We open in late May, I think") == "late May");
  CHECK(time_in("By Christmas you will dance in it") == "By Christmas");
  CHECK(time_in("We move in at the end of the summer") == "end of the summer");
  CHECK(time_in("They come back in a fortnight") == "a fortnight");
  CHECK(time_in("Set off right after breakfast") == "after breakfast");
  CHECK(time_in("We change them at the next service") == "at the next service");
  CHECK(time_in("You have it before your flight") == "before your flight");
  CHECK(time_in("It comes with release 4.2.1") == "with release 4.2.1");
  CHECK(time_in("We are looking at spring 2027") == "spring 2027");
  CHECK(time_in("It comes in calendar week 24") == "in calendar week 24");
  CHECK(time_in("It takes a couple of days") == "a couple of days");
}

TEST_CASE("what is past or vague is no time") {
  CHECK(time_in("We will look at it soon").empty());
  CHECK(time_in("We answer as soon as possible").empty());
  CHECK(time_in("It broke two hours ago").empty());
  CHECK(time_in("It broke yesterday at 16:00").empty());
  CHECK(time_in("On Monday we restarted it, and will look at it soon").empty());
  CHECK(time_in("This morning, they were down").empty());
  CHECK(time_in("On Monday we proceed") == "Monday");
  CHECK(time_in("You may see an error").empty());
  CHECK(time_in("The plug in may be loose").empty());
  CHECK(time_in("It is so since we changed the layout in spring").empty());
  CHECK(time_in("Port 8080 is open").empty());
}

TEST_CASE("an event stands for a time") {
  const auto event_in = [](std::string_view sentence) {
    const Span whole{0, sentence.size()};
    return names_event(analyze(sentence, std::span(&whole, 1)).words);
  };
  CHECK(event_in("We open when the ship arrives"));
  CHECK(event_in("Put it up once the paint is dry"));
  CHECK(event_in("Bring it before you fly"));
  CHECK_FALSE(event_in("When can you come?"));
  CHECK_FALSE(event_in("We open once more"));
}

}  // namespace
