#include "text/tagger.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace replylint {

namespace {

// Leads of the best tag over the second that count as close, middling and far.
constexpr std::array<int, 3> leads{64, 192, 512};

// The sums of rows of sixteen signed bytes, added all at once.
class Scores {
 public:
  void add(const signed char* row) noexcept {
    Row bytes;
    std::memcpy(&bytes, row, sizeof(bytes));
    sums_ += __builtin_convertvector(bytes, Sums);
  }

  struct Tagged {
    std::uint32_t tag;
    int score;
  };
  // The best and the second; of two alike the first tag is the better one.
  [[nodiscard]] std::pair<Tagged, Tagged> best() const noexcept {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    for (std::uint32_t tag = 0; tag < tag_count; ++tag) {
      const auto score = static_cast<std::uint32_t>(sums_[tag] + above_zero);
      const std::uint32_t key = score << 4 | (15U - tag);
      second = std::max(second, std::min(first, key));
      first = std::max(first, key);
    }
    const auto tagged = [](std::uint32_t key) {
      return Tagged{15U - (key & 15U), static_cast<int>(key >> 4)};
    };
    return {tagged(first), tagged(second)};
  }

 private:
  using Row [[gnu::vector_size(tag_count)]] = signed char;
  using Sums [[gnu::vector_size(2 * tag_count)]] = std::int16_t;
  static constexpr int above_zero = 1 << 14;  // added to a sum, which is less

  Sums sums_{};
};

}  // namespace

void Tagger::tag(std::string_view body, std::span<Word> words) {
  if (tables_.tags == nullptr || words.empty()) return;
  const std::size_t size = words.size();
  seen_.resize(size + 2 * seen_margin);
  std::fill_n(seen_.begin(), seen_margin, seen_outside(hash_before));
  std::fill(seen_.end() - seen_margin, seen_.end(), seen_outside(hash_behind));
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
