#include "text/tone.h"

#include <algorithm>
#include <array>

#include "text/feature_hash.h"
#include "text/prefetch.h"
#include "text/sentence_features.h"

namespace replylint {

namespace {

constexpr std::size_t rows = std::size_t{1} << 17;

const signed char* weights() {
  static const signed char* const table = embedded_table("english_tone", rows * tone_count);
  return table;
}

// Calls add(feature, first, end) for each run of three words [first, end).
template <typename Add>
void each_triple(std::span<const Word> words, const Add& add) {
  const auto hash_of = [&](std::size_t i) {
    return words[i].kind == WordKind::word ? words[i].hash : hash_bytes(seen(words[i]));
  };
  std::uint32_t second = hash_bytes("<");
  std::uint32_t last = hash_of(0);
  for (std::size_t i = 1; i <= words.size(); ++i) {
    const std::uint32_t next = i < words.size() ? hash_of(i) : hash_bytes(">");
    add(mix(mix(mix(second, 214) ^ last, 214) ^ next, 214), i < 2 ? 0 : i - 2,
        std::min(i + 1, words.size()));
    second = last;
    last = next;
  }
}

}  // namespace

std::vector<ToneScores> tone_scores(const Text& text) {
  return tone_scores(text, SharedFeatures(text));
}

std::vector<ToneScores> tone_scores(const Text& text, const SharedFeatures& features) {
  std::vector<ToneScores> result(text.sentences.size());
  const signed char* const table = weights();
  if (table == nullptr || !text.english) return result;
  for (std::size_t s = 0; s < result.size(); ++s) {
    const auto words = seen_words(text, text.sentences[s]);
    if (words.empty()) continue;
    std::array<std::int16_t, tone_count> scores{};
    RowsAhead found([&](std::span<const signed char* const> waiting) {
      std::array<std::int16_t, tone_count> sums = scores;
      for (const signed char* const row : waiting)
        for (std::size_t t = 0; t < tone_count; ++t)
          sums[t] = static_cast<std::int16_t>(sums[t] + row[t]);
      scores = sums;
    });
    const auto add = [&](std::uint32_t feature) {
      found.add(table + (feature & (rows - 1)) * tone_count);
    };
    for (const std::uint32_t feature : features.of(s)) add(feature);
    each_triple(words, [&](std::uint32_t feature, std::size_t, std::size_t) { add(feature); });
    found.read_waiting();
    result[s].scores = scores;
  }
  return result;
}

ToneWords tone_words(std::span<const Word> words, Tone tone) {
  const signed char* const table = weights();
  if (table == nullptr || words.empty()) return {0, words.size()};
  std::vector<int> shares(words.size(), 0);
  const auto add = [&](std::uint32_t feature, std::size_t first, std::size_t end) {
    const int weight{table[(feature & (rows - 1)) * tone_count + static_cast<std::size_t>(tone)]};
    for (std::size_t i = first; i < end; ++i)
      shares[i] += 2 * weight / static_cast<int>(end - first);
  };
  each_word_feature(words, add);
  each_triple(words, add);
  // From the first to the last of the words that say at least a third of what the strongest says.
  const int enough = std::max(1, *std::max_element(shares.begin(), shares.end()) / 3);
  const auto carries = [&](int share) { return share >= enough; };
  const auto first = std::find_if(shares.begin(), shares.end(), carries);
  const auto last = std::find_if(shares.rbegin(), shares.rend(), carries);
  ToneWords best{0, words.size()};
  if (first != shares.end())
    best = {static_cast<std::size_t>(first - shares.begin()),
            static_cast<std::size_t>(shares.rend() - last)};
  const auto is_symbol = [&](std::size_t i) { return words[i].kind == WordKind::symbol; };
  while (best.first < best.end && is_symbol(best.first)) ++best.first;
  while (best.end > best.first && is_symbol(best.end - 1)) --best.end;
  // One word alone tells nobody what is meant.
  constexpr std::size_t fewest = 3;
  while (best.end - best.first < fewest) {
    const bool right = best.end < words.size() && !is_symbol(best.end);
    const bool left = best.first > 0 && !is_symbol(best.first - 1);
    if (right)
      ++best.end;
    else if (left)
      --best.first;
    else
      break;
  }
  return best.first < best.end ? best : ToneWords{0, words.size()};
}

}  // namespace replylint
