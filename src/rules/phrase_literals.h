// Which words a regular expression cannot match without.
#ifndef REPLYLINT_RULES_PHRASE_LITERALS_H
#define REPLYLINT_RULES_PHRASE_LITERALS_H

#include <string>
#include <string_view>
#include <vector>

namespace replylint {

struct RequiredLiteral {
  std::string text;     // in ASCII lower case, at least `shortest_literal` bytes
  bool opens = false;   // it stands where the match begins
  bool second = false;  // of the second group

  friend bool operator==(const RequiredLiteral&, const RequiredLiteral&) = default;
};

// Every text that the pattern matches (without regard to case) holds at least one of these and, if
// some are of a second group, one of those. Empty if none are known.
[[nodiscard]] std::vector<RequiredLiteral> required_literals(std::string_view pattern);

inline constexpr std::size_t shortest_literal = 3;

}  // namespace replylint

#endif
