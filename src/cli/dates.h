// Dates as programs write them.
#ifndef REPLYLINT_CLI_DATES_H
#define REPLYLINT_CLI_DATES_H

#include <optional>
#include <string_view>

#include "replylint/message.h"

namespace replylint::cli {

// What the clock shows now, with the offset of this machine's time zone.
[[nodiscard]] Date current_time();

// A date of ISO 8601 in its usual forms: "2026-03-02", "2026-03-02T09:30", "2026-03-02 09:30:15.5",
// each with "Z", "+02:00", "+0200" or nothing (taken as UTC) behind the time.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text) noexcept;

}  // namespace replylint::cli

#endif
