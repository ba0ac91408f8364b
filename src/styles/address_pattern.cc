#include <algorithm>

#include "styles/style_data.h"
#include "text/ascii.h"

namespace replylint {

bool matches_address(std::string_view pattern, std::string_view address) noexcept {
  // Where a mismatch goes back to: the last "*", which then stands for one character more.
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  std::size_t p = 0;
  std::size_t a = 0;
  while (a < address.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = a;
    } else if (p < pattern.size() && to_lower(pattern[p]) == to_lower(address[a])) {
      ++p;
      ++a;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      a = ++retry;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool matches_address(const std::vector<std::string>& patterns, std::string_view address) noexcept {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_address(pattern, address); });
}

}  // namespace replylint
