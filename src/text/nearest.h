// The known name that a mistyped one is most like.
#ifndef REPLYLINT_TEXT_NEAREST_H
#define REPLYLINT_TEXT_NEAREST_H

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <vector>

namespace replylint {

// Levenshtein's distance: single letters inserted, left out or replaced.
inline std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// The nearest of `names`, or an empty view if none is near: more than a third of the letters, and
// at least two, would have to change.
template <typename Names>
[[nodiscard]] std::string_view nearest_name(std::string_view name, const Names& names) {
  if (name.size() > 100) return {};
  std::string_view best;
  std::size_t smallest = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const std::string_view known : names) {
    const std::size_t distance = edit_distance(name, known);
    if (distance < smallest) {
      smallest = distance;
      best = known;
    }
  }
  return best;
}

}  // namespace replylint

#endif
