// The earlier messages of a thread.
#ifndef REPLYLINT_RULES_THREAD_H
#define REPLYLINT_RULES_THREAD_H

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "replylint/draft.h"
#include "replylint/message.h"

namespace replylint {

enum class Side : std::uint8_t { us, customer, unknown };

struct EarlierMessage {
  const Message* message = nullptr;
  Side side = Side::unknown;
  Draft draft;  // its blocks, and the writer's own prose
};

// The earlier messages in the order of their dates (one without a date stays behind the one before
// it), each taken apart. The customer's message itself and what is later than the draft is left
// out. We are who writes the draft and all of their domain, unless it is one that strangers share.
[[nodiscard]] std::vector<EarlierMessage> read_thread(const Message& customer,
                                                      const Message& message,
                                                      std::span<const Message> thread,
                                                      const std::optional<Date>& now);

}  // namespace replylint

#endif
