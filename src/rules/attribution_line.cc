#include "rules/attribution_line.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace replylint {

std::string day_of(const Date& date) {
  constexpr std::array<std::string_view, 7> weekdays = {"Thu", "Fri", "Sat", "Sun",
                                                        "Mon", "Tue", "Wed"};
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::int64_t day_seconds = 86400;
  const std::int64_t seconds = date.seconds + date.utc_offset;
  std::int64_t days = seconds / day_seconds;
  if (seconds % day_seconds < 0) --days;
  const auto weekday = static_cast<std::size_t>((days % 7 + 7) % 7);
  // Howard Hinnant's civil_from_days: years begin in March, eras have 400 of them.
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * march_month + 2) / 5 + 1;
  const std::int64_t month = march_month < 10 ? march_month + 2 : march_month - 10;  // from 0
  const std::int64_t year = year_of_era + era * 400 + (month <= 1 ? 1 : 0);
  return fmt::format("{}, {} {} {}", weekdays[weekday], day,
                     months[static_cast<std::size_t>(month)], year);
}

std::string attribution_line(const Message& quoted) {
  if (quoted.from.empty()) return {};
  const Address& sender = quoted.from.front();
  const std::string& name = sender.name.empty() ? sender.address : sender.name;
  if (name.empty()) return {};
  if (!quoted.date) return name + " wrote:";
  return fmt::format("On {}, {} wrote:", day_of(*quoted.date), name);
}

}  // namespace replylint
