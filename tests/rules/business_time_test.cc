#include "styles/business_time.h"

#include <doctest/doctest.h>

#include "replylint/style.h"

namespace {

using namespace replylint;
using namespace std::chrono;

struct Team {
  explicit Team(const std::string& toml) : style(Style::parse("[service-level]\n" + toml)) {}

  [[nodiscard]] sys_seconds due(sys_seconds received, seconds target) const {
    return BusinessTime(data_of(style).service_levels.front(), TimeZone::fixed(hours(0)))
        .due(received, target);
  }
  Style style;
};

const Team new_york(
    "hours = \"Mon-Fri 08:00-17:00 America/New_York\"\n"
    "holidays = [\"2026-12-25\"]\nacknowledge = \"1h\"\n");

// A time in New York, which is five hours behind in winter, and four in summer.
sys_seconds winter(year_month_day day, minutes time) {
  return sys_days(day) + time + 5h;
}
sys_seconds summer(year_month_day day, minutes time) {
  return sys_days(day) + time + 4h;
}

TEST_CASE("hours are open hours") {
  CHECK(new_york.due(winter(2026y / January / 14, 10h), 1h) == winter(2026y / January / 14, 11h));
  // Friday evening goes on on Monday morning.
  CHECK(new_york.due(winter(2026y / January / 16, 16h + 30min), 1h) ==
        winter(2026y / January / 19, 8h + 30min));
  CHECK(new_york.due(winter(2026y / January / 17, 12h), 1h) == winter(2026y / January / 19, 9h));
  CHECK(new_york.due(winter(2026y / January / 14, 6h), 15min) ==
        winter(2026y / January / 14, 8h + 15min));
}

TEST_CASE("a day is a working day") {
  CHECK(new_york.due(winter(2026y / January / 13, 10h), 24h) == winter(2026y / January / 14, 10h));
  CHECK(new_york.due(winter(2026y / January / 16, 10h), 24h) == winter(2026y / January / 19, 10h));
  CHECK(new_york.due(winter(2026y / January / 14, 10h), 72h) == winter(2026y / January / 19, 10h));
  // What comes on Saturday comes on Monday at eight.
  CHECK(new_york.due(winter(2026y / January / 17, 12h), 24h) == winter(2026y / January / 20, 8h));
}

TEST_CASE("holidays are no working days") {
  CHECK(new_york.due(winter(2026y / December / 24, 16h), 2h) == winter(2026y / December / 28, 9h));
  CHECK(new_york.due(winter(2026y / December / 24, 10h), 24h) ==
        winter(2026y / December / 28, 10h));
}

TEST_CASE("the clock of the zone counts, also when it changes") {
  // Summer time begins on Sunday, 8 March.
  CHECK(new_york.due(winter(2026y / March / 6, 16h), 2h) == summer(2026y / March / 9, 9h));
  CHECK(new_york.due(winter(2026y / March / 6, 10h), 24h) == summer(2026y / March / 9, 10h));
  CHECK(new_york.due(summer(2026y / October / 30, 16h), 2h) == winter(2026y / November / 2, 9h));
}

TEST_CASE("a lunch break, and no hours at all") {
  const Team lunch("hours = \"Mon-Sun 08:00-12:00, Mon-Sun 13:00-17:00\"\nacknowledge = \"1h\"\n");
  CHECK(lunch.due(sys_days(2026y / May / 5) + 11h + 30min, 1h) ==
        sys_seconds(sys_days(2026y / May / 5) + 13h + 30min));
  const Team always("acknowledge = \"1h\"\n");
  CHECK(always.due(sys_days(2026y / May / 5) + 23h + 30min, 24h) ==
        sys_seconds(sys_days(2026y / May / 6) + 23h + 30min));
}

}  // namespace
