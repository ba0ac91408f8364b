#include "rules/shortcoming_scores.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

#include "match/word_vectors.h"
#include "rules/shortcoming_features.h"
#include "text/feature_hash.h"
#include "text/multiversion.h"

namespace replylint {

namespace {

// The table of what sentences do wrong, behind the whole numbers for their words: floats, a row for
// each number of their meaning, each feature of the sentence and of the reply, one that is always
// added, and from what score on each is sure. Rows are filled up to `columns`.
constexpr std::size_t columns = shortcomings_over_words.columns;
using Sums = std::array<float, columns>;
constexpr std::size_t float_rows =
    MeaningSum::dimensions + sentence_feature_count + reply_feature_count + 2;

const signed char* sentence_table() {
  static const signed char* const table =
      embedded_table(shortcomings_over_words.name, float_rows * sizeof(Sums));
  return table;
}

// The floats, which may stand at any address in it.
const std::vector<Sums>& float_table() {
  static const std::vector<Sums> rows = [] {
    std::vector<Sums> read(float_rows);
    std::memcpy(read.data(), sentence_table(), float_rows * sizeof(Sums));
    return read;
  }();
  return rows;
}

// Eight columns side by side, as processors add.
using Floats [[gnu::vector_size(8 * sizeof(float))]] = float;
static_assert(sizeof(Sums) == 3 * sizeof(Floats));

REPLYLINT_MULTIVERSION void add_rows(const Sums* rows, const float* values, std::size_t count,
                                     Sums& sums) {
  const auto load = [](const Sums& from, std::size_t part, Floats& to) {
    std::memcpy(&to, from.data() + part * (sizeof(Floats) / sizeof(float)), sizeof(to));
  };
  Floats first;
  Floats second;
  Floats third;
  load(sums, 0, first);
  load(sums, 1, second);
  load(sums, 2, third);
  for (std::size_t i = 0; i < count; ++i) {
    Floats row;
    load(rows[i], 0, row);
    first += values[i] * row;
    load(rows[i], 1, row);
    second += values[i] * row;
    load(rows[i], 2, row);
    third += values[i] * row;
  }
  const std::array<Floats, 3> parts{first, second, third};
  std::memcpy(sums.data(), parts.data(), sizeof(sums));
}

// Of many sentences one looks more often like what it is not: so much is taken off each, in logits.
// As in tools/train/train_shortcomings.py.
float beyond_usual(const JudgedReply& reply) {
  constexpr float usual = 5;  // sentences
  constexpr float rarer = 1.5F;
  std::size_t judged = 0;
  for (std::size_t s = 0; s < reply.judged_sentences(); ++s)
    judged += reply.traits[s].courtesy ? 0 : 1;
  return rarer * std::log(std::max(static_cast<float>(judged), usual) / usual);
}

// The table of what is passed over: decision trees, of which each adds the number of the leaf that
// an item comes to, and a number that is always added.
struct Node {
  float number;         // what a leaf adds, or the most that goes to the left
  std::int8_t feature;  // of those of an item; below 0 in a leaf
  std::uint8_t left;    // the node for what has at most `number` of the feature,
  std::uint8_t right;   // and for what has more
  std::uint8_t unused;
};
static_assert(item_feature_count <= 128, "a feature must fit into a node");
constexpr std::size_t tree_count = 300;
constexpr std::size_t most_nodes = 31;
constexpr std::size_t most_leaves = (most_nodes + 1) / 2;
struct PassedOverTable {
  std::array<std::array<Node, most_nodes>, tree_count> trees;
  float constant;
};

// The trees to be asked of several items at once, without a branch that nobody could foresee: of
// the leaves of a tree, from left to right, each question at which an item goes to the right rules
// out those on the left of it. The item comes to the first that remains, whatever the questions say
// that it does not pass.
struct Question {
  float most = 0;                // that goes to the left
  std::uint32_t feature = 0;     // of those of an item
  std::uint32_t on_right = ~0U;  // the leaves that remain, one bit each
};
struct Tree {
  std::array<Question, most_leaves - 1> questions;  // behind the last some that rule out nothing
  std::array<float, most_leaves> leaves{};
};
struct PassedOverTrees {
  std::vector<Tree> trees;
  float constant = 0;
};

// Reads what hangs at a node, whose leaves begin with number `leaf`; returns the number behind. As
// many questions stand before a leaf as leaves.
std::size_t read_node(const std::array<Node, most_nodes>& nodes, std::size_t node, std::size_t leaf,
                      Tree& tree) {
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

const PassedOverTrees& passed_over_trees() {
  static const PassedOverTrees read = [] {
    PassedOverTrees result;
    const signed char* const bytes = embedded_table("english_passed_over", sizeof(PassedOverTable));
    if (bytes == nullptr) return result;
    const auto table = std::make_unique<PassedOverTable>();
    std::memcpy(table.get(), bytes, sizeof(PassedOverTable));
    result.constant = table->constant;
    result.trees.resize(tree_count);
    for (std::size_t i = 0; i < tree_count; ++i) read_node(table->trees[i], 0, 0, result.trees[i]);
    return result;
  }();
  return read;
}

constexpr std::size_t at_once = 8;  // items
using Values = std::array<float, at_once>;
using Compared [[gnu::vector_size(sizeof(Values))]] = float;
using Leaves [[gnu::vector_size(sizeof(Values))]] = std::int32_t;

// Adds to the score of each of the items what the leaves that it comes to say.
REPLYLINT_MULTIVERSION void add_leaves(std::span<const Tree> trees,
                                       const std::array<Values, item_feature_count>& features,
                                       Values& scores) noexcept {
  for (const Tree& tree : trees) {
    Leaves left = ~Leaves{};
    for (const Question& question : tree.questions) {
      Compared values;
      std::memcpy(&values, &features[question.feature], sizeof(values));
      left &= (values <= question.most) | static_cast<std::int32_t>(question.on_right);
    }
    for (std::size_t i = 0; i < at_once; ++i)
      scores[i] += tree.leaves[static_cast<std::size_t>(
          std::countr_zero(static_cast<std::uint32_t>(left[i])))];
  }
}

// What stands in a quote with others is easily thought to be passed over: of the others as many
// good replies are suspected from a lower score on. As in tools/train/train_passed_over.py.
constexpr float by_itself = 1.0F;  // logits

}  // namespace

std::vector<ShortcomingScores> shortcoming_scores(const JudgedReply& reply) {
  constexpr float per_logit = 24;  // of the table's whole numbers
  std::vector<ShortcomingScores> result;
  if (sentence_table() == nullptr) return result;
  const std::vector<Sums>& floats = float_table();
  const Sums* const of_meaning = floats.data();
  const Sums* const of_sentence = of_meaning + MeaningSum::dimensions;
  const Sums* const of_reply = of_sentence + sentence_feature_count;
  Sums whole = of_reply[reply_feature_count];
  const ReplyFeatures all = reply_features(reply);
  add_rows(of_reply, all.data(), all.size(), whole);
  const float taken_off = beyond_usual(reply);
  for (float& each : whole) each -= taken_off;
  const std::vector<SentenceFeatures> sentences = sentence_features(reply);
  result.resize(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::span<const std::int32_t> words = reply.acts.shortcomings_of(s);
    Sums sums = whole;
    std::array<float, MeaningSum::dimensions> meaning{};
    const Meaning meant = reply.acts.meaning_of(s);
    for (std::size_t i = 0; i < meaning.size(); ++i)
      meaning[i] = static_cast<float>(meant.vector()[i]) / Meaning::one;
    add_rows(of_meaning, meaning.data(), meaning.size(), sums);
    add_rows(of_sentence, sentences[s].data(), sentences[s].size(), sums);
    for (std::size_t column = 0; column < result[s].size(); ++column)
      result[s][column] = sums[column] + static_cast<float>(words[column]) / per_logit;
  }
  return result;
}

float sure_score(std::size_t shortcoming) {
  return float_table().back().at(shortcoming);
}

std::vector<float> passed_over_scores(const JudgedReply& reply) {
  std::vector<float> result;
  const PassedOverTrees& table = passed_over_trees();
  if (table.trees.empty()) return result;
  const std::vector<ItemFeatures> items = item_features(reply);
  for (const ItemFeatures& item : items)
    result.push_back(table.constant + (item.quoted_with_others ? 0 : by_itself));
  std::array<Values, item_feature_count> features{};  // of some items, side by side
  for (std::size_t first = 0; first < items.size(); first += at_once) {
    const std::size_t count = std::min(at_once, items.size() - first);
    Values scores{};
    for (std::size_t i = 0; i < count; ++i) {
      scores[i] = result[first + i];
      for (std::size_t f = 0; f < item_feature_count; ++f)
        features[f][i] = items[first + i].numbers[f];
    }
    add_leaves(table.trees, features, scores);
    std::copy_n(scores.begin(), count, result.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return result;
}

}  // namespace replylint
