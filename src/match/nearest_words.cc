#include "match/nearest_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "match/word_vectors.h"
#include "text/multiversion.h"

namespace replylint {

namespace {

// Each item and sentence has its first known words compared, so that hostile input does not cost
// more than time linear in its size.
constexpr std::size_t compared_words = 100;

// Of the products of these words, the highest, or 0.
REPLYLINT_MULTIVERSION Meaning::Products highest_of(std::span<const Meaning::Products> products,
                                                    std::span<const std::uint32_t> words) noexcept {
  Meaning::Products highest{};
  for (const std::uint32_t word : words)
    for (std::size_t k = 0; k < highest.size(); ++k)
      highest[k] = std::max(highest[k], products[word][k]);
  return highest;
}

}  // namespace

NearestWords::KnownWords::KnownWords(std::span<const Words> texts, WordMeanings& meanings) {
  std::size_t size = 0;
  for (const Words words : texts) size += words.size();
  slots_.resize(std::bit_ceil(2 * size + 1));
  numbers_.reserve(size);
  meanings_.reserve(size / 2);  // most are there twice
  ends_.reserve(texts.size());
  for (const Words words : texts) {
    const std::size_t first = numbers_.size();
    MeaningSum::ask_for(words.first(std::min(words.size(), compared_words)));
    for (std::size_t i = 0; i < words.size() && numbers_.size() < first + compared_words; ++i)
      if (words[i].kind == WordKind::word) add(words[i], meanings);
    ends_.push_back(numbers_.size());
  }
}

void NearestWords::KnownWords::add(const Word& word, WordMeanings& meanings) {
  const std::uint32_t hash = word.hash;
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].used && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  Slot& slot = slots_[at];
  if (!slot.used) {
    slot = {hash, true, unknown};
    if (const Meaning& meaning = meanings.of(word); !meaning.empty()) {
      slot.number = static_cast<std::uint32_t>(meanings_.size());
      meanings_.push_back(meaning);
    }
  }
  if (slot.number != unknown) numbers_.push_back(slot.number);
}

std::vector<float> NearestWords::of(std::span<const Words> items) const {
  std::vector<float> nearest(items.size() * count_);
  const KnownWords asked(items, meanings_);
  // How near each word of the items comes to each sentence.
  constexpr std::size_t step = Meaning::at_once;
  const std::size_t count = asked.meanings().size();
  std::vector<float> best(count * count_);
  std::vector<Meaning::Products> products(sentences_.meanings().size());
  for (std::size_t a = 0; a < count; a += step) {
    std::array<const Meaning*, step> words;  // the last one again where there are no more
    for (std::size_t k = 0; k < step; ++k) words[k] = &asked.meanings()[std::min(a + k, count - 1)];
    Meaning::multiply(words, sentences_.meanings(), products);
    for (std::size_t s = 0; s < count_; ++s) {
      const Meaning::Products highest = highest_of(products, sentences_.of(s));
      for (std::size_t k = 0; k < std::min(step, count - a); ++k)
        best[(a + k) * count_ + s] = Meaning::cosine_of(highest[k]);
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::span<const std::uint32_t> words = asked.of(i);
    const std::span<float> sums = std::span(nearest).subspan(i * count_, count_);
    for (const std::uint32_t a : words)
      for (std::size_t s = 0; s < count_; ++s) sums[s] += best[a * count_ + s];
    for (float& sum : sums) sum /= static_cast<float>(std::max<std::size_t>(words.size(), 1));
  }
  return nearest;
}

}  // namespace replylint
