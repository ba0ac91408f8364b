// The line that says who wrote the quoted message, and when.
#ifndef REPLYLINT_RULES_ATTRIBUTION_LINE_H
#define REPLYLINT_RULES_ATTRIBUTION_LINE_H

#include <string>
#include <string_view>
#include <vector>

#include "replylint/message.h"

namespace replylint {

// "On Mon, 15 Dec 2003, Tyler Hannigan wrote:" from the headers of the quoted message, in words of
// the language ("en", "de"). Without a date it says who wrote; empty if that is not known, or not
// how to say it in the language.
[[nodiscard]] std::string attribution_line(const Message& quoted, std::string_view language);

// "Mon, 15 Dec 2003": the day as the writer of the date saw it.
[[nodiscard]] std::string day_of(const Date& date);

// A day as an attribution names it.
struct NamedDay {
  int year = 0;  // 0: not named
  int month = 0;
  int day = 0;
};

// What an attribution in any of the common languages says.
struct AttributionParts {
  std::vector<Span> names;      // capitalised words that are no part of a date, in the body
  std::vector<Span> addresses;  // "dana@example.com"
  std::vector<NamedDay> days;   // the readings of its date: "3/4/2026" has two; empty: none
};

[[nodiscard]] AttributionParts read_attribution(std::string_view body, Span attribution);

// Is one of the readings the day of `date` somewhere on earth?
[[nodiscard]] bool is_day_of(const std::vector<NamedDay>& days, const Date& date);

}  // namespace replylint

#endif
