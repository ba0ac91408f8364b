// The writer's own prose between the quotes, and what it answers.
#ifndef REPLYLINT_RULES_OWN_PASSAGES_H
#define REPLYLINT_RULES_OWN_PASSAGES_H

#include <cstddef>
#include <vector>

#include "rules/rule.h"

namespace replylint {

// An item that a passage answers or defers.
struct PassageItem {
  std::size_t index = 0;
  bool quoted = false;  // right above the passage
};

// Own prose with no quote inside it.
struct OwnPassage {
  std::size_t first_sentence = 0;  // of Draft::text
  std::size_t end_sentence = 0;
  bool under_quote = false;   // a quote stands right above
  bool preformatted = false;  // it also holds pasted text
  std::vector<PassageItem> items;
};

[[nodiscard]] const std::vector<OwnPassage>& own_passages(const Context& context);

// The own prose that follows a place in the draft with nothing but blank lines between; empty if
// something else follows.
[[nodiscard]] Span prose_below(const Context& context, std::size_t place);

}  // namespace replylint

#endif
