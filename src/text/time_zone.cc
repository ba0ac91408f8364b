#include "text/time_zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace replylint {

struct TimeZone::Rules {
  std::unique_ptr<const icu::BasicTimeZone> zone;
};

std::optional<TimeZone> TimeZone::named(std::string_view name) {
  constexpr std::size_t longest_name = 100;
  if (name.size() > longest_name) return std::nullopt;
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  icu::TimeZone* zone = icu::TimeZone::createTimeZone(id);
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone);
  if (basic == nullptr || *zone == icu::TimeZone::getUnknown()) {
    delete zone;
    return std::nullopt;
  }
  TimeZone result;
  result.rules_ =
      std::make_shared<const Rules>(Rules{std::unique_ptr<const icu::BasicTimeZone>(basic)});
  return result;
}

TimeZone TimeZone::fixed(std::chrono::seconds east_of_utc) {
  TimeZone result;
  result.offset_ = east_of_utc;
  return result;
}

std::chrono::local_seconds TimeZone::to_local(std::chrono::sys_seconds instant) const {
  std::chrono::seconds offset = offset_;
  if (rules_) {
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules_->zone->getOffset(static_cast<double>(instant.time_since_epoch().count()) * 1000, 0, raw,
                            summer, status);
    if (U_SUCCESS(status)) offset = std::chrono::seconds((raw + summer) / 1000);
  }
  return std::chrono::local_seconds(instant.time_since_epoch() + offset);
}

std::chrono::sys_seconds TimeZone::to_instant(std::chrono::local_seconds local) const {
  std::chrono::seconds offset = offset_;
  if (rules_) {
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules_->zone->getOffsetFromLocal(static_cast<double>(local.time_since_epoch().count()) * 1000,
                                     UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, summer,
                                     status);
    if (U_SUCCESS(status)) offset = std::chrono::seconds((raw + summer) / 1000);
  }
  return std::chrono::sys_seconds(local.time_since_epoch() - offset);
}

}  // namespace replylint
