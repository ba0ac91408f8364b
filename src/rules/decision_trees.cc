#include "rules/decision_trees.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "text/feature_hash.h"
#include "text/multiversion.h"

namespace replylint {

namespace {

constexpr std::size_t most_nodes = DecisionTrees::most_nodes;

// As tools/train/decision_trees.py writes it, behind what is always added.
struct Node {
  float number;          // what a leaf adds, or the most that goes to the left
  std::int16_t feature;  // of those of a case; below 0 in a leaf
  std::uint8_t left;     // the node for what has at most `number` of the feature,
  std::uint8_t right;    // and for what has more
};
using Nodes = std::array<Node, most_nodes>;
static_assert(sizeof(Nodes) == most_nodes * 8);

// Reads the subtree at a node, whose leaves are numbered from `leaf` on; returns the next number. A
// question gets the number of the last leaf on its left, so that none is given twice.
std::size_t read_node(const Nodes& nodes, std::size_t node, std::size_t leaf,
                      DecisionTrees::Tree& tree) {
  const Node& each = nodes.at(node);
  if (each.feature < 0) {
    tree.leaves.at(leaf) = each.number;
    return leaf + 1;
  }
  const std::size_t middle = read_node(nodes, each.left, leaf, tree);
  const std::uint32_t on_left = (1U << middle) - (1U << leaf);
  tree.questions.at(middle - 1) = {each.number, static_cast<std::uint32_t>(each.feature), ~on_left};
  return read_node(nodes, each.right, middle, tree);
}

constexpr std::size_t at_once = 8;  // cases
using Values = std::array<float, at_once>;
using Compared [[gnu::vector_size(sizeof(Values))]] = float;
using Leaves [[gnu::vector_size(sizeof(Values))]] = std::int32_t;

// Adds to the score of each of the cases what the leaves that it comes to say.
REPLYLINT_MULTIVERSION void add_leaves(std::span<const DecisionTrees::Tree> trees,
                                       const Values* features, Values& scores) noexcept {
  for (const DecisionTrees::Tree& tree : trees) {
    Leaves left = ~Leaves{};
    for (const DecisionTrees::Question& question : tree.questions) {
      Compared values;
      std::memcpy(&values, &features[question.feature], sizeof(values));
      left &= (values <= question.most) | static_cast<std::int32_t>(question.on_right);
    }
    for (std::size_t i = 0; i < at_once; ++i)
      scores[i] += tree.leaves[static_cast<std::size_t>(
          std::countr_zero(static_cast<std::uint32_t>(left[i])))];
  }
}

}  // namespace

DecisionTrees::DecisionTrees(std::string_view name, std::size_t feature_count)
    : feature_count_(feature_count) {
  const signed char* const bytes =
      embedded_table(name, sizeof(constant_) + tree_count * sizeof(Nodes));
  if (bytes == nullptr) return;
  std::memcpy(&constant_, bytes, sizeof(constant_));
  trees_.resize(tree_count);
  for (std::size_t i = 0; i < tree_count; ++i) {
    Nodes nodes;
    std::memcpy(nodes.data(), bytes + sizeof(constant_) + i * sizeof(Nodes), sizeof(Nodes));
    read_node(nodes, 0, 0, trees_[i]);
  }
}

std::vector<float> DecisionTrees::scores(const std::vector<float>& features) const {
  const std::size_t cases = features.size() / feature_count_;
  std::vector<float> result(cases, constant_);
  std::vector<Values> side_by_side(feature_count_);
  for (std::size_t first = 0; first < cases; first += at_once) {
    const std::size_t count = std::min(at_once, cases - first);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t f = 0; f < feature_count_; ++f)
        side_by_side[f][i] = features[(first + i) * feature_count_ + f];
    Values sums{};
    add_leaves(trees_, side_by_side.data(), sums);
    for (std::size_t i = 0; i < count; ++i) result[first + i] += sums[i];
  }
  return result;
}

}  // namespace replylint
