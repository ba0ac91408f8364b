// Whether what stands under a quoted question holds what it asks for, and takes it up at all.
#ifndef REPLYLINT_RULES_WANTED_ANSWER_H
#define REPLYLINT_RULES_WANTED_ANSWER_H

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/own_passages.h"
#include "rules/rule.h"

namespace replylint {

// What is plainly not said under the quote of a question that counts as answered: "when" where no
// word there is of a time, "where", "how much", "how many", "how far", "who", "how", "why", "which
// of the two", "what was wrong". Nothing where a word may be an answer of another kind: a "no", a
// question, an address.
struct LackedAnswer {
  std::string_view what;
  Span span;  // of the prose under the quote
};
[[nodiscard]] std::optional<LackedAnswer> lacks_wanted(const Context& context, std::size_t item);

// "because", "due", "unless": a reason may stand with it.
[[nodiscard]] bool is_reason_word(const Word& word);

// Two or more things are asked in one quote, and the only sentence below takes up one of the others
// and says nothing of this: "The deposit is two months' rent." to "Are pets allowed? And is the
// deposit two or three months?"
[[nodiscard]] std::optional<Span> passed_over_in_quote(const Context& context, std::size_t item);

}  // namespace replylint

#endif
