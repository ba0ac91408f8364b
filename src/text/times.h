// Expressions of time in a sentence: when something happens, or how long it takes.
#ifndef REPLYLINT_TEXT_TIMES_H
#define REPLYLINT_TEXT_TIMES_H

#include <optional>
#include <span>

#include "replylint/span.h"
#include "replylint/text.h"

namespace replylint {

// The first expression in the words of a sentence that names a time to come or a span of time: "by
// 5pm ET", "16:00", "tomorrow morning", "within two hours", "in 20 minutes", "on Friday", "next
// week", "in May", "by Christmas", "after lunch", "at the next service", "2026-12-25". Not "an hour
// ago", "yesterday" or "on Monday we restarted it", and nothing vague: not "soon", "shortly", "as
// soon as possible", "later", "in a while". The span is in the body.
[[nodiscard]] std::optional<Span> find_time(std::span<const Word> words);

[[nodiscard]] inline bool names_time(std::span<const Word> words) {
  return find_time(words).has_value();
}

// A clause stands for a time: "when the ship docks", "once the paint is dry", "before you fly".
[[nodiscard]] bool names_event(std::span<const Word> words);

}  // namespace replylint

#endif
