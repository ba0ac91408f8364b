#include "text/tagger.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

namespace replylint {

namespace {

// Leads of the best tag over the second that count as close, middling and far.
constexpr std::array<int, 3> leads{64, 192, 512};

// The sums of rows of sixteen signed bytes, added all at once.
class Scores {
 public:
  void add(const signed char* row) noexcept {
    Half bytes;  // two of the row in each number
    std::memcpy(&bytes, row, sizeof(bytes));
    low_ += bytes << 8 >> 8;
    high_ += bytes >> 8;
  }

  struct Tagged {
    std::uint32_t tag;
    int score;
  };
  // The best and the second; of two alike the first tag is the better one.
  [[nodiscard]] std::pair<Tagged, Tagged> best() noexcept {
    const Tagged first = best_left();
    const Half first_rank = Half{} + rank_of(first.tag);
    low_ = low_ranks == first_rank ? Half{} + lowest : low_;
    high_ = high_ranks == first_rank ? Half{} + lowest : high_;
    return {first, best_left()};
  }

 private:
  using Half [[gnu::vector_size(tag_count)]] = std::int16_t;  // of every second tag
  static constexpr std::int16_t lowest = std::numeric_limits<std::int16_t>::min();
  // The first tags rank highest.
  static constexpr Half even_ranks{16, 14, 12, 10, 8, 6, 4, 2};
  static constexpr Half odd_ranks{15, 13, 11, 9, 7, 5, 3, 1};
  static constexpr bool little = std::endian::native == std::endian::little;
  static constexpr Half low_ranks = little ? even_ranks : odd_ranks;
  static constexpr Half high_ranks = little ? odd_ranks : even_ranks;
  static std::int16_t rank_of(std::uint32_t tag) noexcept {
    return static_cast<std::int16_t>(tag_count - tag);
  }

  static Half larger(Half left, Half right) noexcept { return left > right ? left : right; }
  // The largest of eight numbers, in few steps as each looks at all.
  static std::int16_t largest(Half numbers) noexcept {
    numbers = larger(numbers, __builtin_shufflevector(numbers, numbers, 4, 5, 6, 7, 0, 1, 2, 3));
    numbers = larger(numbers, __builtin_shufflevector(numbers, numbers, 2, 3, 0, 1, 6, 7, 4, 5));
    numbers = larger(numbers, __builtin_shufflevector(numbers, numbers, 1, 0, 3, 2, 5, 4, 7, 6));
    return numbers[0];
  }
  [[nodiscard]] Tagged best_left() const noexcept {
    const std::int16_t score = largest(larger(low_, high_));
    const Half of_score = Half{} + score;
    const std::int16_t rank =
        largest(larger((low_ == of_score) & low_ranks, (high_ == of_score) & high_ranks));
    return {static_cast<std::uint32_t>(tag_count) - static_cast<std::uint32_t>(rank), score};
  }

  Half low_{};  // of the lower byte of each two, and of the higher
  Half high_{};
};

}  // namespace

void Tagger::tag(std::string_view body, std::span<Word> words) {
  if (tables_.tags == nullptr || words.empty()) return;
  const std::size_t size = words.size();
  seen_.resize(size + 2 * seen_margin);
  std::fill_n(seen_.begin(), seen_margin, seen_outside(hash_before));
  std::fill(seen_.end() - seen_margin, seen_.end(), seen_outside(hash_behind));
  for (const Word& word : words) ask_for_entry(tables_.lexicon, hash_of(word));
  for (std::size_t i = 0; i < size; ++i)
    seen_[i + seen_margin] = see(tables_, body, words[i], i == 0);
  doubts_.assign(size, Doubt{});
  std::uint32_t previous = tag_before;
  std::uint32_t second = tag_before;
  for (std::size_t i = 0; i < size; ++i) {
    std::uint32_t best = 0;
    const LexiconEntry entry = seen_[i + seen_margin].entry;
    if (words[i].kind == WordKind::symbol || words[i].kind == WordKind::number) {
      best = static_cast<std::uint32_t>(Tag::other);
    } else if (entry.has_one_tag()) {
      best = entry.tag();
    } else {
      Scores scores;
      tagger_features(&seen_[i + seen_margin], previous, second, [&](std::uint32_t feature) {
        scores.add(tables_.tags + (feature & (tagger_rows - 1)) * tag_count);
      });
      const auto [first, runner_up] = scores.best();
      best = first.tag;
      const int lead = first.score - runner_up.score;
      doubts_[i] = {static_cast<std::uint8_t>(runner_up.tag),
                    static_cast<std::uint8_t>(std::count_if(
                        leads.begin(), leads.end(), [&](int least) { return lead > least; }))};
    }
    second = previous;
    previous = best;
    words[i].tag = static_cast<Tag>(best);
  }
}

Tagger::FormScores Tagger::form_scores(std::span<const Word> words) {
  FormScores scores;
  if (tables_.forms == nullptr) return scores;
  features(words, [&](std::uint32_t feature) {
    const std::size_t row = (feature & (form_rows - 1)) * form_columns;
    scores.fragment += weight_at(tables_.forms, row);
    scores.imperative += weight_at(tables_.forms, row + 1);
  });
  return scores;
}

}  // namespace replylint
