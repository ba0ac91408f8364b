#include "styles/business_time.h"

#include <algorithm>

namespace replylint {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr days longest_search{400};

int weekday_of(local_days day) {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1;
}

}  // namespace

BusinessTime::BusinessTime(const ServiceLevel& level, const TimeZone& own_zone)
    : level_(level), zone_(TimeZone::named(level.time_zone).value_or(own_zone)) {}

bool BusinessTime::is_working_day(local_days day) const {
  const std::chrono::year_month_day date(day);
  const CalendarDay holiday{static_cast<int>(date.year()),
                            static_cast<int>(static_cast<unsigned>(date.month())),
                            static_cast<int>(static_cast<unsigned>(date.day()))};
  if (std::binary_search(level_.holidays.begin(), level_.holidays.end(), holiday)) return false;
  return std::any_of(level_.hours.begin(), level_.hours.end(),
                     [&](const ServiceHours& hours) { return hours.weekday == weekday_of(day); });
}

BusinessTime::Interval BusinessTime::next_open(local_seconds time) const {
  const auto first = std::chrono::floor<days>(time);
  for (local_days day = first; day < first + longest_search; day += days(1)) {
    if (!is_working_day(day)) continue;
    for (const ServiceHours& hours : level_.hours) {
      const local_seconds end = day + std::chrono::minutes(hours.end);
      if (hours.weekday == weekday_of(day) && end > time)
        return {std::max(time, local_seconds(day + std::chrono::minutes(hours.start))), end};
    }
  }
  return {};
}

sys_seconds BusinessTime::due(sys_seconds received, seconds target) const {
  Interval open = next_open(zone_.to_local(received));
  if (level_.hours.empty() || open.start == open.end) return received + target;
  for (; target >= days(1); target -= days(1)) {
    local_seconds next = open.start + days(1);
    for (int searched = 0; searched < longest_search.count(); ++searched) {
      if (is_working_day(std::chrono::floor<days>(next))) break;
      next += days(1);
    }
    open = next_open(next);
  }
  sys_seconds now = zone_.to_instant(open.start);
  while (target > seconds(0) && open.start != open.end) {
    const sys_seconds closing = zone_.to_instant(open.end);
    if (now + target <= closing) return now + target;
    target -= closing - now;
    open = next_open(open.end);
    now = zone_.to_instant(open.start);
  }
  return now;
}

}  // namespace replylint
