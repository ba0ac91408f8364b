#include "rules/acts.h"

#include <algorithm>
#include <cmath>

#include "match/word_vectors.h"
#include "rules/act_phrases.h"
#include "text/feature_hash.h"
#include "text/promises.h"
#include "text/sentence_features.h"

namespace replylint {

namespace {

// Longer runs of words are no sentence that anybody wrote.
constexpr std::size_t longest = 80;

std::span<const Word> judged_words(const Text& text, const Sentence& sentence) {
  const auto words = text.words_of(sentence);
  return words.first(std::min(words.size(), longest));
}

// Calls add(feature) for each feature of the sentence; `traits` are null if they are not known.
template <typename Add>
void each_act_feature(const Text& text, const Sentence& sentence, const Traits* traits,
                      const Add& add) {
  const auto words = judged_words(text, sentence);
  if (words.empty()) return;
  each_sentence_feature(sentence, words, add);
  each_word_feature(words, [&](std::uint32_t feature, std::size_t, std::size_t) { add(feature); });
  each_shape_feature(words, add);
  const bool known = traits != nullptr && words.size() == sentence.end_word - sentence.first_word;
  const std::uint32_t phrases =
      act_phrases(words, known ? traits->open_work.has_value() : is_open_with_us(words));
  for (std::uint32_t i = 0; i < act_phrase_count; ++i)
    if ((phrases >> i & 1U) != 0) add(mix(i, 220));
}

}  // namespace

std::vector<std::uint32_t> act_features(const Text& text, const Sentence& sentence) {
  std::vector<std::uint32_t> rows;
  each_act_feature(text, sentence, nullptr,
                   [&](std::uint32_t feature) { rows.push_back(feature & (act_rows - 1)); });
  return rows;
}

ActScores act_scores(const Text& text, const Sentence& sentence, const Traits* traits) {
  static const signed char* const table =
      embedded_table("english_acts", (act_rows + MeaningSum::dimensions) * act_count);
  ActScores scores{};
  if (table == nullptr || !text.english) return scores;
  std::array<int, act_count> sums{};
  each_act_feature(text, sentence, traits, [&](std::uint32_t feature) {
    const signed char* weights = table + (feature & (act_rows - 1)) * act_count;
    for (std::size_t act = 0; act < act_count; ++act) sums[act] += weights[act];
  });
  // Behind the features, a row for each number of the meaning.
  constexpr int per_logit = 24;  // of the table's whole numbers
  constexpr int meaning_per_logit = 8;
  const Meaning meaning(judged_words(text, sentence));
  std::array<int, act_count> meant{};
  const signed char* row = table + act_rows * act_count;
  for (const int number : meaning.vector())
    for (int& sum : meant) sum += number * *row++;
  for (std::size_t act = 0; act < act_count; ++act)
    sums[act] += meant[act] * (per_logit / meaning_per_logit) / Meaning::one;
  const int largest = *std::max_element(sums.begin(), sums.end());
  float total = 0;
  for (std::size_t act = 0; act < act_count; ++act) {
    scores[act] = std::exp(static_cast<float>(sums[act] - largest) / per_logit);
    total += scores[act];
  }
  for (float& score : scores) score /= total;
  return scores;
}

}  // namespace replylint
