#include "styles/service_level.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include <unicode/ucal.h>

#include "styles/nearest_name.h"
#include "styles/style_source.h"
#include "text/formatted.h"

namespace replylint {

namespace {

constexpr auto weekdays =
    std::to_array<std::string_view>({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"});

struct Unit {
  char letter;
  std::int64_t seconds;
};
constexpr auto units =
    std::to_array<Unit>({{'w', 604800}, {'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}});
constexpr std::int64_t longest = 366 * std::int64_t{86400};

std::optional<int> number(std::string_view text) noexcept {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::string_view take_until(std::string_view& text, char separator) {
  const std::string_view word = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(text.size(), word.size() + 1));
  return word;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "08:00" as minutes from midnight; "24:00" is the end of the day.
std::optional<int> minutes_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto hour = number(text.substr(0, colon));
  const auto minute = colon == std::string_view::npos ? std::optional(0)
                      : text.size() - colon == 3      ? number(text.substr(colon + 1))
                                                      : std::nullopt;
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 1440) return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<int> weekday_of(std::string_view text, std::string& problem) {
  const auto found = std::find(weekdays.begin(), weekdays.end(), text);
  if (found != weekdays.end()) return static_cast<int>(found - weekdays.begin());
  problem = formatted("unknown day “{}”{}", shown_name(text), suggest_name(text, weekdays));
  return std::nullopt;
}

// "Mon-Fri 08:00-17:00", added to `hours`.
bool add_hours(std::string_view text, std::vector<ServiceHours>& hours, std::string& problem) {
  const std::string_view whole = text;
  std::string_view days = take_until(text, ' ');
  std::string_view times = trimmed(text);
  const auto first = weekday_of(take_until(days, '-'), problem);
  if (!first) return false;
  const auto last = days.empty() ? first : weekday_of(days, problem);
  if (!last) return false;
  if (times.empty()) {
    problem = formatted("“{0}” has no times; write from when to when, as in {0} 08:00-17:00",
                        shown_name(whole));
    return false;
  }
  const auto start = minutes_of(take_until(times, '-'));
  const auto end = minutes_of(times);
  if (!start || !end || *start >= *end) {
    problem = formatted("“{}” must be a time from and to, as in 08:00-17:00", shown_name(text));
    return false;
  }
  for (int day = *first;; day = (day + 1) % 7) {
    hours.push_back({day, *start, *end});
    if (day == *last) break;
  }
  return true;
}

std::string clock(int minutes) {
  return formatted("{:02}:{:02}", minutes / 60, minutes % 60);
}

// Whether the IANA database knows the zone, by name or by a linked name.
bool is_time_zone(std::string_view name) {
  if (name.size() > 60) return false;
  std::array<UChar, 64> id{};
  std::array<UChar, 128> canonical{};
  std::copy(name.begin(), name.end(), id.begin());
  UBool is_system = 0;
  UErrorCode status = U_ZERO_ERROR;
  ucal_getCanonicalTimeZoneID(id.data(), static_cast<std::int32_t>(name.size()), canonical.data(),
                              static_cast<std::int32_t>(canonical.size()), &is_system, &status);
  return U_SUCCESS(status) != 0 && is_system != 0;
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text) noexcept {
  std::int64_t seconds = 0;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto count = number(text.substr(0, digits));
    if (!count || digits == text.size()) return std::nullopt;
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [&](const Unit& each) { return each.letter == text[digits]; });
    if (unit == units.end() || *count > longest / unit->seconds) return std::nullopt;
    seconds += *count * unit->seconds;
    text.remove_prefix(digits + 1);
  }
  if (seconds <= 0 || seconds > longest) return std::nullopt;
  return seconds;
}

std::string write_duration(std::int64_t seconds) {
  // Days only where people count in them: "24h", "72h", but "7d".
  std::string result;
  for (const Unit& unit : units) {
    if ((unit.letter == 'd' && seconds < 7 * unit.seconds) || unit.letter == 'w') continue;
    if (seconds < unit.seconds) continue;
    result += formatted("{}{}", seconds / unit.seconds, unit.letter);
    seconds %= unit.seconds;
  }
  return result;
}

std::optional<ServiceTimes> parse_service_times(std::string_view text, std::string& problem) {
  ServiceTimes times;
  text = trimmed(text);
  // A zone is the last word, and has a letter where times have digits.
  const std::size_t space = text.rfind(' ');
  const std::string_view last = space == std::string_view::npos ? "" : text.substr(space + 1);
  if (!last.empty() && last.find_first_not_of("0123456789:-,") != std::string_view::npos) {
    if (!is_time_zone(last)) {
      problem = formatted(
          "unknown time zone “{}”; zones are named as in America/New_York or Europe/Berlin",
          shown_name(last));
      return std::nullopt;
    }
    times.time_zone = last;
    text = trimmed(text.substr(0, space));
  }
  do {
    if (!add_hours(trimmed(take_until(text, ',')), times.hours, problem)) return std::nullopt;
  } while (!text.empty());
  std::stable_sort(times.hours.begin(), times.hours.end(),
                   [](const ServiceHours& left, const ServiceHours& right) {
                     return std::pair(left.weekday, left.start) <
                            std::pair(right.weekday, right.start);
                   });
  for (std::size_t i = 1; i < times.hours.size(); ++i) {
    if (times.hours[i].weekday == times.hours[i - 1].weekday &&
        times.hours[i].start < times.hours[i - 1].end) {
      problem = formatted("the hours of {} overlap",
                          weekdays[static_cast<std::size_t>(times.hours[i].weekday)]);
      return std::nullopt;
    }
  }
  return times;
}

std::string write_service_times(const ServiceTimes& times) {
  std::string result;
  const auto& hours = times.hours;
  for (std::size_t i = 0; i < hours.size();) {
    // As many days in a row as have these hours, and no others.
    const auto alone = [&](std::size_t at) {
      return (at == 0 || hours[at - 1].weekday != hours[at].weekday) &&
             (at + 1 == hours.size() || hours[at + 1].weekday != hours[at].weekday);
    };
    std::size_t end = i + 1;
    while (end < hours.size() && alone(i) && alone(end) &&
           hours[end].weekday == hours[end - 1].weekday + 1 && hours[end].start == hours[i].start &&
           hours[end].end == hours[i].end)
      ++end;
    if (!result.empty()) result += ", ";
    result += weekdays[static_cast<std::size_t>(hours[i].weekday)];
    if (end > i + 1)
      result += formatted("-{}", weekdays[static_cast<std::size_t>(hours[end - 1].weekday)]);
    result += formatted(" {}-{}", clock(hours[i].start), clock(hours[i].end));
    i = end;
  }
  if (!times.time_zone.empty()) result += ' ' + times.time_zone;
  return result;
}

std::optional<CalendarDay> parse_day(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return CalendarDay{*year, *month, *day};
}

const ServiceLevel* service_level_of(const StyleData& style, std::string_view address) noexcept {
  for (const ServiceLevel& level : style.service_levels)
    if (level.name.empty() || matches_address(level.from, address)) return &level;
  return nullptr;
}

}  // namespace replylint
