// Time zones: what the clock on the wall shows.
#ifndef REPLYLINT_TEXT_TIME_ZONE_H
#define REPLYLINT_TEXT_TIME_ZONE_H

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

namespace replylint {

// A zone of the IANA database, with its summer times, or a fixed offset. A value; safe to share
// between threads.
class TimeZone {
 public:
  // "America/New_York"; nothing if the database does not know it.
  [[nodiscard]] static std::optional<TimeZone> named(std::string_view name);
  [[nodiscard]] static TimeZone fixed(std::chrono::seconds east_of_utc);

  [[nodiscard]] std::chrono::local_seconds to_local(std::chrono::sys_seconds instant) const;
  // Of a time that the clock shows twice the first is taken; one that it leaves out counts on from
  // the time before.
  [[nodiscard]] std::chrono::sys_seconds to_instant(std::chrono::local_seconds local) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;  // nullptr: a fixed offset
  std::chrono::seconds offset_{0};
};

}  // namespace replylint

#endif
