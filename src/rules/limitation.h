// A "no" of the reply to something that the customer wants, and the ways forward that it offers.
#ifndef REPLYLINT_RULES_LIMITATION_H
#define REPLYLINT_RULES_LIMITATION_H

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rules/rule.h"

namespace replylint {

struct Limitation {
  const Item* item = nullptr;
  std::size_t sentence = 0;  // of the draft: says no, or only why it does not work
  double confidence = 0;
  bool is_cause = false;             // a cause without more, for a problem
  std::vector<std::size_t> options;  // sentences that offer a way forward
  bool solved = false;               // the matter is settled all the same
};

// The first request, question or problem that the draft says no to. None where nothing is asked
// for, and where the answer is not in English.
[[nodiscard]] const std::optional<Limitation>& limitation_of(const Context& context);

// "Do we need a licence for that?", "Do we lose the bays?", "Is there a fee?": a no is good news.
[[nodiscard]] bool is_no_welcome(const Context& context, const Item& item);

// Words that offer a way out to somebody who was told a limit: "you could …", "what can be done is
// …", "a move to the larger plan takes it away".
[[nodiscard]] bool offers_way_out(std::span<const Word> words);

}  // namespace replylint

#endif
