#include "text/deadlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/time_words.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;

constexpr int noon = 12 * 60;
constexpr int end_of_day = 24 * 60;

// How zones are called in mail. "EST" is written all year round, so it means the place.
constexpr auto zone_names = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"acst", "Australia/Adelaide"},
    {"aest", "Australia/Sydney"},
    {"aedt", "Australia/Sydney"},
    {"awst", "Australia/Perth"},
    {"bst", "Europe/London"},
    {"cdt", "America/Chicago"},
    {"central", "America/Chicago"},
    {"cest", "Europe/Berlin"},
    {"cet", "Europe/Berlin"},
    {"cst", "America/Chicago"},
    {"ct", "America/Chicago"},
    {"eastern", "America/New_York"},
    {"edt", "America/New_York"},
    {"eest", "Europe/Athens"},
    {"eet", "Europe/Athens"},
    {"est", "America/New_York"},
    {"et", "America/New_York"},
    {"gmt", "Etc/UTC"},
    {"hkt", "Asia/Hong_Kong"},
    {"ist", "Asia/Kolkata"},
    {"jst", "Asia/Tokyo"},
    {"kst", "Asia/Seoul"},
    {"mdt", "America/Denver"},
    {"mountain", "America/Denver"},
    {"msk", "Europe/Moscow"},
    {"mst", "America/Denver"},
    {"mt", "America/Denver"},
    {"nzdt", "Pacific/Auckland"},
    {"nzst", "Pacific/Auckland"},
    {"pacific", "America/Los_Angeles"},
    {"pdt", "America/Los_Angeles"},
    {"pst", "America/Los_Angeles"},
    {"pt", "America/Los_Angeles"},
    {"sast", "Africa/Johannesburg"},
    {"sgt", "Asia/Singapore"},
    {"utc", "Etc/UTC"},
    {"wat", "Africa/Lagos"},
    {"wet", "Europe/Lisbon"},
    {"z", "Etc/UTC"},
});

// The parts of a day by their end, in minutes.
constexpr auto parts_of_day =
    std::to_array<std::pair<std::string_view, int>>({{"morning", noon},
                                                     {"noon", noon},
                                                     {"midday", noon},
                                                     {"lunchtime", 14 * 60},
                                                     {"lunch", 14 * 60},
                                                     {"afternoon", 18 * 60},
                                                     {"evening", 22 * 60},
                                                     {"night", end_of_day},
                                                     {"midnight", end_of_day}});

std::optional<int> part_of_day(std::string_view word) {
  const auto found = std::find_if(parts_of_day.begin(), parts_of_day.end(),
                                  [&](const auto& part) { return part.first == word; });
  if (found == parts_of_day.end()) return std::nullopt;
  return found->second;
}

// Monday of the week of a day.
local_days monday_of(local_days day) {
  return day - days(std::chrono::weekday(day).iso_encoding() - 1);
}

local_days end_of_month(local_days day, int months_later) {
  const std::chrono::year_month_day date(day);
  const auto month = date.year() / date.month() + std::chrono::months(months_later);
  return local_days(month / std::chrono::last);
}

bool is_weekend(local_days day) {
  return std::chrono::weekday(day).iso_encoding() > 5;
}

local_days add_working_days(local_days day, int count) {
  while (count > 0) {
    day += days(1);
    if (!is_weekend(day)) --count;
  }
  return day;
}

// What is said of one moment, word by word.
struct Moment {
  std::size_t first = 0;  // words [first, end)
  std::size_t end = 0;
  std::optional<local_days> day;
  bool weekday_only = false;
  std::optional<int> minute;    // of the day
  bool minute_is_part = false;  // by a part of the day, not by a clock
  std::optional<std::chrono::seconds> from_now;
  std::optional<TimeZone> zone;
};

class Reader {
 public:
  Reader(Words words, const Date& written)
      : words_(words), written_(instant_of(written)), own_zone_(zone_of(written)) {
    today_ = std::chrono::floor<days>(own_zone_.to_local(written_));
  }

  std::optional<Deadline> read() {
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t count = is_past(i) ? 0 : take(i);
      i += std::max<std::size_t>(count, 1);
    }
    finish();
    return latest_;
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return i < words_.size() ? words_[i].folded : std::string_view{};
  }
  [[nodiscard]] bool after(std::size_t i, std::string_view before) const {
    return i > 0 && words_[i - 1].folded == before;
  }
  template <typename Set>
  [[nodiscard]] bool after_one_of(std::size_t i, const Set& set) const {
    return i > 0 && set.has(words_[i - 1]);
  }

  // "last Friday", "yesterday at 16:00", "since Monday": told.
  [[nodiscard]] bool is_past(std::size_t i) const {
    static constexpr auto told = word_set("last", "since", "yesterday", "past", "previous");
    return after_one_of(i, told) ||
           (after_one_of(i, word_set("at", "the", "on")) && i > 1 && told.has(words_[i - 2]));
  }

  // Adds `count` words at i to the moment that is being read, or begins a new one.
  Moment& part(std::size_t i, std::size_t count) {
    constexpr std::size_t longest_gap = 4;  // "Friday (the 3rd), no later than 16:00"
    if (moment_.end > 0 && i > moment_.end + longest_gap) finish();
    if (moment_.end == 0) moment_.first = i;
    moment_.end = i + count;
    return moment_;
  }

  // Nothing but marks between the moment that is being read and word i.
  [[nodiscard]] bool follows(std::size_t i) const {
    for (std::size_t between = moment_.end; between < i; ++between)
      if (words_[between].kind != WordKind::symbol && word(between) != "the") return false;
    return true;
  }

  std::size_t set_day(std::size_t i, std::size_t count, local_days day, bool weekday = false) {
    // "Friday, 3 March" and "tomorrow (Friday)" are one day, "today or Friday" are two.
    const bool one_day = moment_.day && moment_.weekday_only != weekday && follows(i);
    if (moment_.day && !one_day) finish();
    Moment& moment = part(i, count);
    if (one_day && weekday) return count;
    moment.day = day;
    moment.weekday_only = weekday;
    return count;
  }

  std::size_t set_clock(std::size_t i, std::size_t count, int minute) {
    if (moment_.minute && !moment_.minute_is_part) finish();
    Moment& moment = part(i, count);
    moment.minute = minute;
    moment.minute_is_part = false;
    return count;
  }

  // "tomorrow morning", "at 5 in the afternoon".
  std::size_t set_part_of_day(std::size_t i, std::size_t count, int minute) {
    Moment& moment = part(i, count);
    if (moment.minute && !moment.minute_is_part) {
      if (minute > noon && *moment.minute < noon) *moment.minute += noon;
    } else {
      moment.minute = minute;
      moment.minute_is_part = true;
    }
    return count;
  }

  // Takes up what begins at word i; returns how many words that is.
  std::size_t take(std::size_t i) {
    for (const auto take_some : {&Reader::take_duration, &Reader::take_date, &Reader::take_clock,
                                 &Reader::take_end, &Reader::take_next, &Reader::take_day})
      if (const std::size_t count = (this->*take_some)(i)) return count;
    return 0;
  }

  std::size_t take_duration(std::size_t i) {
    auto duration = duration_at(words_, i);
    if (!duration && (after(i, "within") || after(i, "in"))) {
      const std::string_view hours = word(i);
      // "within 24h"; "within the hour"
      if (hours.ends_with('h') && hours.size() <= 3) {
        if (const auto clock = clock_at(words_, i))
          duration = NamedDuration{1, clock->minute / 60.0, TimeUnit::hour, false};
      } else if (hours == "the" || hours == "this") {
        if (word(i + 1) == "hour") duration = NamedDuration{2, 1, TimeUnit::hour, false};
        if (word(i + 1) == "day") duration = NamedDuration{2, 0, TimeUnit::day, false};
        if (word(i + 1) == "week") duration = NamedDuration{2, 1, TimeUnit::week, false};
        if (word(i + 1) == "month") duration = NamedDuration{2, 1, TimeUnit::month, false};
      }
    }
    if (!duration) return 0;
    // "It was down for two hours."
    if (after(i, "for") || (i > 1 && after(i - 1, "for")) || after(i, "these"))
      return duration->words;
    constexpr double longest = 1000;
    const double amount = std::min(duration->amount, longest);
    const auto whole = static_cast<int>(std::ceil(amount));
    if (moment_.from_now || moment_.day) finish();
    switch (duration->unit) {
      case TimeUnit::second:
      case TimeUnit::minute:
      case TimeUnit::hour: {
        const double seconds = duration->unit == TimeUnit::second   ? 1
                               : duration->unit == TimeUnit::minute ? 60
                                                                    : 3600;
        // Four working hours may end on the next working day.
        if (duration->working && duration->unit == TimeUnit::hour)
          return set_day(i, duration->words, add_working_days(today_, (whole + 7) / 8));
        part(i, duration->words).from_now =
            std::chrono::seconds(static_cast<std::int64_t>(amount * seconds));
        return duration->words;
      }
      case TimeUnit::day:
        return set_day(i, duration->words,
                       duration->working ? add_working_days(today_, whole) : today_ + days(whole));
      case TimeUnit::week:
        return set_day(i, duration->words, today_ + days(7 * whole));
      case TimeUnit::month:
        break;
    }
    return set_day(i, duration->words, today_ + days(31 * whole));
  }

  std::size_t take_date(std::size_t i) {
    const auto date = date_at(words_, i);
    if (!date) return 0;
    local_days day = day_of(*date, date->month, date->day);
    if (date->either_order) day = std::max(day, day_of(*date, date->day, date->month));
    set_day(i, date->words, day);
    if (date->minute >= 0) {
      set_clock(i, date->words, date->minute);
      if (word(i).ends_with('z')) moment_.zone = TimeZone::fixed(std::chrono::seconds(0));
    }
    return date->words;
  }

  // Without a year: the next one, unless the day is not long past.
  [[nodiscard]] local_days day_of(const NamedDate& date, int month, int day) const {
    const std::chrono::year_month_day today(today_);
    const auto make = [&](std::chrono::year year, std::chrono::month in) {
      const auto last = (year / in / std::chrono::last).day();
      return local_days(year / in / std::min(std::chrono::day(static_cast<unsigned>(day)), last));
    };
    if (month == 0) {
      const local_days this_month = make(today.year(), today.month());
      if (this_month >= today_) return this_month;
      const auto next = today.year() / today.month() + std::chrono::months(1);
      return make(next.year(), next.month());
    }
    const std::chrono::month named(static_cast<unsigned>(month));
    if (date.year != 0) return make(std::chrono::year(date.year), named);
    constexpr days long_past{60};
    const local_days this_year = make(today.year(), named);
    return this_year >= today_ - long_past ? this_year
                                           : make(today.year() + std::chrono::years(1), named);
  }

  std::size_t take_clock(std::size_t i) {
    auto clock = clock_at(words_, i);
    if (!clock) clock = bare_hour(i);
    if (!clock) return 0;
    const std::string_view first = word(i);
    std::size_t count = clock->words;
    int minute = clock->minute;
    // "by 5:30" is hardly the one at night.
    const bool said_half = first.find_first_not_of("0123456789:") != std::string_view::npos ||
                           (count == 2 && word(i + 1) != "o'clock");
    if (!said_half && !first.starts_with('0') && minute >= 60 && minute < 7 * 60) minute += noon;
    std::optional<TimeZone> zone;
    if (const std::size_t zone_words = zone_at(i + count, zone)) count += zone_words;
    set_clock(i, count, minute);
    if (zone) moment_.zone = zone;
    return count;
  }

  // "by 5 today", "at 10 on Friday".
  [[nodiscard]] std::optional<NamedClock> bare_hour(std::size_t i) const {
    static constexpr auto before =
        word_set("at", "by", "before", "until", "till", "around", "about");
    static constexpr auto behind =
        word_set("today", "tomorrow", "tonight", "on", "this", "at", "latest", "sharp", "monday",
                 "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    const std::string_view hour = word(i);
    if (hour.empty() || hour.size() > 2 || hour.find_first_not_of("0123456789") != hour.npos ||
        !after_one_of(i, before))
      return std::nullopt;
    int value = 0;
    for (const char c : hour) value = value * 10 + (c - '0');
    std::optional<TimeZone> zone;
    const bool in_part = word(i + 1) == "in" && word(i + 2) == "the" && part_of_day(word(i + 3));
    if (value < 1 || value > 24 ||
        (!behind.has(word(i + 1)) && !in_part && zone_at(i + 1, zone) == 0))
      return std::nullopt;
    return NamedClock{1, value * 60};
  }

  // "ET", "(CET)", "UTC+2", "Pacific time".
  [[nodiscard]] std::size_t zone_at(std::size_t i, std::optional<TimeZone>& zone) const {
    const std::size_t first = word(i) == "(" ? i + 1 : i;
    const std::string_view name = word(first);
    const auto found = std::find_if(zone_names.begin(), zone_names.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (found == zone_names.end()) return 0;
    std::size_t next = first + 1;
    if ((name == "utc" || name == "gmt") && (word(next) == "+" || word(next) == "-") &&
        word(next + 1).size() <= 2) {
      int hours = 0;
      for (const char c : word(next + 1)) hours = is_ascii_digit(c) ? hours * 10 + (c - '0') : 99;
      if (hours <= 14) {
        zone = TimeZone::fixed(std::chrono::hours(word(next) == "+" ? hours : -hours));
        return next + 2 - i;
      }
    }
    zone = TimeZone::named(found->second);
    if (word(next) == "time") ++next;
    return zone ? next - i : 0;
  }

  // "end of the day", "close of business", "end of next week", "EOD".
  std::size_t take_end(std::size_t i) {
    const std::string_view first = word(i);
    if (first == "eod" || first == "cob") return set_part_of_day(i, 1, end_of_day);
    if (first == "eow") return set_day(i, 1, monday_of(today_) + days(6));
    if (first == "eom") return set_day(i, 1, end_of_month(today_, 0));
    if (first == "close" && word(i + 1) == "of" &&
        (word(i + 2) == "business" || word(i + 2) == "play"))
      return set_part_of_day(i, 3, end_of_day);
    if (first == "first" && word(i + 1) == "thing") return set_part_of_day(i, 2, noon);
    if (first != "end" && first != "ends") return 0;
    std::size_t at = i + 1;
    if (word(at) == "of") ++at;
    if (word(at) == "the" || word(at) == "this" || word(at) == "our" || word(at) == "my") ++at;
    if (word(at) == "business" || word(at) == "working") {
      if (word(at + 1) == "day") ++at;
      return set_part_of_day(i, at + 1 - i, end_of_day);
    }
    if (word(at) == "day" || word(at) == "shift") return set_part_of_day(i, at + 1 - i, end_of_day);
    if (word(at) == "week") return set_day(i, at + 1 - i, monday_of(today_) + days(6));
    if (word(at) == "month") return set_day(i, at + 1 - i, end_of_month(today_, 0));
    if (word(at) == "quarter") {
      const std::chrono::year_month_day date(today_);
      const auto month = static_cast<int>(static_cast<unsigned>(date.month()));
      return set_day(i, at + 1 - i, end_of_month(today_, (3 - month % 3) % 3));
    }
    return 0;
  }

  // "next Friday", "next week", "this afternoon", "next business day".
  std::size_t take_next(std::size_t i) {
    const bool next = word(i) == "next";
    if (!next && word(i) != "this") return 0;
    const std::string_view what = word(i + 1);
    if (const auto weekday = weekday_named(what)) {
      const local_days named = coming(weekday->day);
      const bool same_week = monday_of(named) == monday_of(today_);
      return set_day(i, 2, next && same_week ? named + days(7) : named, true);
    }
    if (what == "week" || what == "weekend") {
      const local_days monday = monday_of(today_) + days(next ? 7 : 0);
      const bool early = after_one_of(i, word_set("early", "beginning", "start")) ||
                         (after_one_of(i, word_set("of", "in")) && i > 1 &&
                          after_one_of(i - 1, word_set("early", "beginning", "start")));
      return set_day(i, 2, monday + days(early && what == "week" ? 2 : 6));
    }
    if (what == "month") return set_day(i, 2, end_of_month(today_, next ? 1 : 0));
    if (what == "year") {
      const std::chrono::year_month_day date(today_);
      return set_day(i, 2,
                     local_days((date.year() + std::chrono::years(next ? 1 : 0)) /
                                std::chrono::December / 31));
    }
    if (next && (what == "business" || what == "working") && word(i + 2) == "day")
      return set_day(i, 3, add_working_days(today_, 1));
    if (const auto minute = part_of_day(what)) {
      set_day(i, 2, today_ + days(next ? 1 : 0));
      return set_part_of_day(i, 2, *minute);
    }
    return 0;
  }

  // "today", "tomorrow morning", "on Friday", "in June", "over the weekend".
  std::size_t take_day(std::size_t i) {
    const std::string_view name = word(i);
    if (name == "today") return set_day(i, 1, today_);
    if (name == "tomorrow") {
      const bool day_after = after(i, "after") && i > 1 && words_[i - 2].folded == "day";
      return set_day(i, 1, today_ + days(day_after ? 2 : 1));
    }
    if (name == "tonight") return set_day(i, 1, today_);
    if (name == "overnight") {
      set_day(i, 1, today_ + days(1));
      return set_part_of_day(i, 1, noon);
    }
    if (name == "weekend") return set_day(i, 1, monday_of(today_) + days(6));
    if (name == "same" && word(i + 1) == "day") return set_day(i, 2, today_);
    if (const auto weekday = weekday_named(name)) {
      static constexpr auto prepositions =
          word_set("on", "by", "until", "till", "before", "from", "for");
      if (weekday->short_name && !after_one_of(i, prepositions)) return 0;
      return set_day(i, 1, coming(weekday->day), true);
    }
    static constexpr auto prepositions =
        word_set("in", "by", "until", "late", "early", "end", "of");
    if (const int month = month_named(name);
        month > 0 && name != "may" && after_one_of(i, prepositions))
      return set_day(i, 1, end_of_month(day_of({1, 0, month, 28}, month, 28), 0));
    if (const auto minute = part_of_day(name)) {
      // "in the morning" of another day than "tomorrow" is the next one.
      return set_part_of_day(i, 1, *minute);
    }
    return 0;
  }

  // The next day of that name; a week from today if it is today's.
  [[nodiscard]] local_days coming(int weekday) const {
    const auto today = static_cast<int>(std::chrono::weekday(today_).iso_encoding()) - 1;
    const int ahead = (weekday - today + 7) % 7;
    return today_ + days(ahead == 0 ? 7 : ahead);
  }

  void finish() {
    if (moment_.end == 0) return;
    const TimeZone& zone = moment_.zone ? *moment_.zone : own_zone_;
    const local_days own_today = today_;
    Deadline deadline;
    deadline.span = {words_[moment_.first].span.start, words_[moment_.end - 1].span.end};
    if (moment_.from_now) {
      deadline.latest = written_ + *moment_.from_now;
    } else {
      const auto now = zone.to_local(written_);
      const auto today = std::chrono::floor<days>(now);
      // The zone named may be on another day already.
      const local_days day = moment_.day ? *moment_.day + (today - own_today) : today;
      std::chrono::local_seconds local = day + minutes(moment_.minute.value_or(end_of_day));
      if (!moment_.day && local <= now) local += days(1);
      deadline.latest = zone.to_instant(local);
    }
    // A day ends at the midnight behind it.
    const auto last = own_zone_.to_local(deadline.latest) - std::chrono::seconds(1);
    deadline.days = static_cast<int>((std::chrono::floor<days>(last) - own_today).count());
    if (!latest_ || deadline.latest > latest_->latest) latest_ = deadline;
    moment_ = {};
  }

  Words words_;
  std::chrono::sys_seconds written_;
  TimeZone own_zone_;
  local_days today_;
  Moment moment_;
  std::optional<Deadline> latest_;
};

}  // namespace

std::optional<Deadline> find_deadline(Words words, const Date& written) {
  return Reader(words, written).read();
}

}  // namespace replylint
