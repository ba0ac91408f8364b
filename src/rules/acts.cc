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

// Calls add(feature) for each feature of the words of a sentence.
template <typename Add>
void each_feature_of_words(const Text& text, const Sentence& sentence, const Add& add) {
  const auto words = seen_words(text, sentence);
  if (words.empty()) return;
  each_sentence_feature(sentence, words, add);
  each_word_feature(words, [&](std::uint32_t feature, std::size_t, std::size_t) { add(feature); });
  each_shape_feature(words, add);
}

// The same of its phrases, which are dearer to find; `traits` are null if they are not known.
template <typename Add>
void each_feature_of_phrases(const Text& text, const Sentence& sentence, const Traits* traits,
                             const Add& add) {
  const auto words = seen_words(text, sentence);
  if (words.empty()) return;
  const bool known = traits != nullptr && words.size() == sentence.end_word - sentence.first_word;
  const std::uint32_t phrases =
      act_phrases(words, known ? traits->open_work.has_value() : is_open_with_us(words));
  for (std::uint32_t i = 0; i < act_phrase_count; ++i)
    if ((phrases >> i & 1U) != 0) add(mix(i, 220));
}

using Sums = std::array<int, act_count>;
using WordSums = std::array<std::int32_t, columns_over_words>;

// Adds rows of all tables: so few that two bytes hold their sum, as processors add many of those at
// once.
REPLYLINT_MULTIVERSION void add_rows(const signed char* const* rows, std::size_t count,
                                     WordSums& sums) {
  constexpr std::size_t lanes = 16;
  using Weights [[gnu::vector_size(lanes)]] = signed char;
  using Few [[gnu::vector_size(2 * lanes)]] = std::int16_t;
  static_assert(columns_over_words == 3 * lanes);
  Few first{};
  Few second{};
  Few third{};
  for (std::size_t i = 0; i < count; ++i) {
    Weights weights;
    std::memcpy(&weights, rows[i], lanes);
    first += __builtin_convertvector(weights, Few);
    std::memcpy(&weights, rows[i] + lanes, lanes);
    second += __builtin_convertvector(weights, Few);
    std::memcpy(&weights, rows[i] + 2 * lanes, lanes);
    third += __builtin_convertvector(weights, Few);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    sums[lane] += first[lane];
    sums[lanes + lane] += second[lane];
    sums[2 * lanes + lane] += third[lane];
  }
}

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

// The rows of all tables.
const signed char* table_over_words() {
  static const signed char* const table =
      embedded_table("english_sentence_rows", sentence_rows * sentence_row_size);
  return table;
}

// Behind its rows, a row for each number of the meaning; null if there is none.
constexpr std::size_t meaning_size = MeaningSum::dimensions * act_count;
const signed char* table_of_acts() {
  static const signed char* const table = embedded_table(acts_over_words.name, meaning_size);
  return table;
}

const signed char* table_of_answer_acts() {
  static const signed char* const table = embedded_table(answer_acts_over_words.name, meaning_size);
  return table;
}

// One row more, which is always added.
const signed char* table_of_incident_acts() {
  static const signed char* const table =
      embedded_table(incident_acts_over_words.name, meaning_size + act_count);
  return table;
}

void append_rows_of_phrases(const Text& text, const Sentence& sentence, const Traits* traits,
                            std::vector<std::uint32_t>& rows) {
  each_feature_of_phrases(text, sentence, traits,
                          [&](std::uint32_t feature) { rows.push_back(feature & (act_rows - 1)); });
}

constexpr int per_logit = 24;  // of the tables' whole numbers

void add_rows(std::span<const std::uint32_t> rows, WordSums& sums) {
  const signed char* const table = table_over_words();
  if (table == nullptr) return;
  RowsAhead found([&](std::span<const signed char* const> waiting) {
    add_rows(waiting.data(), waiting.size(), sums);
  });
  for (const std::uint32_t row : rows) found.add(table + row * sentence_row_size);
  found.read_waiting();
}

// What the words and their meaning add up to by one of the tables.
Sums sums_by(const signed char* table, std::span<const std::int32_t> of_words,
             const Meaning& meaning) {
  constexpr int meaning_per_logit = 8;
  Sums sums = sums_of_meaning(meaning.vector(), table);
  for (std::size_t act = 0; act < act_count; ++act)
    sums[act] = of_words[act] + sums[act] * (per_logit / meaning_per_logit) / Meaning::one;
  return sums;
}

// By one of the tables, null if there is none.
ActScores scores_by(const signed char* table, std::span<const std::int32_t> of_words,
                    const Meaning& meaning) {
  ActScores scores{};
  if (table == nullptr) return scores;
  const Sums sums = sums_by(table, of_words, meaning);
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
  each_feature_of_words(text, sentence,
                        [&](std::uint32_t feature) { rows.push_back(feature & (act_rows - 1)); });
  append_rows_of_phrases(text, sentence, nullptr, rows);
  return rows;
}

float SentenceActs::of(std::size_t sentence, Act act) const {
  return text_.english ? find(sentence).acts[static_cast<std::size_t>(act)] : 0;
}

float SentenceActs::of(std::size_t sentence, AnswerAct act) const {
  return text_.english ? find(sentence).answer_acts[static_cast<std::size_t>(act)] : 0;
}

bool SentenceActs::may_be(std::size_t sentence, AnswerAct act) const {
  if (!text_.english) return false;
  // Of 160,000 sentences of replies, 1,070 are an open step by 0.7 or more, and 254 an unusual
  // question by 0.8 or more. Before their phrases and their meaning were added, none was farther
  // behind another act than 86 and 71.
  constexpr int farthest_behind = 100;
  const auto sums = find_words(sentence).sums_of(answer_acts_over_words);
  const auto own = sums[static_cast<std::size_t>(act)];
  return *std::max_element(sums.begin(), sums.end()) - own <= farthest_behind;
}

ActLogits SentenceActs::in_incident(std::size_t sentence) const {
  const signed char* const table = table_of_incident_acts();
  ActLogits logits;
  logits.fill(-1);
  if (!text_.english || table == nullptr) return logits;
  const Sums sums =
      sums_by(table, sums_of(sentence, incident_acts_over_words), meaning_of(sentence));
  for (std::size_t act = 0; act < act_count; ++act)
    logits[act] = static_cast<float>(sums[act] + table[meaning_size + act]) / per_logit;
  return logits;
}

std::span<const std::uint32_t> SentenceActs::rows_of(std::size_t sentence) const {
  rows_.clear();
  if (!text_.english) return rows_;
  append_rows_of_words(sentence);
  append_rows_of_phrases(text_, text_.sentences[sentence], traits_of(sentence), rows_);
  return rows_;
}

Meaning SentenceActs::meaning_of(std::size_t sentence) const {
  const Sentence& each = text_.sentences[sentence];
  // What is shared is the meaning of all its words.
  const bool shared = meanings_ != nullptr && text_.words_of(each).size() <= most_seen_words;
  return shared ? Meaning(meanings_->of(sentence)) : Meaning(seen_words(text_, each));
}

void SentenceActs::append_rows_of_words(std::size_t sentence) const {
  const auto add = [&](std::uint32_t feature) { rows_.push_back(feature & (act_rows - 1)); };
  const Sentence& each = text_.sentences[sentence];
  if (features_ == nullptr) return each_feature_of_words(text_, each, add);
  for (const std::uint32_t feature : features_->of(sentence)) add(feature);
  each_shape_feature(seen_words(text_, each), add);
}

SentenceActs::Found& SentenceActs::find_words(std::size_t sentence) const {
  if (found_.empty()) found_.resize(text_.sentences.size());
  Found& found = found_[sentence];
  if (found.knows_words) return found;
  rows_.clear();
  append_rows_of_words(sentence);
  add_rows(rows_, found.sums);
  found.knows_words = true;
  return found;
}

SentenceActs::Found& SentenceActs::find_sums(std::size_t sentence) const {
  Found& found = find_words(sentence);
  if (found.knows_phrases) return found;
  rows_.clear();
  append_rows_of_phrases(text_, text_.sentences[sentence], traits_of(sentence), rows_);
  add_rows(rows_, found.sums);
  found.knows_phrases = true;
  return found;
}

const SentenceActs::Found& SentenceActs::find(std::size_t sentence) const {
  Found& found = find_sums(sentence);
  if (found.knows_acts) return found;
  const Meaning meaning = meaning_of(sentence);
  found.acts = scores_by(table_of_acts(), sums_of(sentence, acts_over_words), meaning);
  found.answer_acts =
      scores_by(table_of_answer_acts(), sums_of(sentence, answer_acts_over_words), meaning);
  found.knows_acts = true;
  return found;
}

}  // namespace replylint
