// How far two words are apart.
#ifndef REPLYLINT_TEXT_EDIT_DISTANCE_H
#define REPLYLINT_TEXT_EDIT_DISTANCE_H

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace replylint {

inline constexpr std::size_t longest_edited = 100;

// How many characters must be put in, left out, changed or swapped with their neighbour to make one
// text the other: optimal string alignment. Of no more than longest_edited characters each.
template <typename Text>
[[nodiscard]] std::size_t edit_distance(const Text& left, const Text& right) noexcept {
  using Row = std::array<std::uint8_t, longest_edited + 1>;
  Row rows[3];
  Row* before = &rows[0];
  Row* last = &rows[1];
  Row* row = &rows[2];
  for (std::size_t j = 0; j <= right.size(); ++j) (*last)[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= left.size(); ++i) {
    (*row)[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= right.size(); ++j) {
      int least = std::min({(*last)[j] + 1, (*row)[j - 1] + 1,
                            (*last)[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
        least = std::min(least, (*before)[j - 2] + 1);
      (*row)[j] = static_cast<std::uint8_t>(least);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return (*last)[right.size()];
}

}  // namespace replylint

#endif
