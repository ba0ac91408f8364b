#include "text/lost_lines.h"

#include "text/boundary_features.h"

namespace replylint {

std::vector<std::size_t> divide_line(std::string_view body, std::span<const Word> words,
                                     std::span<const std::size_t> begins,
                                     const EnglishTables& tables) {
  const signed char* const weights = tables.boundaries;
  if (weights == nullptr) return {begins.begin(), begins.end()};
  std::vector<std::size_t> divided{0};
  BoundaryView view(body, words, begins, tables);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!view.is_ruled(i)) {
      if (!view.is_candidate(i)) continue;
      int score = 0;
      view.features(i, [&](std::uint32_t feature) {
        score += weight_at(weights, feature & (boundary_rows - 1));
      });
      if (score <= 0) continue;
    }
    divided.push_back(i);
    view.restart(i);
  }
  return divided;
}

}  // namespace replylint
