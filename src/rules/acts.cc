#include "rules/acts.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "match/word_vectors.h"
#include "rules/act_phrases.h"
#include "text/feature_hash.h"
#include "text/multiversion.h"
#include "text/prefetch.h"
#include "text/promises.h"
#include "text/sentence_features.h"

namespace replylint {

namespace {

std::span<const Word> judged_words(const Text& text, const Sentence& sentence) {
  const auto words = text.words_of(sentence);
  return words.first(std::min(words.size(), most_judged_words));
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

using Sums = std::array<int, act_count>;
using Row [[gnu::vector_size(act_count)]] = signed char;
using FewSums [[gnu::vector_size(2 * act_count)]] = std::int16_t;

// Of the rows of a table, each times its number of the meaning.
REPLYLINT_MULTIVERSION Sums sums_of_meaning(std::span<const std::int16_t> numbers,
                                            const signed char* row) {
  Sums sums{};
  for (const std::int16_t number : numbers) {
    for (std::size_t act = 0; act < act_count; ++act) sums[act] += number * row[act];
    row += act_count;
  }
  return sums;
}

const signed char* table_of(std::string_view name) {
  return embedded_table(name, (act_rows + MeaningSum::dimensions) * act_count);
}

const signed char* table_of_acts() {
  static const signed char* const table = table_of("english_acts");
  return table;
}

const signed char* table_of_answer_acts() {
  static const signed char* const table = table_of("english_answer_acts");
  return table;
}

// By one of the tables, null if there is none.
ActScores scores_by(const signed char* table, const Text& text, const Sentence& sentence,
                    const Traits* traits, const Meaning& meaning) {
  ActScores scores{};
  if (table == nullptr || !text.english) return scores;
  Sums sums{};
  RowsAhead found([&](std::span<const signed char* const> waiting) {
    // They are so few that two bytes hold their sum, and processors add eight of those at once.
    FewSums few{};
    for (const signed char* const weights : waiting) {
      Row row;
      std::memcpy(&row, weights, sizeof(row));
      few += __builtin_convertvector(row, FewSums);
    }
    for (std::size_t act = 0; act < act_count; ++act) sums[act] += few[act];
  });
  each_act_feature(text, sentence, traits, [&](std::uint32_t feature) {
    found.add(table + (feature & (act_rows - 1)) * act_count);
  });
  found.read_waiting();
  // Behind the features, a row for each number of the meaning.
  constexpr int per_logit = 24;  // of the table's whole numbers
  constexpr int meaning_per_logit = 8;
  const Sums meant = sums_of_meaning(meaning.vector(), table + act_rows * act_count);
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

}  // namespace

std::vector<std::uint32_t> act_features(const Text& text, const Sentence& sentence) {
  std::vector<std::uint32_t> rows;
  each_act_feature(text, sentence, nullptr,
                   [&](std::uint32_t feature) { rows.push_back(feature & (act_rows - 1)); });
  return rows;
}

ActScores act_scores(const Text& text, const Sentence& sentence, const Traits* traits) {
  if (!text.english) return {};
  return act_scores(text, sentence, traits, Meaning(judged_words(text, sentence)));
}

ActScores act_scores(const Text& text, const Sentence& sentence, const Traits* traits,
                     const Meaning& meaning) {
  return scores_by(table_of_acts(), text, sentence, traits, meaning);
}

float SentenceActs::of(std::size_t sentence, Act act) const {
  return find(acts_, table_of_acts(), sentence, static_cast<std::size_t>(act));
}

float SentenceActs::of(std::size_t sentence, AnswerAct act) const {
  return find(answer_acts_, table_of_answer_acts(), sentence, static_cast<std::size_t>(act));
}

float SentenceActs::find(Scores& scores, const signed char* table, std::size_t sentence,
                         std::size_t act) const {
  if (!text_.english) return 0;
  if (scores.empty()) scores.resize(text_.sentences.size());
  std::optional<ActScores>& found = scores[sentence];
  if (!found) {
    const Sentence& each = text_.sentences[sentence];
    // It is the meaning of all its words.
    const bool known = meanings_ != nullptr && text_.words_of(each).size() <= most_judged_words;
    found =
        scores_by(table, text_, each, traits_.empty() ? nullptr : &traits_[sentence],
                  known ? Meaning(meanings_->of(sentence)) : Meaning(judged_words(text_, each)));
  }
  return (*found)[act];
}

}  // namespace replylint
