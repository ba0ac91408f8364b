#include "text/time_zone.h"

#include <doctest/doctest.h>

namespace {

using namespace replylint;
using namespace std::chrono;

TEST_CASE("zones of the database have their summer times") {
  const auto zone = TimeZone::named("America/New_York");
  REQUIRE(zone);
  CHECK(zone->to_local(sys_days(2026y / January / 15) + 12h) ==
        local_seconds(local_days(2026y / January / 15) + 7h));
  CHECK(zone->to_local(sys_days(2026y / July / 15) + 12h) ==
        local_seconds(local_days(2026y / July / 15) + 8h));
  CHECK(zone->to_instant(local_days(2026y / July / 15) + 8h) ==
        sys_seconds(sys_days(2026y / July / 15) + 12h));
}

TEST_CASE("times that the clock shows twice or never") {
  const auto zone = TimeZone::named("Europe/Berlin");
  REQUIRE(zone);
  // On 25 October 2026 it is half past two twice; the first one is in summer time.
  CHECK(zone->to_instant(local_days(2026y / October / 25) + 2h + 30min) ==
        sys_seconds(sys_days(2026y / October / 25) + 30min));
  // On 29 March 2026 it never is.
  CHECK(zone->to_instant(local_days(2026y / March / 29) + 2h + 30min) ==
        sys_seconds(sys_days(2026y / March / 29) + 1h + 30min));
}

TEST_CASE("fixed offsets and names that nobody knows") {
  const TimeZone zone = TimeZone::fixed(hours(2));
  CHECK(zone.to_local(sys_days(2026y / July / 15) + 12h) ==
        local_seconds(local_days(2026y / July / 15) + 14h));
  CHECK(!TimeZone::named("America/Nowhere"));
  CHECK(!TimeZone::named(""));
}

}  // namespace
