// The [[response]] rules of a style: what a reply on a topic must say.
#ifndef REPLYLINT_RULES_RESPONSES_H
#define REPLYLINT_RULES_RESPONSES_H

#include <cstddef>
#include <vector>

#include "rules/rule.h"

namespace replylint {

// A response of the style that applies to the draft, and whose text is not there.
struct MissingResponse {
  const Response* response = nullptr;
  std::size_t sentence = 0;  // of Draft::text: says that it is done, or answers the topic
};

[[nodiscard]] std::vector<MissingResponse> missing_responses(const Context& context);

}  // namespace replylint

#endif
