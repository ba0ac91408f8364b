// A resolved style, as plain data.
#ifndef REPLYLINT_STYLES_STYLE_DATA_H
#define REPLYLINT_STYLES_STYLE_DATA_H

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "replylint/diagnostic.h"
#include "replylint/style.h"

namespace replylint {

// Where a style says something: an index into StyleData::files, and a line from 1.
struct Origin {
  std::uint32_t file = 0;
  std::uint32_t line = 0;  // 0: not known
};

// What a style says about one rule; what it leaves open, the rule's own defaults decide.
struct RuleSettings {
  std::optional<bool> enabled;
  std::optional<Severity> severity;
  std::map<std::string, double, std::less<>> parameters;
  std::map<std::string, Origin, std::less<>> origins;  // of "severity" (on and off too), and of
                                                       // each parameter
};

// [[phrase]]: patterns on the writer's prose. Its id is a rule of the catalogue, to which it adds
// evidence, or a new rule of the style's own.
struct Phrase {
  std::string id;
  std::vector<std::string> patterns;  // RE2 syntax; matched without regard to case
  std::string message;  // "{match}" stands for the words found; empty: the rule's own message
  std::string replace;  // what to write instead, as a fix; empty: none
  std::vector<std::string> unless;  // does not fire where one of these matches the same sentence
  std::optional<Severity> severity;
  // The response that requires these words: then they are no offence, and no rule of their own.
  std::string required_by = {};
  Origin origin = {};
};

// [[response]]: if the customer asked for a topic and the reply says that it is done, the reply
// must say something.
struct Response {
  std::string id;
  std::vector<std::string> topics;    // words or phrases of the customer's item
  std::string when = "done";          // "done" or "always"
  std::vector<std::string> require;   // RE2 syntax; one of them must stand in the reply
  bool require_preformatted = false;  // and pasted text after a line that introduces it
  std::string suggest;
  std::optional<Severity> severity;
  Origin origin = {};
};

// What has to be asked of a customer who reports an incident.
struct IntakeField {
  std::string name;                // "version", "exact error text"
  std::vector<std::string> words;  // other words for it
  std::string why;                 // what it is needed for; empty: not said
};

// [[intake]]: the questions for one type of incident.
struct Intake {
  std::vector<std::string> topics;  // words or phrases of the customer's message
  std::vector<IntakeField> fields;
  Origin origin = {};
};

// Time of service on one day of the week, in minutes from midnight, [start, end).
struct ServiceHours {
  int weekday = 0;  // 0 Monday to 6 Sunday
  int start = 0;
  int end = 0;  // up to 1440
};

struct CalendarDay {
  int year = 0;
  int month = 0;  // from 1
  int day = 0;    // from 1
  friend auto operator<=>(const CalendarDay&, const CalendarDay&) = default;
};

// [service-level] and [service-level.NAME]: how fast mail is answered.
struct ServiceLevel {
  std::string name;                         // empty: for all writers that no other one names
  std::vector<std::string> from;            // address patterns of the writers it holds for
  std::optional<std::int64_t> acknowledge;  // seconds
  std::optional<std::int64_t> actionable;
  std::optional<std::int64_t> resolve;
  std::vector<ServiceHours> hours;    // in the order of the week; empty: around the clock
  std::string time_zone;              // of the IANA database; empty: the writer's own
  std::vector<CalendarDay> holidays;  // sorted
  std::map<std::string, Origin, std::less<>> origins;  // by key
};

struct StyleData;

// [[customers]]: who is judged by another style, or not at all. The first that fits counts.
struct CustomerStyle {
  std::vector<std::string> addresses;  // address patterns
  std::string style;                   // name or path; empty: no check
  std::shared_ptr<const StyleData> data;
  Origin origin = {};
};

// A setting of the style as a whole that is a list of strings.
struct StringList {
  std::vector<std::string> entries;
  Origin origin = {};
};

struct StyleData {
  std::string name;
  std::vector<std::string> files;  // what the style was read from, itself first
  std::map<std::string, RuleSettings, std::less<>> rules;
  std::vector<Phrase> phrases;
  std::vector<Response> responses;
  std::vector<Intake> intakes;
  std::vector<ServiceLevel> service_levels;  // the one without a name last
  std::vector<CustomerStyle> customers;
  StringList required_cc;     // address patterns, each of which must be on Cc: or To:
  StringList internal;        // address patterns of colleagues
  StringList internal_words;  // words that are meant for colleagues only
};

// The severity of a rule of the catalogue, or of a phrase or response of the style; nothing if it
// is off or not known.
[[nodiscard]] std::optional<Severity> severity_in(const StyleData& style, std::string_view rule);

// The same of what a phrase finds, without looking for it among all: a style may have many.
[[nodiscard]] std::optional<Severity> severity_in(const StyleData& style, const Phrase& phrase);

// The service level of a writer with that address, or nullptr.
[[nodiscard]] const ServiceLevel* service_level_of(const StyleData& style,
                                                   std::string_view address) noexcept;

// Whether an address fits a pattern, in which each "*" stands for any characters ("*@example.com").
// ASCII case is ignored.
[[nodiscard]] bool matches_address(std::string_view pattern, std::string_view address) noexcept;

// The same for a list of patterns, of which one must fit.
[[nodiscard]] bool matches_address(const std::vector<std::string>& patterns,
                                   std::string_view address) noexcept;

[[nodiscard]] inline const StyleData& data_of(const Style& style) noexcept {
  return *style.data_;
}

}  // namespace replylint

#endif
