#include "text/word_phrases.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/word_set.h"

namespace replylint {

namespace {

constexpr std::size_t no_match = static_cast<std::size_t>(-1);
constexpr std::size_t gap_words = 3;

// The place of a key among the 1024 bits of a table.
struct Bit {
  explicit Bit(std::uint32_t key) : index(word_key_hash(key, 10)) {}
  [[nodiscard]] std::size_t part() const { return index / 64; }
  [[nodiscard]] std::uint64_t mask() const { return std::uint64_t{1} << (index % 64); }
  std::uint32_t index;
};

// Calls take(part) for each part between separators.
template <typename Take>
void split(std::string_view text, char separator, const Take& take) {
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    take(text.substr(start, end - start));
    if (end == std::string_view::npos) return;
    start = end + 1;
  }
}

// Equal, or equal without the apostrophes of the phrase.
bool same_word(std::string_view phrase, std::string_view word) {
  if (phrase == word) return true;
  if (phrase.find('\'') == std::string_view::npos) return false;
  std::size_t at = 0;
  for (const char c : phrase) {
    if (c == '\'') continue;
    if (at == word.size() || word[at] != c) return false;
    ++at;
  }
  return at == word.size();
}

}  // namespace

WordPhrases::WordPhrases(std::span<const std::string_view> phrases) {
  std::size_t size = 0;
  for (const std::string_view phrase : phrases) size += phrase.size();
  words_.reserve(size / 5);
  keys_.reserve(size / 5);
  phrases_.reserve(phrases.size());
  for (const std::string_view phrase : phrases) {
    Phrase entry{static_cast<std::uint32_t>(elements_.size()), 0};
    split(phrase, ' ', [&](std::string_view part) {
      Element element;
      element.optional = part.size() > 1 && part.ends_with('?');
      if (element.optional) part.remove_suffix(1);
      element.gap = part == "*";
      element.first_word = static_cast<std::uint32_t>(words_.size());
      split(part, '|', [&](std::string_view word) { add_alternative(word); });
      element.end_word = static_cast<std::uint32_t>(words_.size());
      elements_.push_back(element);
    });
    entry.end_element = static_cast<std::uint32_t>(elements_.size());
    for (std::uint32_t e = entry.first_element; e < entry.end_element; ++e) {
      for (std::uint32_t w = elements_[e].first_word; w < elements_[e].end_word; ++w)
        openings_.push_back({keys_[w], static_cast<std::uint32_t>(phrases_.size())});
      if (!elements_[e].optional) break;
    }
    phrases_.push_back(entry);
  }
  const auto parts = [](const Opening& opening) { return std::pair(opening.key, opening.phrase); };
  std::sort(openings_.begin(), openings_.end(),
            [&](const Opening& left, const Opening& right) { return parts(left) < parts(right); });
  const auto end = std::unique(
      openings_.begin(), openings_.end(),
      [&](const Opening& left, const Opening& right) { return parts(left) == parts(right); });
  openings_.erase(end, openings_.end());
  for (const Opening& opening : openings_) {
    const Bit bit(opening.key);
    opening_bits_[bit.part()] |= bit.mask();
  }
}

void WordPhrases::add_alternative(std::string_view word) {
  words_.push_back(word);
  keys_.push_back(word_key(word));
  if (word.find('\'') == std::string_view::npos) return;
  std::string bare(word);
  std::erase(bare, '\'');
  words_.push_back(word);
  keys_.push_back(word_key(bare));
}

bool WordPhrases::has_word(const Element& element, std::string_view word) const {
  const std::uint32_t key = word_key(word);
  for (std::uint32_t i = element.first_word; i < element.end_word; ++i)
    if (keys_[i] == key && same_word(words_[i], word)) return true;
  return false;
}

std::size_t WordPhrases::end_of(std::span<const Word> words, std::size_t at, std::uint32_t element,
                                std::uint32_t end) const {
  for (; element < end; ++element) {
    const Element& part = elements_[element];
    if (part.gap) {
      for (std::size_t skipped = 0; skipped <= gap_words; ++skipped, ++at) {
        const std::size_t rest = end_of(words, at, element + 1, end);
        if (rest != no_match) return rest;
        if (at == words.size() || words[at].kind == WordKind::symbol) break;
      }
      return no_match;
    }
    if (at < words.size() && has_word(part, words[at].folded))
      ++at;
    else if (!part.optional)
      return no_match;
  }
  return at;
}

std::optional<WordPhrases::Match> WordPhrases::match_at(std::span<const Word> words,
                                                        std::size_t first) const {
  std::optional<Match> best;
  const std::uint32_t key = word_key(words[first].folded);
  const Bit bit(key);
  if ((opening_bits_[bit.part()] & bit.mask()) == 0) return best;
  auto opening =
      std::lower_bound(openings_.begin(), openings_.end(), key,
                       [](const Opening& entry, std::uint32_t value) { return entry.key < value; });
  for (; opening != openings_.end() && opening->key == key; ++opening) {
    const Phrase& phrase = phrases_[opening->phrase];
    const std::size_t end = end_of(words, first, phrase.first_element, phrase.end_element);
    if (end != no_match && (!best || end > best->end)) best = Match{first, end, opening->phrase};
  }
  return best;
}

std::optional<WordPhrases::Match> WordPhrases::find(std::span<const Word> words,
                                                    std::size_t from) const {
  for (std::size_t first = from; first < words.size(); ++first)
    if (const auto match = match_at(words, first)) return match;
  return std::nullopt;
}

}  // namespace replylint
