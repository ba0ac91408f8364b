#include "rules/thread.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "rules/domains.h"

namespace replylint {

namespace {

Side side_of(const Message& earlier, const Message& customer, const Message& message) {
  if (earlier.from.empty()) return Side::unknown;
  const Address& writer = earlier.from.front();
  const bool customer_known = !customer.from.empty();
  if (customer_known && is_same_address(writer, customer.from.front())) return Side::customer;
  if (!message.from.empty() && is_same_side(writer, message.from.front())) return Side::us;
  if (customer_known && is_same_side(writer, customer.from.front())) return Side::customer;
  // To whom the customer wrote.
  for (const Address& recipient : customer.to)
    if (is_same_side(writer, recipient)) return Side::us;
  return Side::unknown;
}

bool is_same_message(const Message& left, const Message& right) {
  return left.message_id.empty() || right.message_id.empty()
             ? left.body == right.body && left.subject == right.subject
             : left.message_id == right.message_id;
}

}  // namespace

std::vector<EarlierMessage> read_thread(const Message& customer, const Message& message,
                                        std::span<const Message> thread,
                                        const std::optional<Date>& now) {
  struct Dated {
    std::int64_t seconds;
    const Message* message;
  };
  std::vector<Dated> earlier;
  std::int64_t before = std::numeric_limits<std::int64_t>::min();
  for (const Message& each : thread) {
    if (is_same_message(each, customer) || is_same_message(each, message)) continue;
    if (each.date && now && each.date->seconds > now->seconds) continue;
    if (each.date) before = each.date->seconds;
    earlier.push_back({before, &each});
  }
  std::stable_sort(earlier.begin(), earlier.end(), [](const Dated& left, const Dated& right) {
    return left.seconds < right.seconds;
  });
  std::vector<EarlierMessage> result;
  result.reserve(earlier.size());
  for (const Dated& each : earlier)
    result.push_back(
        {each.message, side_of(*each.message, customer, message), parse_draft(*each.message)});
  return result;
}

}  // namespace replylint
