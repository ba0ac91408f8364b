// The instants that people mean by the times they name.
#ifndef REPLYLINT_TEXT_DEADLINES_H
#define REPLYLINT_TEXT_DEADLINES_H

#include <chrono>
#include <optional>
#include <span>

#include "replylint/message.h"
#include "replylint/span.h"
#include "replylint/text.h"

#include "text/time_zone.h"

namespace replylint {

// When somebody means to have done something.
struct Deadline {
  Span span;  // the words that name it, in the body
  // The end of what they name: "Friday" ends with the day, "in the morning" at noon, "in 2-3
  // business days" with the third of them. Of two meanings the later one.
  std::chrono::sys_seconds latest{};
  // The days from that of writing to the one named, as the writer's calendar shows them.
  int days = 0;
};

// The time to come that words name, written at `written`: "by 5pm ET", "tomorrow morning", "within
// two hours", "on Friday", "by end of day", "in 2-3 business days", "next week", "by 16:00 today",
// "on 3 March", "2026-03-05 14:00 UTC". Of several the latest. A time without a zone is the
// writer's. Nothing where find_time() finds none, or only vague ones.
[[nodiscard]] std::optional<Deadline> find_deadline(std::span<const Word> words,
                                                    const Date& written);

[[nodiscard]] inline std::chrono::sys_seconds instant_of(const Date& date) {
  return std::chrono::sys_seconds(std::chrono::seconds(date.seconds));
}
[[nodiscard]] inline TimeZone zone_of(const Date& date) {
  return TimeZone::fixed(std::chrono::seconds(date.utc_offset));
}

}  // namespace replylint

#endif
