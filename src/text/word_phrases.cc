#include "text/word_phrases.h"

#include <algorithm>

namespace replylint {

namespace {

constexpr std::size_t no_match = static_cast<std::size_t>(-1);
constexpr std::size_t gap_words = 3;

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

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

// The first two bytes but for apostrophes, so that "i'm" and "im" have the same key.
std::uint16_t key(std::string_view word) {
  unsigned value = 0;
  int bytes = 0;
  for (std::size_t i = 0; i < word.size() && bytes < 2; ++i) {
    if (word[i] == '\'') continue;
    value = value << 8U | static_cast<unsigned char>(word[i]);
    ++bytes;
  }
  return static_cast<std::uint16_t>(value);
}

}  // namespace

WordPhrases::WordPhrases(std::initializer_list<std::string_view> phrases) {
  for (const std::string_view phrase : phrases) {
    const auto number = static_cast<std::uint32_t>(phrases_.size());
    Phrase entry{static_cast<std::uint32_t>(elements_.size()), 0};
    for (std::string_view part : split(phrase, ' ')) {
      Element element;
      element.optional = part.size() > 1 && part.ends_with('?');
      if (element.optional) part.remove_suffix(1);
      element.gap = part == "*";
      element.first_word = static_cast<std::uint32_t>(words_.size());
      for (const std::string_view word : split(part, '|')) words_.push_back(word);
      element.end_word = static_cast<std::uint32_t>(words_.size());
      elements_.push_back(element);
    }
    entry.end_element = static_cast<std::uint32_t>(elements_.size());
    phrases_.push_back(entry);
    for (std::uint32_t e = entry.first_element; e < entry.end_element; ++e) {
      for (std::uint32_t w = elements_[e].first_word; w < elements_[e].end_word; ++w) {
        auto& list = by_key_[key(words_[w])];
        if (list.empty() || list.back() != number) list.push_back(number);
      }
      if (!elements_[e].optional) break;
    }
  }
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
    const bool found =
        at < words.size() &&
        std::any_of(words_.begin() + part.first_word, words_.begin() + part.end_word,
                    [&](std::string_view word) { return same_word(word, words[at].folded); });
    if (found)
      ++at;
    else if (!part.optional)
      return no_match;
  }
  return at;
}

std::optional<WordPhrases::Match> WordPhrases::match_at(std::span<const Word> words,
                                                        std::size_t first) const {
  std::optional<Match> best;
  const auto candidates = by_key_.find(key(words[first].folded));
  if (candidates == by_key_.end()) return best;
  for (const std::uint32_t number : candidates->second) {
    const Phrase& phrase = phrases_[number];
    const std::size_t end = end_of(words, first, phrase.first_element, phrase.end_element);
    if (end != no_match && (!best || end > best->end)) best = Match{first, end, number};
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
