// Which words a regular expression cannot match without.
#ifndef REPLYLINT_RULES_PHRASE_LITERALS_H
#define REPLYLINT_RULES_PHRASE_LITERALS_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace replylint {

struct RequiredLiteral {
  std::string text;    // in ASCII lower case, at least `shortest_literal` bytes
  bool opens = false;  // it stands where the match begins
  std::uint8_t group = 0;

  friend bool operator==(const RequiredLiteral&, const RequiredLiteral&) = default;
};

// Every text that the pattern matches (without regard to case) holds at least one literal of each
// group. The groups are numbered from 0, which tells most, and follow one another. Empty if none
// are known.
[[nodiscard]] std::vector<RequiredLiteral> required_literals(std::string_view pattern);

inline constexpr std::size_t shortest_literal = 3;
inline constexpr std::uint8_t most_groups = 6;

}  // namespace replylint

#endif
