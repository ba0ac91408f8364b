#include "text/times.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr auto units = std::to_array<std::string_view>(
    {"second", "seconds", "secs", "minute",  "minutes",  "min",     "mins",    "hour",
     "hours",  "hr",      "hrs",  "day",     "days",     "week",    "weeks",   "weekend",
     "month",  "months",  "h",    "weekday", "weekdays", "workday", "workdays"});
constexpr auto counts = std::to_array<std::string_view>(
    {"one",   "two",   "three", "four",   "five",    "six",    "seven",
     "eight", "nine",  "ten",   "twelve", "fifteen", "twenty", "thirty",
     "forty", "sixty", "half",  "an",     "a",       "few",    "several"});
constexpr auto months = std::to_array<std::string_view>(
    {"january",   "february", "march",    "april",    "may",  "june", "july", "august",
     "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
     "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"});

bool is_count(std::string_view word) {
  return (!word.empty() && is_digit(word.front())) || one_of(word, counts);
}

// "5pm", "5.30am", "17h", "17h30", "20min": digits, then letters of a unit or half of the day.
bool is_joined_clock(std::string_view word) {
  if (word.empty() || !is_digit(word.front())) return false;
  const std::size_t letters = word.find_first_not_of("0123456789.:");
  if (letters == std::string_view::npos) return false;
  const std::string_view rest = word.substr(letters);
  return rest == "am" || rest == "pm" || rest == "a.m" || rest == "p.m" || rest == "hrs" ||
         (rest.front() == 'h' && all_digits(rest.substr(1))) || one_of(rest, units);
}

// "16:00", "9:05".
bool is_clock(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon != std::string_view::npos && (colon == 1 || colon == 2) &&
         all_digits(word.substr(0, colon)) && word.size() >= colon + 3 &&
         is_digit(word[colon + 1]) && is_digit(word[colon + 2]);
}

// "2026-12-25", "12/25", "25.12.2026": numbers joined by one kind of mark.
bool is_date(std::string_view word) {
  const std::size_t mark = word.find_first_of("-/.");
  if (mark == std::string_view::npos || mark == 0) return false;
  const char separator = word[mark];
  int parts = 0;
  bool year = false;
  for (std::size_t start = 0;; ++parts) {
    const std::size_t end = word.find(separator, start);
    const std::string_view part = word.substr(start, end - start);
    if (!all_digits(part) || part.size() == 3 || part.size() > 4) return false;
    year = year || part.size() == 4;
    if (end == std::string_view::npos) break;
    start = end + 1;
  }
  return parts == 2 ? year || separator == '/' : parts == 1 && separator == '/';
}

const WordPhrases& named_times() {
  static const WordPhrases phrases{
      "today",
      "tonight",
      "tomorrow",
      "overnight",
      "this morning|afternoon|evening|week|weekend|month|quarter",
      "next week|month|quarter|year|weekend|hour|morning|business|working|maintenance",
      "next few|couple|two|three hours|days|weeks|minutes|of",
      "next monday|tuesday|wednesday|thursday|friday|saturday|sunday",
      "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
      "on|by|until|till|next|this|before mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun",
      "noon|midday|midnight|lunchtime",
      "eod|cob|close of business|play",
      "end of the? day|week|month|business|afternoon|quarter|shift",
      "first thing",
      "o'clock",
      "right now|away",
      "immediately",
      "at once",
      "by then",
      "within the|an|this hour|day|week|month",
      "the same day",
      "same day",
      "every hour|day|morning|night|minute|week",
  };
  return phrases;
}

// "three hours", "20 minutes", "half an hour", "a couple of days", "2-3 business days"; the
// number of words, or 0.
std::size_t duration_at(Words words, std::size_t at) {
  std::size_t i = at;
  if (!is_count(words[i].folded)) return 0;
  for (++i; i < words.size() && i < at + 6; ++i) {
    const std::string_view word = words[i].folded;
    if (one_of(word, units)) {
      const std::size_t next = i + 1;
      const bool past =
          next < words.size() && (words[next].folded == "ago" || words[next].folded == "old" ||
                                  words[next].folded == "earlier" || words[next].folded == "late");
      return past ? 0 : next - at;
    }
    const bool inner = is_count(word) || word == "or" || word == "to" || word == "-" ||
                       word == "–" || word == "of" || word == "couple" || word == "business" ||
                       word == "working" || word == "full" || word == "more" || word == "and" ||
                       word == "another" || word == "further" || word == "calendar";
    if (!inner) return 0;
  }
  return 0;
}

// "may 5", "5 may", "december 25th", "the 25th of december": the number of words, or 0.
std::size_t calendar_date_at(Words words, std::size_t at) {
  const auto day = [&](std::size_t i) {
    if (i >= words.size()) return false;
    std::string_view word = words[i].folded;
    if (word.size() > 2 && (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") ||
                            word.ends_with("th")))
      word.remove_suffix(2);
    return all_digits(word) && word.size() <= 2;
  };
  const auto month = [&](std::size_t i) {
    return i < words.size() && one_of(words[i].folded, months);
  };
  if (month(at) && day(at + 1)) return 2;
  if (!day(at)) return 0;
  if (month(at + 1)) return 2;
  if (at + 2 < words.size() && words[at + 1].folded == "of" && month(at + 2)) return 3;
  // "on the 25th"
  if (at > 0 && words[at - 1].folded == "the" && words[at].folded.size() > 2) return 1;
  return 0;
}

// "On Monday we restarted it", "this morning, they were down": told, and not to come.
bool is_told_behind(Words words, std::size_t at) {
  static constexpr auto subjects = word_set("he", "i", "it", "she", "they", "we", "you");
  static constexpr auto past_verbs =
      word_set("began", "came", "did", "found", "gave", "got", "had", "made", "put", "sent", "saw",
               "took", "was", "went", "were", "wrote");
  if (at < words.size() && words[at].folded == ",") ++at;
  if (at + 1 >= words.size() || !subjects.has(words[at].folded)) return false;
  const std::string_view verb = words[at + 1].folded;
  return past_verbs.has(verb) ||
         (verb.size() > 4 && verb.ends_with("ed") && !verb.ends_with("eed"));
}

}  // namespace

std::optional<Span> find_time(Words words) {
  const auto span = [&](std::size_t first, std::size_t count) {
    return Span{words[first].span.start, words[first + count - 1].span.end};
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    // "a while ago" and "yesterday at 16:00" are past.
    if (word == "yesterday" || word == "last") {
      i += word == "last" ? 1 : 0;
      while (i + 1 < words.size() && (words[i + 1].folded == "at" || words[i + 1].folded == ":" ||
                                      is_count(words[i + 1].folded)))
        ++i;
      continue;
    }
    if (const std::size_t count = duration_at(words, i)) return span(i, count);
    if (const std::size_t count = calendar_date_at(words, i)) return span(i, count);
    if (is_clock(word) || is_joined_clock(word) || is_date(word)) return span(i, 1);
    if (all_digits(word) && i + 1 < words.size()) {
      const std::string_view next = words[i + 1].folded;
      if (next == "am" || next == "pm" || next == "a.m" || next == "p.m" || next == "a.m." ||
          next == "p.m." || next == "o'clock")
        return span(i, 2);
      // A clock that came apart: "16", ":", "00".
      if (next == ":" && word.size() <= 2 && i + 2 < words.size() &&
          all_digits(words[i + 2].folded) && words[i + 2].folded.size() == 2 &&
          words[i + 1].span.start == words[i].span.end &&
          words[i + 2].span.start == words[i + 1].span.end)
        return span(i, 3);
    }
    if (const auto match = named_times().match_at(words, i)) {
      if (!is_told_behind(words, match->end)) return span(match->first, match->end - match->first);
      i = match->end - 1;
      continue;
    }
    if ((word == "in" || word == "by" || word == "until" || word == "early" || word == "late") &&
        i + 1 < words.size() && words[i + 1].folded != "may" && one_of(words[i + 1].folded, months))
      return span(i, 2);
  }
  return std::nullopt;
}

}  // namespace replylint
