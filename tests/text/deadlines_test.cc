#include "text/deadlines.h"

#include <string>

#include <doctest/doctest.h>

#include "text/formatted.h"

namespace {

using namespace replylint;
using namespace std::chrono;

// Tuesday, 3 March 2026, 10:15 in New York.
const Date written{
    sys_seconds(sys_days(2026y / March / 3) + 15h + 15min).time_since_epoch().count(), -5 * 3600};

Text text_of(std::string_view sentence) {
  const Span whole{0, sentence.size()};
  return analyze(sentence, std::span(&whole, 1));
}

// The deadline as New York's clock shows it, "03-05 14:00"; empty if there is none.
std::string deadline(std::string_view sentence, const Date& from = written) {
  const auto found = find_deadline(text_of(sentence).words, from);
  if (!found) return {};
  const auto local = zone_of(from).to_local(found->latest);
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const auto minute = duration_cast<minutes>(local - day).count();
  return formatted("{:02}-{:02} {:02}:{:02}", static_cast<unsigned>(date.month()),
                   static_cast<unsigned>(date.day()), minute / 60, minute % 60);
}

std::string words(std::string_view sentence) {
  const auto found = find_deadline(text_of(sentence).words, written);
  return found ? std::string(slice(sentence, found->span)) : std::string();
}

int days_from_writing(std::string_view sentence) {
  const auto found = find_deadline(text_of(sentence).words, written);
  REQUIRE(found);
  return found->days;
}

TEST_CASE("a time of the day is the next one") {
  CHECK(deadline("You have the report by 16:00.") == "03-03 16:00");
  CHECK(deadline("You have the report by 5pm.") == "03-03 17:00");
  CHECK(deadline("You have it by 5:30 p.m. today.") == "03-03 17:30");
  CHECK(deadline("I call you at 9:00.") == "03-04 09:00");
  CHECK(deadline("I write again before 5 today.") == "03-03 17:00");
  CHECK(deadline("I write again by noon.") == "03-03 12:00");
  CHECK(deadline("It is back this afternoon.") == "03-03 18:00");
  CHECK(deadline("It is back at 5 in the afternoon.") == "03-03 17:00");
  CHECK(deadline("We finish by the end of the day.") == "03-04 00:00");
  CHECK(deadline("We finish by EOD.") == "03-04 00:00");
  CHECK(deadline("We finish tonight.") == "03-04 00:00");
}

TEST_CASE("a zone is where it is that time") {
  CHECK(deadline("You hear from us by 16:00 UTC.") == "03-03 11:00");
  CHECK(deadline("You hear from us by 5pm CET.") == "03-03 11:00");
  CHECK(deadline("You hear from us by 5pm (ET).") == "03-03 17:00");
  CHECK(deadline("You hear from us by 2 pm Pacific time.") == "03-03 17:00");
  CHECK(deadline("You hear from us at 17:00 UTC+2.") == "03-04 10:00");
  // Summer time begins on 8 March 2026 in New York: the writer's clock is still five hours behind.
  CHECK(deadline("It is done by 5pm ET on 10 March.") == "03-10 16:00");
}

TEST_CASE("days and weeks end with their last day") {
  CHECK(deadline("I will reply tomorrow.") == "03-05 00:00");
  CHECK(deadline("I will reply tomorrow morning.") == "03-04 12:00");
  CHECK(deadline("I will reply tomorrow at 10am.") == "03-04 10:00");
  CHECK(deadline("I will reply by 10 tomorrow morning.") == "03-04 10:00");
  CHECK(deadline("I will reply the day after tomorrow.") == "03-06 00:00");
  CHECK(deadline("It ships on Friday.") == "03-07 00:00");
  CHECK(deadline("It ships on Friday, 6 March, by 14:00.") == "03-06 14:00");
  CHECK(deadline("It ships next Friday.") == "03-14 00:00");
  CHECK(deadline("It ships this Friday.") == "03-07 00:00");
  CHECK(deadline("It ships next week.") == "03-16 00:00");
  CHECK(deadline("It ships early next week.") == "03-12 00:00");
  CHECK(deadline("It ships by the end of the week.") == "03-09 00:00");
  CHECK(deadline("It ships by the end of next week.") == "03-16 00:00");
  CHECK(deadline("It ships by the end of the month.") == "04-01 00:00");
  CHECK(deadline("It ships in June.") == "07-01 00:00");
  CHECK(deadline("It ships over the weekend.") == "03-09 00:00");
  CHECK(deadline("It ships on the next business day.") == "03-05 00:00");
}

TEST_CASE("dates of the calendar") {
  CHECK(deadline("It is released on 3 April.") == "04-04 00:00");
  CHECK(deadline("It is released on April 3rd.") == "04-04 00:00");
  CHECK(deadline("It is released on the 25th.") == "03-26 00:00");
  CHECK(deadline("It is released on the 2nd.") == "04-03 00:00");
  CHECK(deadline("It is released on 2026-03-05.") == "03-06 00:00");
  CHECK(deadline("It is released on 2026-03-05 at 14:00.") == "03-05 14:00");
  CHECK(deadline("It is released on 5.3.2026.") == "03-06 00:00");
  // March 4 or 3 April.
  CHECK(deadline("It is released on 3/4/2026.") == "04-04 00:00");
  CHECK(deadline("It is released in January.") == "02-01 00:00");
}

TEST_CASE("spans of time count from the writing") {
  CHECK(deadline("I write again within two hours.") == "03-03 12:15");
  CHECK(deadline("I write again in 20 minutes.") == "03-03 10:35");
  CHECK(deadline("I write again in half an hour.") == "03-03 10:45");
  CHECK(deadline("I write again in an hour or two.") == "03-03 12:15");
  CHECK(deadline("I write again within the hour.") == "03-03 11:15");
  CHECK(deadline("I write again within 24h.") == "03-04 10:15");
  CHECK(deadline("It takes 2-3 business days.") == "03-07 00:00");
  CHECK(deadline("It takes up to four business days.") == "03-10 00:00");
  CHECK(deadline("It takes two to three days.") == "03-07 00:00");
  CHECK(deadline("It takes a week.") == "03-11 00:00");
}

TEST_CASE("of several times the latest counts, and what is told does not") {
  CHECK(deadline("We start today and finish by Thursday at noon.") == "03-05 12:00");
  CHECK(deadline("It has been down since Monday and is back by 14:00.") == "03-03 14:00");
  CHECK(deadline("It was down for two hours.").empty());
  CHECK(deadline("It broke two hours ago.").empty());
  CHECK(deadline("We do it as soon as we can.").empty());
  CHECK(deadline("Port 8080 is open.").empty());
}

TEST_CASE("the words and the days") {
  CHECK(words("You have it on Friday by 16:00, I think.") == "Friday by 16:00");
  CHECK(days_from_writing("by 16:00 today") == 0);
  CHECK(days_from_writing("by the end of the day") == 0);
  CHECK(days_from_writing("tomorrow") == 1);
  CHECK(days_from_writing("within 48 hours") == 2);
}

TEST_CASE("any numbers are borne") {
  CHECK(!deadline("in 99999999999999999999 weeks").empty());
  CHECK(deadline("at 99:99 on 99/99/9999").empty());
  CHECK(!deadline("by Friday", Date{253402300799, 0}).empty());
}

}  // namespace
