// The text forms in [service-level]: durations, hours of service, days.
#ifndef REPLYLINT_STYLES_SERVICE_LEVEL_H
#define REPLYLINT_STYLES_SERVICE_LEVEL_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "styles/style_data.h"

namespace replylint {

// "15m", "1h", "24h", "3d", "1w", "1h30m" as seconds; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text) noexcept;
// The shortest form that parse_duration() takes for it.
[[nodiscard]] std::string write_duration(std::int64_t seconds);

// "Mon-Fri 08:00-17:00, Sat 09:00-12:30 America/New_York".
struct ServiceTimes {
  std::vector<ServiceHours> hours;  // in the order of the week
  std::string time_zone;            // empty: none was named
};
// On failure returns nothing, and says in `problem` what is wrong.
[[nodiscard]] std::optional<ServiceTimes> parse_service_times(std::string_view text,
                                                              std::string& problem);
[[nodiscard]] std::string write_service_times(const ServiceTimes& times);

// "2026-12-25"; nothing for what is no day of the calendar.
[[nodiscard]] std::optional<CalendarDay> parse_day(std::string_view text) noexcept;

}  // namespace replylint

#endif
