// Answers of a few words.
#ifndef REPLYLINT_RULES_SHORT_ANSWERS_H
#define REPLYLINT_RULES_SHORT_ANSWERS_H

#include <cstddef>
#include <optional>
#include <span>

#include "replylint/span.h"

#include "rules/rule.h"

namespace replylint {

// Sentences [first, end) of the draft, if all that they say is "Yes.", "Done.", "It should work
// now." and the like, which names nothing; thanks and greetings beside it do not count. The span
// goes from the first to the last such sentence. `padded`: so do longer ones that agree to whatever
// was asked ("That is no trouble for us at all, and you can count on it.").
[[nodiscard]] std::optional<Span> vague_span(const Context& context, std::size_t first,
                                             std::size_t end, bool padded = false);

// The same by what the learned table makes of the sentences: "It has been taken care of."
[[nodiscard]] std::optional<Span> unspecific_span(const Context& context, std::size_t first,
                                                  std::size_t end);

// "This is done, please test.": says that it is done and asks to try it.
[[nodiscard]] bool is_done_please_test(const Context& context, std::size_t first, std::size_t end);

// A sentence among others that agrees without a word of what is meant, whatever it opens with: "As
// for your other points, that should be fine.", "He can, with a little care."
[[nodiscard]] bool is_vague_clause(std::span<const Word> words);

// The sentence itself says that several things are meant: "your other two points", "the rest".
[[nodiscard]] bool speaks_of_several(std::span<const Word> words);

}  // namespace replylint

#endif
