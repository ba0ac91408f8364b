// The time in which a team answers mail.
#ifndef REPLYLINT_STYLES_BUSINESS_TIME_H
#define REPLYLINT_STYLES_BUSINESS_TIME_H

#include <chrono>

#include "styles/style_data.h"
#include "text/time_zone.h"

namespace replylint {

// Counts by the hours, holidays and time zone of a service level; around the clock if it names no
// hours. The level must outlive it.
class BusinessTime {
 public:
  // `own_zone` is where the team is if the level names no zone.
  BusinessTime(const ServiceLevel& level, const TimeZone& own_zone);

  // When something that came at `received` is due, if there is `target` time for it. Each full 24
  // hours are a working day: due at the same time of the next one. The rest counts in open hours:
  // with "Mon-Fri 08:00-17:00", what comes on Friday at 16:30 is due within 1h on Monday at 08:30,
  // and within 24h on Monday at 16:30. What comes outside the hours, comes when they next begin.
  [[nodiscard]] std::chrono::sys_seconds due(std::chrono::sys_seconds received,
                                             std::chrono::seconds target) const;

 private:
  struct Interval {
    std::chrono::local_seconds start;
    std::chrono::local_seconds end;
  };
  [[nodiscard]] bool is_working_day(std::chrono::local_days day) const;
  // The open hours that hold `time` or are the next after it; empty: there are none for a year.
  [[nodiscard]] Interval next_open(std::chrono::local_seconds time) const;

  const ServiceLevel& level_;
  TimeZone zone_;
};

}  // namespace replylint

#endif
