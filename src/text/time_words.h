// Single expressions of time, and what they say: how long, which day, what o'clock.
#ifndef REPLYLINT_TEXT_TIME_WORDS_H
#define REPLYLINT_TEXT_TIME_WORDS_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "replylint/text.h"

#include "text/ascii.h"

namespace replylint {

[[nodiscard]] constexpr bool begins_with_digit(std::string_view word) noexcept {
  return !word.empty() && is_ascii_digit(word.front());
}

// False for most words with which none of the following begins.
[[nodiscard]] bool may_begin_time(const Word& word) noexcept;

enum class TimeUnit : std::uint8_t { second, minute, hour, day, week, month };

// "two hours", "20min", "half an hour", "2-3 business days", "a couple of weeks".
struct NamedDuration {
  std::size_t words = 0;  // how many words it takes
  double amount = 0;      // the most that is meant: 3 of "2-3"
  TimeUnit unit = TimeUnit::day;
  bool working = false;  // working days
};
[[nodiscard]] std::optional<NamedDuration> duration_at(std::span<const Word> words, std::size_t at);

// "5pm", "5 p.m.", "16:00", "17h30", "5 o'clock".
struct NamedClock {
  std::size_t words = 0;
  int minute = 0;  // of the day, up to 1440
};
[[nodiscard]] std::optional<NamedClock> clock_at(std::span<const Word> words, std::size_t at);

// "May 5", "the 5th of May 2026", "2026-05-05", "5.5.2026", "the 25th".
struct NamedDate {
  std::size_t words = 0;
  int year = 0;               // 0: not said
  int month = 0;              // 1 to 12; 0: not said
  int day = 0;                // 1 to 31
  bool either_order = false;  // "3/4/2026": day and month may be the other way round
  int minute = -1;            // "2026-05-05T16:00"; -1: not said
};
[[nodiscard]] std::optional<NamedDate> date_at(std::span<const Word> words, std::size_t at);

// 1 to 12 for "january", "jan" and the others; 0 for any other word.
[[nodiscard]] int month_named(std::string_view word) noexcept;
[[nodiscard]] int month_named(const Word& word) noexcept;
// 0 Monday to 6 Sunday; nothing for any other word. "sun" and the like are `short_name`.
struct NamedWeekday {
  int day = 0;
  bool short_name = false;
};
[[nodiscard]] std::optional<NamedWeekday> weekday_named(std::string_view word) noexcept;

}  // namespace replylint

#endif
