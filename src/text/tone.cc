#include "text/tone.h"

#include <algorithm>
#include <string_view>

#include "text/feature_hash.h"
#include "text/word_set.h"

namespace replylint {

namespace {

constexpr std::size_t rows = std::size_t{1} << 15;
constexpr std::uint32_t hash_before = hash_bytes("<");
constexpr std::uint32_t hash_behind = hash_bytes(">");

const signed char* weights() {
  static const signed char* const table = embedded_table("english_tone", rows * tone_count);
  return table;
}

// What the features see of a word.
std::string_view seen(const Word& word) {
  switch (word.kind) {
    case WordKind::number:
      return "#";
    case WordKind::address:
      return "@";
    case WordKind::symbol: {
      const bool stop = word.folded.front() == '.' || word.folded.front() == ',';
      return word.folded.substr(0, stop && !word.folded.starts_with("..") ? 1 : 2);
    }
    case WordKind::word:
      break;
  }
  return word.folded;
}

// Calls add(row, first, end) for each feature that belongs to words [first, end): the word, its
// stem, and the pair that it ends.
template <typename Add>
void each_word_feature(std::span<const Word> words, const Add& add) {
  constexpr std::size_t stem = 5;
  std::uint32_t previous = hash_before;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = seen(words[i]);
    const std::uint32_t hash = words[i].kind == WordKind::word ? words[i].hash : hash_bytes(text);
    if (text != "." && text != ",") add(mix(hash, 201), i, i + 1);
    if (text.size() > stem) add(mix(hash_bytes(text.substr(0, stem)), 202), i, i + 1);
    add(mix(mix(previous, 203) ^ hash, 203), i > 0 ? i - 1 : i, i + 1);
    previous = hash;
  }
  add(mix(mix(previous, 203) ^ hash_behind, 203), words.size() - 1, words.size());
}

// Calls add(row) for the features of a sentence as a whole.
template <typename Add>
void each_sentence_feature(const Sentence& sentence, std::span<const Word> words, const Add& add) {
  static constexpr auto second_person =
      word_set("u", "you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself");
  static constexpr auto first_person = word_set("i", "i'll", "i'm", "i've", "me", "my", "our", "us",
                                                "we", "we'll", "we're", "we've");
  static constexpr auto negations =
      word_set("cannot", "never", "no", "nobody", "none", "not", "nothing", "without");
  bool you = false;
  bool we = false;
  bool negation = false;
  for (const Word& word : words) {
    you = you || second_person.has(word.folded);
    we = we || first_person.has(word.folded);
    negation = negation || negations.has(word.folded) || word.folded.ends_with("n't");
  }
  const std::uint32_t form =
      static_cast<std::uint32_t>(sentence.form) | (sentence.question_mark ? 4U : 0U);
  const auto bit = [](bool value) { return static_cast<std::uint32_t>(value); };
  const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(words.size(), 24) / 3);
  add(mix(0, 204));
  add(mix(form, 205));
  add(mix(bit(you), 206));
  add(mix(form << 3 | bit(you) << 2 | bit(we) << 1 | bit(negation), 207));
  add(mix(length, 208));
}

}  // namespace

std::vector<ToneScores> tone_scores(const Text& text) {
  std::vector<ToneScores> result(text.sentences.size());
  const signed char* const table = weights();
  if (table == nullptr || !text.english) return result;
  // Longer runs of words are no sentence that anybody wrote.
  constexpr std::size_t longest = 80;
  for (std::size_t s = 0; s < result.size(); ++s) {
    const auto all = text.words_of(text.sentences[s]);
    const auto words = all.first(std::min(all.size(), longest));
    if (words.empty()) continue;
    std::array<std::int16_t, tone_count> scores{};
    const auto add = [&](std::uint32_t feature) {
      const signed char* row = table + (feature & (rows - 1)) * tone_count;
      for (std::size_t t = 0; t < tone_count; ++t)
        scores[t] = static_cast<std::int16_t>(scores[t] + row[t]);
    };
    each_sentence_feature(text.sentences[s], words, add);
    each_word_feature(words,
                      [&](std::uint32_t feature, std::size_t, std::size_t) { add(feature); });
    result[s].scores = scores;
  }
  return result;
}

ToneWords tone_words(std::span<const Word> words, Tone tone) {
  const signed char* const table = weights();
  if (table == nullptr || words.empty()) return {0, words.size()};
  std::vector<int> shares(words.size(), 0);
  each_word_feature(words, [&](std::uint32_t feature, std::size_t first, std::size_t end) {
    const int weight = table[(feature & (rows - 1)) * tone_count + static_cast<std::size_t>(tone)];
    for (std::size_t i = first; i < end; ++i)
      shares[i] += 2 * weight / static_cast<int>(end - first);
  });
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
