#include "text/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/ascii.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

bool all_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

// The number that a word of digits stands for; -1 for any other and for large ones.
int digits(std::string_view word) {
  int value = 0;
  if (!all_digits(word) || word.size() > 4) return -1;
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

struct UnitName {
  std::string_view name;
  TimeUnit unit;
  bool working = false;
};
constexpr auto units = std::to_array<UnitName>({
    {"second", TimeUnit::second},
    {"seconds", TimeUnit::second},
    {"sec", TimeUnit::second},
    {"secs", TimeUnit::second},
    {"minute", TimeUnit::minute},
    {"minutes", TimeUnit::minute},
    {"min", TimeUnit::minute},
    {"mins", TimeUnit::minute},
    {"hour", TimeUnit::hour},
    {"hours", TimeUnit::hour},
    {"hr", TimeUnit::hour},
    {"hrs", TimeUnit::hour},
    {"h", TimeUnit::hour},
    {"day", TimeUnit::day},
    {"days", TimeUnit::day},
    {"weekday", TimeUnit::day, true},
    {"weekdays", TimeUnit::day, true},
    {"workday", TimeUnit::day, true},
    {"workdays", TimeUnit::day, true},
    {"week", TimeUnit::week},
    {"weeks", TimeUnit::week},
    {"weekend", TimeUnit::week},
    {"month", TimeUnit::month},
    {"months", TimeUnit::month},
});

const UnitName* unit_named(std::string_view word) {
  const auto found = std::find_if(units.begin(), units.end(),
                                  [&](const UnitName& unit) { return unit.name == word; });
  return found == units.end() ? nullptr : &*found;
}

// "A few" and the like as the most that people mean by them.
constexpr auto counts = std::to_array<std::pair<std::string_view, double>>(
    {{"a", 1},       {"an", 1},           {"another", 1},     {"couple", 3},
     {"eight", 8},   {"eleven", 11},      {"few", 5},         {"fifteen", 15},
     {"five", 5},    {"forty", 40},       {"forty-five", 45}, {"four", 4},
     {"half", 0.5},  {"nine", 9},         {"ninety", 90},     {"one", 1},
     {"seven", 7},   {"several", 7},      {"six", 6},         {"sixty", 60},
     {"ten", 10},    {"thirty", 30},      {"three", 3},       {"twelve", 12},
     {"twenty", 20}, {"twenty-four", 24}, {"two", 2}});

constexpr WordSet count_words([] {
  std::array<std::string_view, counts.size()> words;
  std::transform(counts.begin(), counts.end(), words.begin(),
                 [](const auto& count) { return count.first; });
  return words;
}());

// The number that digits mean, the larger one of "2-3" and "20-30"; negative: none.
double count_in_digits(std::string_view word) {
  const std::size_t dash = word.find('-');
  if (dash != std::string_view::npos) word.remove_prefix(dash + 1);
  double value = -1;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc() && end == word.data() + word.size() ? value : -1;
}

// The number that a word means, in digits or not; negative: none.
double count_named(const Word& word) {
  if (begins_with_digit(word.folded)) return count_in_digits(word.folded);
  if (!count_words.has(word)) return -1;
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [&](const auto& count) { return count.first == word.folded; });
  return found == counts.end() ? -1 : found->second;
}

constexpr auto month_names =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december"});
constexpr std::size_t short_name = 3;

// The names and the short ones.
constexpr WordSet month_words([] {
  std::array<std::string_view, 2 * month_names.size() + 1> words{"sept"};
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    words[2 * i + 1] = month_names[i];
    words[2 * i + 2] = month_names[i].substr(0, short_name);
  }
  return words;
}());

constexpr auto weekday_names = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

// "am", "p.m": 0 or 12 hours; -1 for any other word.
int half_of_day(std::string_view word) {
  if (word == "am" || word == "a.m" || word == "a.m.") return 0;
  if (word == "pm" || word == "p.m" || word == "p.m.") return 12;
  return -1;
}

std::optional<int> minute_of_day(int hour, int minute, int half) {
  if (hour < 0 || minute < 0 || minute > 59) return std::nullopt;
  if (half >= 0) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + half;
  }
  if (hour > 24 || hour * 60 + minute > 1440) return std::nullopt;
  return hour * 60 + minute;
}

// "16:00", "9.30" and "5", each with a half of the day behind it: "5pm", "9.30am".
std::optional<int> joined_clock(std::string_view word, int half) {
  const std::size_t letters = std::min(word.find_first_not_of("0123456789.:"), word.size());
  const std::string_view rest = word.substr(letters);
  word = word.substr(0, letters);
  if (!rest.empty()) {
    if (half >= 0) return std::nullopt;
    half = half_of_day(rest);
    const bool hours = rest == "h" || rest == "hrs" || (rest.front() == 'h' && rest.size() == 3);
    if (half < 0 && !(hours && letters <= 2)) return std::nullopt;
    if (rest.size() == 3 && rest != "hrs" && half < 0)
      return minute_of_day(digits(word), digits(rest.substr(1)), -1);
    if (half < 0) return minute_of_day(digits(word), 0, -1);
  }
  const std::size_t mark = word.find_first_of(":.");
  if (mark == std::string_view::npos)
    return half < 0 ? std::nullopt : minute_of_day(digits(word), 0, half);
  // "5.30" alone is a number.
  if (word[mark] == '.' && half < 0) return std::nullopt;
  const std::string_view minutes = word.substr(mark + 1, 2);
  if (mark > 2 || minutes.size() < 2) return std::nullopt;
  return minute_of_day(digits(word.substr(0, mark)), digits(minutes), half);
}

bool is_day(int day) {
  return day >= 1 && day <= 31;
}

bool is_year(int year) {
  return year >= 1970 && year <= 2199;
}

// "2026-12-25", "12/25", "25.12.2026", "2026-12-25t16:00z".
std::optional<NamedDate> numeric_date(std::string_view word) {
  NamedDate date{1};
  if (const std::size_t time = word.find('t'); time == 10) {
    const auto minute = joined_clock(word.substr(time + 1, 5), -1);
    if (!minute) return std::nullopt;
    date.minute = *minute;
    word = word.substr(0, time);
  }
  const std::size_t mark = word.find_first_of("-/.");
  if (mark == std::string_view::npos || mark == 0) return std::nullopt;
  std::array<int, 3> parts{};
  std::size_t count = 0;
  for (std::string_view rest = word;; ++count) {
    const std::size_t end = std::min(rest.find(word[mark]), rest.size());
    if (count == parts.size() || end == 3) return std::nullopt;
    parts[count] = digits(rest.substr(0, end));
    if (parts[count] < 0) return std::nullopt;
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  ++count;
  const bool slash = word[mark] == '/';
  if (count < 2 || (count == 2 && !slash)) return std::nullopt;
  if (count == 3 && is_year(parts[0])) {
    date.year = parts[0];
    date.month = parts[1];
    date.day = parts[2];
  } else {
    if (count == 3) {
      date.year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
      if (!is_year(date.year) || (parts[2] < 100 && !slash)) return std::nullopt;
    }
    // Day and month in the order of America with "/", of Europe with ".".
    date.month = slash ? parts[0] : parts[1];
    date.day = slash ? parts[1] : parts[0];
    if (date.month > 12) std::swap(date.month, date.day);
    date.either_order = slash && date.day <= 12 && date.day != date.month;
  }
  if (date.month < 1 || date.month > 12 || !is_day(date.day)) return std::nullopt;
  return date;
}

// "5", "5th": the day of a month.
int day_named(std::string_view word) {
  if (word.size() > 2 && (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") ||
                          word.ends_with("th")))
    word.remove_suffix(2);
  const int day = word.size() <= 2 ? digits(word) : -1;
  return is_day(day) ? day : -1;
}

// Takes up the year behind a date: "May 5, 2026".
NamedDate with_year(Words words, std::size_t at, NamedDate date) {
  std::size_t next = at + date.words;
  if (next < words.size() && words[next].folded == ",") ++next;
  if (next < words.size() && is_year(digits(words[next].folded))) {
    date.year = digits(words[next].folded);
    date.words = next + 1 - at;
  }
  return date;
}

}  // namespace

bool may_begin_time(const Word& word) noexcept {
  return begins_with_digit(word.folded) || count_words.has(word) || month_words.has(word);
}

int month_named(std::string_view word) noexcept {
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < month_names.size(); ++i)
    if (word == month_names[i] || word == month_names[i].substr(0, short_name))
      return static_cast<int>(i) + 1;
  return 0;
}

int month_named(const Word& word) noexcept {
  return month_words.has(word) ? month_named(word.folded) : 0;
}

std::optional<NamedWeekday> weekday_named(std::string_view word) noexcept {
  if (word == "tues") return NamedWeekday{1, true};
  if (word == "thur" || word == "thurs") return NamedWeekday{3, true};
  for (std::size_t i = 0; i < weekday_names.size(); ++i) {
    const int day = static_cast<int>(i);
    if (word == weekday_names[i]) return NamedWeekday{day, false};
    if (word == weekday_names[i].substr(0, short_name)) return NamedWeekday{day, true};
  }
  return std::nullopt;
}

std::optional<NamedDuration> duration_at(Words words, std::size_t at) {
  const std::string_view first = words[at].folded;
  // "20min", "48hrs"; "17h" is a clock.
  const bool number = begins_with_digit(first);
  if (number) {
    const std::size_t letters = first.find_first_not_of("0123456789.-");
    if (letters != std::string_view::npos) {
      const UnitName* unit = unit_named(first.substr(letters));
      if (unit == nullptr || first.substr(letters) == "h") return std::nullopt;
      return NamedDuration{1, count_in_digits(first.substr(0, letters)), unit->unit, unit->working};
    }
  }
  double amount = count_named(words[at]);
  if (amount < 0) {
    if (!number) return std::nullopt;
    amount = 0;
  }
  bool working = false;
  std::size_t i = at + 1;
  for (; i < words.size() && i < at + 6; ++i) {
    const std::string_view word = words[i].folded;
    if (const UnitName* unit = unit_named(word)) {
      ++i;
      // "half an hour" was counted as a half and as one.
      NamedDuration duration{i - at, amount, unit->unit, working || unit->working};
      const auto is = [&](std::size_t offset, std::string_view expected) {
        return i + offset < words.size() && words[i + offset].folded == expected;
      };
      if (is(0, "ago") || is(0, "old") || is(0, "earlier") || is(0, "late")) return std::nullopt;
      if (is(0, "or") && is(1, "two") && amount == 1) {
        duration.amount = 2;
        duration.words += 2;
      } else if (is(0, "and") && is(1, "a") && is(2, "half")) {
        duration.amount += 0.5;
        duration.words += 3;
      }
      return duration;
    }
    const double count = count_named(words[i]);
    working = working || word == "business" || word == "working";
    if (count >= 0) {
      if (amount == 0.5 && count == 1) continue;
      amount = count;
      continue;
    }
    const bool inner = begins_with_digit(word) || word == "or" || word == "to" || word == "-" ||
                       word == "–" || word == "of" || word == "business" || word == "working" ||
                       word == "full" || word == "more" || word == "and" || word == "further" ||
                       word == "calendar";
    if (!inner) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<NamedClock> clock_at(Words words, std::size_t at) {
  const std::string_view word = words[at].folded;
  if (!begins_with_digit(word)) return std::nullopt;
  const bool more = at + 1 < words.size();
  const std::string_view next = more ? words[at + 1].folded : std::string_view{};
  if (const int half = half_of_day(next); half >= 0) {
    const auto minute = joined_clock(word, half);
    if (!minute) return std::nullopt;
    return NamedClock{2, *minute};
  }
  if (next == "o'clock" && word.size() <= 2) {
    const auto minute = minute_of_day(digits(word), 0, -1);
    if (!minute) return std::nullopt;
    return NamedClock{2, *minute};
  }
  // A clock that came apart: "16", ":", "00".
  if (next == ":" && word.size() <= 2 && at + 2 < words.size() &&
      words[at + 2].folded.size() == 2 && words[at + 1].span.start == words[at].span.end &&
      words[at + 2].span.start == words[at + 1].span.end) {
    const auto minute = minute_of_day(digits(word), digits(words[at + 2].folded), -1);
    if (!minute) return std::nullopt;
    return NamedClock{3, *minute};
  }
  const auto minute = joined_clock(word, -1);
  if (!minute) return std::nullopt;
  return NamedClock{1, *minute};
}

std::optional<NamedDate> date_at(Words words, std::size_t at) {
  const std::string_view word = words[at].folded;
  const auto folded = [&](std::size_t i) {
    return i < words.size() ? words[i].folded : std::string_view{};
  };
  const auto month_at = [&](std::size_t i) { return i < words.size() ? month_named(words[i]) : 0; };
  if (const int month = month_at(at); month > 0) {
    const int day = day_named(folded(at + 1));
    if (day < 0) return std::nullopt;
    return with_year(words, at, {2, 0, month, day});
  }
  if (!begins_with_digit(word)) return std::nullopt;
  if (const int day = day_named(word); day > 0) {
    if (const int month = month_at(at + 1); month > 0)
      return with_year(words, at, {2, 0, month, day});
    if (const int month = month_at(at + 2); month > 0 && folded(at + 1) == "of")
      return with_year(words, at, {3, 0, month, day});
    // "on the 25th"
    if (at > 0 && words[at - 1].folded == "the" && word.size() > 2 && !is_ascii_digit(word.back()))
      return NamedDate{1, 0, 0, day};
    return std::nullopt;
  }
  return numeric_date(word);
}

}  // namespace replylint
