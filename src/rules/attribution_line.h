// The line that says who wrote the quoted message, and when.
#ifndef REPLYLINT_RULES_ATTRIBUTION_LINE_H
#define REPLYLINT_RULES_ATTRIBUTION_LINE_H

#include <string>

#include "replylint/message.h"

namespace replylint {

// "On Mon, 15 Dec 2003, Tyler Hannigan wrote:" from the headers of the quoted message. Without a
// date or a name it says what is known; empty if the sender is not.
[[nodiscard]] std::string attribution_line(const Message& quoted);

// "Mon, 15 Dec 2003": the day as the writer of the date saw it.
[[nodiscard]] std::string day_of(const Date& date);

}  // namespace replylint

#endif
