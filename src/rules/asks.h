// Questions of the reply to the customer.
#ifndef REPLYLINT_RULES_ASKS_H
#define REPLYLINT_RULES_ASKS_H

#include <cstddef>
#include <span>
#include <vector>

#include "rules/rule.h"

namespace replylint {

// A sentence of the draft that asks the customer for information, and what it asks for: words
// [first, end) of the sentence.
struct Ask {
  std::size_t sentence = 0;  // index into Draft::text.sentences
  std::size_t first = 0;
  std::size_t end = 0;
  Span span;  // in the body: the sentence, or the entry of a list without its mark

  [[nodiscard]] std::span<const Word> words(const Context& context) const {
    const Text& text = context.draft.text;
    return text.words_of(text.sentences[sentence]).subspan(first, end - first);
  }
};

// "Which version do you use?", "Please send us the log.", "We need your order number.", and the
// entries of a list below "Please tell us:". Not invitations ("let us know if you need anything"),
// and not what the customer is asked to do ("could you restart it?"). The first hundred of them.
[[nodiscard]] const std::vector<Ask>& asks_of(const Context& context);

// "What do you need from me for that?": the customer expects to be asked.
[[nodiscard]] bool asks_what_is_needed(const Context& context);

}  // namespace replylint

#endif
