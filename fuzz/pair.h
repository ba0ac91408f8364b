// Two messages in one input: the customer's, a line with a form feed alone, and the draft.
#ifndef REPLYLINT_FUZZ_PAIR_H
#define REPLYLINT_FUZZ_PAIR_H

#include <algorithm>
#include <string_view>

namespace replylint::fuzz {

struct Pair {
  std::string_view customer;
  std::string_view draft;
};

inline Pair divide(std::string_view input) {
  constexpr std::string_view mark = "\n\f\n";
  const std::size_t at = std::min(input.find(mark), input.size());
  return {input.substr(0, at), input.substr(std::min(at + mark.size(), input.size()))};
}

}  // namespace replylint::fuzz

#endif
