#include "match/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string_view>

#include "text/feature_hash.h"
#include "text/multiversion.h"
#include "text/prefetch.h"

namespace replylint {

namespace {

// The table src/models/english_vectors.bin, used where it lies: the slots of a hash table with
// linear probing (two bytes of the word's hash, two bytes of its row, all ones where empty), then
// for each row its scale in two bytes, then the rows. Low bytes come first.
constexpr std::size_t slot_count = std::size_t{1} << 16;
constexpr std::size_t row_count = 30000;
constexpr std::size_t slot_size = 4;
constexpr std::size_t scale_size = 2;
constexpr std::size_t scales_at = slot_count * slot_size;
constexpr std::size_t rows_at = scales_at + row_count * scale_size;
constexpr std::size_t table_size = rows_at + row_count * MeaningSum::dimensions;
constexpr std::size_t no_row = 0xffff;

const signed char* table() {
  static const signed char* const bytes = embedded_table("english_vectors", table_size);
  return bytes;
}

std::size_t two_bytes(const signed char* at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(at[0])) |
         static_cast<std::size_t>(static_cast<unsigned char>(at[1])) << 8U;
}

// The row of the word with this hash, or `no_row`.
std::size_t row_of(const signed char* bytes, std::uint32_t hash) {
  for (std::size_t slot = hash % slot_count;; slot = (slot + 1) % slot_count) {
    const signed char* const at = bytes + slot * slot_size;
    const std::size_t row = two_bytes(at + 2);
    if (row == no_row || two_bytes(at) == hash >> 16U) return row;
  }
}

// What the table has of a word; `numbers` is null if that is nothing.
struct Row {
  float scale = 0;
  const signed char* numbers = nullptr;
};
Row find_row(std::uint32_t hash) {
  const signed char* const bytes = table();
  if (bytes == nullptr) return {};
  const std::size_t row = row_of(bytes, hash);
  if (row == no_row) return {};
  return {static_cast<float>(two_bytes(bytes + scales_at + row * scale_size)),
          bytes + rows_at + row * MeaningSum::dimensions};
}

using Direction = std::array<float, MeaningSum::dimensions>;
using Vector = std::array<std::int16_t, MeaningSum::dimensions>;

REPLYLINT_MULTIVERSION void add_row(Direction& sum, float scale, const signed char* row) noexcept {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += scale * static_cast<float>(row[i]);
}

// The vector of this direction, of length `one`; false if there is none. A part of the functions
// behind it.
[[gnu::always_inline]] inline bool find_vector(const Direction& direction,
                                               Vector& vector) noexcept {
  // In several lanes, as processors add.
  std::array<float, 8> lanes{};
  for (std::size_t i = 0; i < direction.size(); i += lanes.size())
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
      lanes[lane] += direction[i + lane] * direction[i + lane];
  const float square = std::accumulate(lanes.begin(), lanes.end(), 0.0F);
  if (square == 0) return false;
  const float factor = Meaning::one / std::sqrt(square);
  for (std::size_t i = 0; i < direction.size(); ++i) {
    const float scaled = direction[i] * factor;
    vector[i] = static_cast<std::int16_t>(
        static_cast<std::int32_t>(scaled + std::copysign(0.5F, scaled)));  // rounded
  }
  return true;
}

REPLYLINT_MULTIVERSION bool normalize(const Direction& direction, Vector& vector) noexcept {
  return find_vector(direction, vector);
}

// The same of a single row.
REPLYLINT_MULTIVERSION bool normalize_row(float scale, const signed char* row,
                                          Vector& vector) noexcept {
  Direction direction;
  for (std::size_t i = 0; i < direction.size(); ++i)
    direction[i] = scale * static_cast<float>(row[i]);
  return find_vector(direction, vector);
}

// A square matrix, row by row.
using Matrix = std::array<std::int16_t, MeaningSum::dimensions * MeaningSum::dimensions>;

// Where the meanings of answers lie: the table src/models/english_relation.bin, in units that do
// not matter, with its columns as rows, as those are multiplied faster; nullptr if there is none.
const Matrix* relation() {
  constexpr std::size_t size = MeaningSum::dimensions;
  static const auto transposed = []() -> std::unique_ptr<const Matrix> {
    const signed char* const table = embedded_table("english_relation", size * size);
    if (table == nullptr) return nullptr;
    auto matrix = std::make_unique<Matrix>();
    for (std::size_t row = 0; row < size; ++row)
      for (std::size_t column = 0; column < size; ++column) {
        const int value{table[row * size + column]};
        (*matrix)[column * size + row] = static_cast<std::int16_t>(value);
      }
    return matrix;
  }();
  return transposed.get();
}

REPLYLINT_MULTIVERSION Direction product(const Matrix& matrix, const Vector& vector) noexcept {
  Direction direction;
  const std::int16_t* row = matrix.data();
  for (float& result : direction) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < vector.size(); ++i)
      sum += std::int32_t{row[i]} * std::int32_t{vector[i]};
    result = static_cast<float>(sum);
    row += vector.size();
  }
  return direction;
}

REPLYLINT_MULTIVERSION std::int32_t scalar_product(const Vector& left,
                                                   const Vector& right) noexcept {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < left.size(); ++i)
    sum += std::int32_t{left[i]} * std::int32_t{right[i]};
  return sum;
}

REPLYLINT_MULTIVERSION void scalar_products(
    const std::array<const Meaning*, Meaning::at_once>& left, std::span<const Meaning> right,
    std::span<Meaning::Products> products) noexcept {
  const std::int16_t* const first = left[0]->vector().data();
  const std::int16_t* const second = left[1]->vector().data();
  const std::int16_t* const third = left[2]->vector().data();
  const std::int16_t* const fourth = left[3]->vector().data();
  for (std::size_t r = 0; r < right.size(); ++r) {
    const std::int16_t* const other = right[r].vector().data();
    Meaning::Products sums{};
    for (std::size_t i = 0; i < MeaningSum::dimensions; ++i) {
      const std::int32_t number = other[i];
      sums[0] += std::int32_t{first[i]} * number;
      sums[1] += std::int32_t{second[i]} * number;
      sums[2] += std::int32_t{third[i]} * number;
      sums[3] += std::int32_t{fourth[i]} * number;
    }
    products[r] = sums;
  }
}

}  // namespace

bool MeaningSum::add_known(std::uint32_t hash) noexcept {
  const auto [scale, row] = find_row(hash);
  if (row == nullptr) return false;
  add_row(sum_, scale, row);
  return true;
}

void MeaningSum::ask_for(std::span<const Word> words) noexcept {
  if (const signed char* const bytes = table(); bytes != nullptr)
    for (const Word& word : words) prefetch(bytes + word.hash % slot_count * slot_size);
}

void MeaningSum::add(std::span<const Word> words) {
  ask_for(words);
  for (const Word& word : words) {
    if (word.kind != WordKind::word || add_known(word.hash)) continue;
    // "re-install" and "customer's" by their parts, single letters left out.
    std::string_view rest = word.folded;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of("-'"), rest.size());
      if (end > 1 && end < word.folded.size()) add_known(hash_bytes(rest.substr(0, end)));
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
  }
}

void MeaningSum::add(const MeaningSum& other) noexcept {
  for (std::size_t i = 0; i < dimensions; ++i) sum_[i] += other.sum_[i];
}

Meaning::Meaning(const MeaningSum& sum) noexcept : empty_(!normalize(sum.sum_, vector_)) {}

Meaning::Meaning(std::span<const Word> words) {
  MeaningSum sum;
  sum.add(words);
  empty_ = !normalize(sum.sum_, vector_);
}

Meaning::Meaning(const Word& word) {
  if (word.kind != WordKind::word) return;
  const auto [scale, row] = find_row(word.hash);
  if (row != nullptr)
    empty_ = !normalize_row(scale, row, vector_);
  else
    *this = Meaning(std::span(&word, 1));  // by its parts
}

Meaning Meaning::of_answers() const noexcept {
  const Matrix* const matrix = relation();
  if (matrix == nullptr || empty_) return *this;
  Meaning result;
  result.empty_ = !normalize(product(*matrix, vector_), result.vector_);
  return result;
}

float Meaning::similarity(const Meaning& other) const noexcept {
  return cosine_of(scalar_product(vector_, other.vector_));
}

const Meaning& WordMeanings::of(const Word& word) {
  Slot* slot = &slot_of(word.hash);
  if (slot->number == unused) {
    if (2 * (meanings_.size() + 1) > slots_.size()) {
      std::vector<Slot> old(2 * slots_.size());
      old.swap(slots_);
      for (const Slot& each : old)
        if (each.number != unused) slot_of(each.hash) = each;
      slot = &slot_of(word.hash);
    }
    *slot = {word.hash, static_cast<std::uint32_t>(meanings_.size())};
    meanings_.emplace_back(word);
  }
  return meanings_[slot->number];
}

const MeaningSum& SentenceMeanings::of(std::size_t sentence) const {
  if (sentence < kept_.size() && kept_[sentence]) return *kept_[sentence];
  MeaningSum& sum = sentence < kept_.size() ? kept_[sentence].emplace() : last_ = {};
  sum.add(text_.words_of(text_.sentences[sentence]));
  return sum;
}

void Meaning::multiply(const std::array<const Meaning*, at_once>& left,
                       std::span<const Meaning> right, std::span<Products> products) noexcept {
  scalar_products(left, right, products);
}

}  // namespace replylint
