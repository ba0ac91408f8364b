// What a sentence of the reply does for the customer, apart from words about feelings, promises and
// procedures.
#ifndef REPLYLINT_RULES_SUBSTANCE_H
#define REPLYLINT_RULES_SUBSTANCE_H

#include <cstddef>
#include <span>

#include "replylint/text.h"

#include "rules/rule.h"

namespace replylint {

// Says that something in particular was done: "we replaced the disk", "an alert was added". Not
// what is only said, felt, received or handed on.
[[nodiscard]] bool states_act(std::span<const Word> words);

// Says what was looked at, or what it showed: "I tested it from two networks", "the log shows".
[[nodiscard]] bool states_check(std::span<const Word> words);

// Says what caused something: "the disk was full, so", "because the label had".
[[nodiscard]] bool states_cause(std::span<const Word> words);

// Sentences [first, end) of the draft.
struct SentenceRange {
  std::size_t first = 0;
  std::size_t end = 0;
};

// The sentences about `sentence` with no quote or other block between them and it, `reach` on
// either side at most.
[[nodiscard]] SentenceRange sentences_near(const Context& context, std::size_t sentence,
                                           std::size_t reach);

// Does a blank line stand before the sentence of the draft, which is not its first?
[[nodiscard]] bool opens_paragraph(const Context& context, std::size_t sentence);

// Does the word stand in the customer's message? Logarithmic in its words.
[[nodiscard]] bool is_customers_word(const Context& context, const Word& word);

}  // namespace replylint

#endif
