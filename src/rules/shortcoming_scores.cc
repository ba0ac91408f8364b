#include "rules/shortcoming_scores.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

#include "match/word_vectors.h"
#include "rules/shortcoming_features.h"
#include "text/feature_hash.h"
#include "text/multiversion.h"
#include "text/prefetch.h"

namespace replylint {

namespace {

// The table of what sentences do wrong: whole numbers, a row for each feature of their words; then
// floats, a row for each number of their meaning, each feature of the sentence and of the reply,
// one that is always added, and from what score on each is sure. Rows are filled up to `columns`.
constexpr std::size_t columns = 24;
using Sums = std::array<float, columns>;
constexpr std::size_t float_rows =
    MeaningSum::dimensions + sentence_feature_count + reply_feature_count + 2;
constexpr std::size_t bytes_of_words = act_rows * columns;

const signed char* sentence_table() {
  static const signed char* const table =
      embedded_table("english_shortcomings", bytes_of_words + float_rows * sizeof(Sums));
  return table;
}

// The floats, which may stand at any address in it.
const std::vector<Sums>& float_table() {
  static const std::vector<Sums> rows = [] {
    std::vector<Sums> read(float_rows);
    std::memcpy(read.data(), sentence_table() + bytes_of_words, float_rows * sizeof(Sums));
    return read;
  }();
  return rows;
}

REPLYLINT_MULTIVERSION void add_rows(const Sums* rows, const float* values, std::size_t count,
                                     Sums& sums) {
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t column = 0; column < columns; ++column)
      sums[column] += values[i] * rows[i][column];
}

REPLYLINT_MULTIVERSION void add_words(const signed char* const* rows, std::size_t count,
                                      std::array<std::int32_t, columns>& sums) {
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t column = 0; column < columns; ++column) sums[column] += rows[i][column];
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
using Tree = std::array<Node, most_nodes>;
struct PassedOverTable {
  std::array<Tree, tree_count> trees;
  float constant;
};

const PassedOverTable* passed_over_table() {
  static const std::unique_ptr<const PassedOverTable> table = [] {
    std::unique_ptr<PassedOverTable> read;
    const signed char* const bytes = embedded_table("english_passed_over", sizeof(PassedOverTable));
    if (bytes == nullptr) return read;
    read = std::make_unique<PassedOverTable>();
    std::memcpy(read.get(), bytes, sizeof(PassedOverTable));
    return read;
  }();
  return table.get();
}

float leaf_of(const Tree& tree, const ItemFeatures& features) {
  const Node* node = tree.data();
  while (node->feature >= 0) {
    const float value = features.numbers[static_cast<std::uint8_t>(node->feature)];
    node = &tree[value <= node->number ? node->left : node->right];
  }
  return node->number;
}

// What stands in a quote with others is easily thought to be passed over: of the others as many
// good replies are suspected from a lower score on. As in tools/train/train_passed_over.py.
constexpr float by_itself = 1.0F;  // logits

}  // namespace

std::vector<ShortcomingScores> shortcoming_scores(const JudgedReply& reply) {
  constexpr float per_logit = 24;  // of the table's whole numbers
  const signed char* const table = sentence_table();
  std::vector<ShortcomingScores> result;
  if (table == nullptr) return result;
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
    std::array<std::int32_t, columns> words{};
    RowsAhead found([&](std::span<const signed char* const> waiting) {
      add_words(waiting.data(), waiting.size(), words);
    });
    for (const std::uint32_t row : reply.acts.rows_of(s)) found.add(table + row * columns);
    found.read_waiting();
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
  const PassedOverTable* const table = passed_over_table();
  if (table == nullptr) return result;
  for (const ItemFeatures& features : item_features(reply)) {
    float& score =
        result.emplace_back(table->constant + (features.quoted_with_others ? 0 : by_itself));
    for (const Tree& tree : table->trees) score += leaf_of(tree, features);
  }
  return result;
}

}  // namespace replylint
