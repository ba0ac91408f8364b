// Boosted decision trees, learned by tools/train.
#ifndef REPLYLINT_RULES_DECISION_TREES_H
#define REPLYLINT_RULES_DECISION_TREES_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace replylint {

class DecisionTrees {
 public:
  // The table of that name (src/models/README.md), whose trees ask for features below
  // `feature_count`. Empty where the library was built without it.
  DecisionTrees(std::string_view name, std::size_t feature_count);

  [[nodiscard]] bool empty() const noexcept { return trees_.empty(); }

  // What all trees say of each case, in logits, less the threshold of the table. The features of a
  // case stand one behind the other, then those of the next case.
  [[nodiscard]] std::vector<float> scores(const std::vector<float>& features) const;

  static constexpr std::size_t tree_count = 300;
  static constexpr std::size_t most_nodes = 31;
  static constexpr std::size_t most_leaves = (most_nodes + 1) / 2;

  // Laid out so that several cases are asked at once, without a branch that nobody could foresee.
  // The leaves of a tree are numbered from left to right. A question that sends a case to the right
  // rules out the leaves on its left; the case comes to the first leaf that is left. Questions that
  // it does not pass rule out none before that.
  struct Question {
    float most = 0;                // that goes to the left
    std::uint32_t feature = 0;     // of those of a case
    std::uint32_t on_right = ~0U;  // the leaves that remain, one bit each
  };
  struct Tree {
    std::array<Question, most_leaves - 1> questions;  // behind the last some that rule out nothing
    std::array<float, most_leaves> leaves{};
  };

 private:
  std::vector<Tree> trees_;
  float constant_ = 0;
  std::size_t feature_count_;
};

}  // namespace replylint

#endif
