#include "styles/nearest_name.h"

#include <algorithm>
#include <vector>

#include "text/edit_distance.h"

namespace replylint {

namespace {

// The candidates that have the name in them, if they are few: "eta" in "missing-eta".
std::vector<std::string_view> names_with(std::string_view name,
                                         std::span<const std::string_view> candidates) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t most = 4;
  std::vector<std::string_view> result;
  if (name.size() < shortest) return result;
  for (const std::string_view candidate : candidates)
    if (candidate.find(name) != std::string_view::npos &&
        std::find(result.begin(), result.end(), candidate) == result.end())
      result.push_back(candidate);
  if (result.size() > most) result.clear();
  return result;
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates) {
  // A name is never long; a long one is no misspelling, and must not cost a large table.
  if (name.empty() || name.size() > longest_edited) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    // Lengths that differ by so much need as many changes.
    const std::size_t least =
        std::max(name.size(), candidate.size()) - std::min(name.size(), candidate.size());
    if (least >= best_distance || candidate.size() > longest_edited) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string suggest_name(std::string_view name, std::span<const std::string_view> candidates,
                         std::string_view otherwise) {
  std::vector<std::string_view> meant;
  if (const std::string_view nearest = nearest_name(name, candidates); !nearest.empty())
    meant.push_back(nearest);
  else
    meant = names_with(name, candidates);
  std::string result;
  if (!meant.empty()) {
    for (const std::string_view each : meant) {
      const std::string_view comma = result.empty() ? "" : each == meant.back() ? " or " : ", ";
      result += std::string(comma) + "“" + std::string(each) + "”";
    }
    return "; did you mean " + result + "?";
  }
  if (!otherwise.empty()) return "; " + std::string(otherwise);
  for (const std::string_view candidate : candidates) {
    if (!result.empty()) result += ", ";
    result += candidate;
  }
  return result.empty() ? result : "; known are: " + result;
}

}  // namespace replylint
