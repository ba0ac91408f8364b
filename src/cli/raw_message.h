// A message as it is sent: its bytes, untouched.
#ifndef REPLYLINT_CLI_RAW_MESSAGE_H
#define REPLYLINT_CLI_RAW_MESSAGE_H

#include <string_view>
#include <vector>

namespace replylint::cli {

// A message without its X-Replylint header fields: pieces of the original bytes, in order.
struct Outgoing {
  std::vector<std::string_view> pieces;
  bool switched_off = false;  // there was an "X-Replylint: off"
};

// Cuts the header fields whose names begin with "X-Replylint" out of a message, whole lines with
// their continuations; every other byte stays. They are those that the check reads, whatever ends
// their lines. The pieces point into `message`.
[[nodiscard]] Outgoing without_own_fields(std::string_view message);

}  // namespace replylint::cli

#endif
