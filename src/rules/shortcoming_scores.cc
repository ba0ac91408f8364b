#include "rules/shortcoming_scores.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>

#include "match/word_vectors.h"
#include "rules/decision_trees.h"
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

std::vector<ShortcomingScores> scores_of(const JudgedReply& reply,
                                         std::span<const SentenceFeatures> sentences,
                                         const ReplyFeatures& all) {
  constexpr float per_logit = 24;  // of the table's whole numbers
  std::vector<ShortcomingScores> result;
  if (sentence_table() == nullptr) return result;
  const std::vector<Sums>& floats = float_table();
  const Sums* const of_meaning = floats.data();
  const Sums* const of_sentence = of_meaning + MeaningSum::dimensions;
  const Sums* const of_reply = of_sentence + sentence_feature_count;
  Sums whole = of_reply[reply_feature_count];
  add_rows(of_reply, all.data(), all.size(), whole);
  const float taken_off = beyond_usual(reply);
  for (float& each : whole) each -= taken_off;
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

constexpr std::size_t most_likely = 4;
constexpr std::size_t features_of_rank = 8;
constexpr std::size_t features_of_likely = features_of_rank + 2 * sentence_shortcoming_count +
                                           sentence_feature_count + reply_feature_count;

// The likeliest shortcomings of a reply, each in its likeliest sentence, and what the trees see of
// them: as in tools/train/train_shortcomings.py.
class Ranking {
 public:
  explicit Ranking(const JudgedReply& reply)
      : sentences_(sentence_features(reply)),
        reply_(reply_features(reply)),
        scores_(scores_of(reply, sentences_, reply_)) {
    for (std::size_t s = 0; s < scores_.size(); ++s)
      for (float& score : scores_[s])
        score = reply.traits[s].courtesy ? none : std::max(score, none);
    if (scores_.empty()) return;
    for (std::size_t i = 0; i < sentence_shortcoming_count; ++i) {
      ranked_[i] = {i, 0, scores_[0][i]};
      for (std::size_t s = 1; s < scores_.size(); ++s)
        if (scores_[s][i] > ranked_[i].above) ranked_[i] = {i, s, scores_[s][i]};
      most_[i] = ranked_[i].above;
    }
    std::stable_sort(ranked_.begin(), ranked_.end(),
                     [](const LikelyShortcoming& left, const LikelyShortcoming& right) {
                       return left.above > right.above;
                     });
    while (count_ < most_likely && ranked_[count_].above >= farthest) ++count_;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const LikelyShortcoming& at(std::size_t rank) const { return ranked_.at(rank); }

  void append_features(std::size_t rank, std::vector<float>& features) const {
    const LikelyShortcoming& likely = ranked_.at(rank);
    float elsewhere = none;
    for (std::size_t s = 0; s < scores_.size(); ++s)
      if (s != likely.sentence) elsewhere = std::max(elsewhere, scores_[s][likely.shortcoming]);
    const std::array<float, features_of_rank> of_rank{likely.above,
                                                      static_cast<float>(rank),
                                                      likely.above - ranked_.front().above,
                                                      likely.above - ranked_.at(rank + 1).above,
                                                      elsewhere,
                                                      static_cast<float>(likely.shortcoming),
                                                      static_cast<float>(scores_.size()),
                                                      static_cast<float>(likely.sentence)};
    const auto append = [&](const auto& numbers) {
      features.insert(features.end(), numbers.begin(), numbers.end());
    };
    append(of_rank);
    append(scores_[likely.sentence]);
    append(most_);
    append(sentences_[likely.sentence]);
    append(reply_);
  }

 private:
  static constexpr float none = -10;       // where nothing is judged, and the least
  static constexpr float farthest = -2.5;  // below the threshold of the table
  std::vector<SentenceFeatures> sentences_;
  ReplyFeatures reply_;
  std::vector<ShortcomingScores> scores_;
  std::array<LikelyShortcoming, sentence_shortcoming_count> ranked_{};
  ShortcomingScores most_{};  // of the reply
  std::size_t count_ = 0;
};

}  // namespace

std::vector<ShortcomingScores> shortcoming_scores(const JudgedReply& reply) {
  return scores_of(reply, sentence_features(reply), reply_features(reply));
}

float sure_score(std::size_t shortcoming) {
  return float_table().back().at(shortcoming);
}

std::vector<LikelyShortcoming> likely_shortcomings(const JudgedReply& reply) {
  static const DecisionTrees trees("english_likeliest_shortcoming", features_of_likely);
  std::vector<LikelyShortcoming> result;
  if (trees.empty()) return result;
  const Ranking ranking(reply);
  std::vector<float> features;
  for (std::size_t rank = 0; rank < ranking.count(); ++rank) {
    result.push_back(ranking.at(rank));
    ranking.append_features(rank, features);
  }
  const std::vector<float> scores = trees.scores(features);
  for (std::size_t i = 0; i < result.size(); ++i) result[i].score = scores[i];
  std::stable_sort(result.begin(), result.end(),
                   [](const LikelyShortcoming& left, const LikelyShortcoming& right) {
                     return left.score > right.score;
                   });
  return result;
}

std::vector<float> passed_over_scores(const JudgedReply& reply) {
  // What stands in a quote with others is easily thought to be passed over: of the others as many
  // good replies are suspected from a lower score on. As in tools/train/train_passed_over.py.
  constexpr float by_itself = 1;  // logits
  static const DecisionTrees trees("english_passed_over", item_feature_count);
  if (trees.empty()) return {};
  const std::vector<ItemFeatures> items = item_features(reply);
  std::vector<float> features;
  features.reserve(items.size() * item_feature_count);
  for (const ItemFeatures& item : items)
    features.insert(features.end(), item.numbers.begin(), item.numbers.end());
  std::vector<float> result = trees.scores(features);
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] += items[i].quoted_with_others ? 0 : by_itself;
  return result;
}

}  // namespace replylint
