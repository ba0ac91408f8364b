// Which words a regular expression cannot match without.
#ifndef REPLYLINT_RULES_PHRASE_LITERALS_H
#define REPLYLINT_RULES_PHRASE_LITERALS_H

#include <string>
#include <string_view>
#include <vector>

namespace replylint {

// Strings in ASCII lower case, at least `shortest_literal` bytes each, of which every text that the
// pattern matches (without regard to case) holds at least one. Empty if none are known.
[[nodiscard]] std::vector<std::string> required_literals(std::string_view pattern);

inline constexpr std::size_t shortest_literal = 3;

}  // namespace replylint

#endif
