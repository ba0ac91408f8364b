#include "cli/dates.h"

#include <ctime>

#include "text/ascii.h"

namespace replylint::cli {

namespace {

// Takes numbers and marks from the front of a text; notes if one was not there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  std::int64_t digits(std::size_t count, std::int64_t smallest, std::int64_t largest) noexcept {
    std::int64_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_.empty() || !is_ascii_digit(rest_.front())) return fail();
      number = number * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return number < smallest || number > largest ? fail() : number;
  }
  bool skip(char mark) noexcept {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void demand(char mark) noexcept {
    if (!skip(mark)) fail();
  }
  void skip_digits() noexcept {
    while (!rest_.empty() && is_ascii_digit(rest_.front())) rest_.remove_prefix(1);
  }
  [[nodiscard]] bool complete() const noexcept { return good_ && rest_.empty(); }
  [[nodiscard]] bool empty() const noexcept { return rest_.empty(); }

 private:
  std::int64_t fail() noexcept {
    good_ = false;
    return 0;
  }
  std::string_view rest_;
  bool good_ = true;
};

// Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant, "days_from_civil").
std::int64_t days_since_epoch(std::int64_t year, std::int64_t month, std::int64_t day) noexcept {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

std::int64_t days_of_month(std::int64_t year, std::int64_t month) noexcept {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

Date current_time() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {now, static_cast<std::int32_t>(local.tm_gmtoff)};
}

std::optional<Date> parse_iso_date(std::string_view text) noexcept {
  Scanner scanner(text);
  const std::int64_t year = scanner.digits(4, 1, 9999);
  scanner.demand('-');
  const std::int64_t month = scanner.digits(2, 1, 12);
  scanner.demand('-');
  const std::int64_t day = scanner.digits(2, 1, 31);
  std::int64_t seconds = 0;
  std::int64_t offset = 0;
  if (!scanner.empty()) {
    if (!scanner.skip('T') && !scanner.skip('t')) scanner.demand(' ');
    seconds = scanner.digits(2, 0, 24) * 3600;
    scanner.demand(':');
    seconds += scanner.digits(2, 0, 59) * 60;
    if (scanner.skip(':')) seconds += scanner.digits(2, 0, 60);
    if (scanner.skip('.') || scanner.skip(',')) scanner.skip_digits();
    scanner.skip(' ');
    const bool west = scanner.skip('-');
    if (west || scanner.skip('+')) {
      offset = scanner.digits(2, 0, 23) * 3600;
      scanner.skip(':');
      if (!scanner.empty()) offset += scanner.digits(2, 0, 59) * 60;
      if (west) offset = -offset;
    } else if (!scanner.skip('Z')) {
      scanner.skip('z');
    }
  }
  if (!scanner.complete() || day > days_of_month(year, month)) return std::nullopt;
  Date date;
  date.seconds = days_since_epoch(year, month, day) * 86400 + seconds - offset;
  date.utc_offset = static_cast<std::int32_t>(offset);
  return date;
}

}  // namespace replylint::cli
