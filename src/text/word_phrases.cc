#include "text/word_phrases.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "text/feature_hash.h"

namespace replylint {

namespace {

constexpr std::size_t no_match = static_cast<std::size_t>(-1);
constexpr std::size_t gap_words = 3;
constexpr std::uint64_t any_bits = ~std::uint64_t{0};

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

// Adds the hash of a word; of one with an apostrophe two, with it and without.
void add_spellings(std::string_view word, std::vector<std::uint32_t>& hashes) {
  hashes.push_back(hash_bytes(word));
  if (word.find('\'') == std::string_view::npos) return;
  std::string bare(word);
  std::erase(bare, '\'');
  hashes.push_back(hash_bytes(bare));
}

}  // namespace

WordPhrases::WordPhrases(std::span<const std::string_view> phrases) {
  std::vector<std::uint32_t> hashes;  // of the words of an element
  for (std::uint32_t phrase = 0; phrase < phrases.size(); ++phrase) {
    const std::size_t first_opening = openings_.size();
    bool opens = true;
    split(phrases[phrase], ' ', [&](std::string_view part) {
      Element element;
      element.optional = part.size() > 1 && part.ends_with('?');
      if (element.optional) part.remove_suffix(1);
      element.gap = part == "*";
      hashes.clear();
      split(part, '|', [&](std::string_view word) { add_spellings(word, hashes); });
      add_alternatives(element, hashes);
      elements_.push_back(element);
      if (opens)
        for (const std::uint32_t hash : hashes)
          openings_.push_back({hash, phrase, static_cast<std::uint32_t>(elements_.size()), 0});
      opens = opens && element.optional;
    });
    for (std::size_t i = first_opening; i < openings_.size(); ++i)
      openings_[i].end_element = static_cast<std::uint32_t>(elements_.size());
  }
  const auto parts = [](const Opening& opening) { return std::pair(opening.hash, opening.phrase); };
  std::sort(openings_.begin(), openings_.end(), [&](const Opening& left, const Opening& right) {
    return std::pair(parts(left), left.next_element) < std::pair(parts(right), right.next_element);
  });
  const auto end = std::unique(
      openings_.begin(), openings_.end(),
      [&](const Opening& left, const Opening& right) { return parts(left) == parts(right); });
  openings_.erase(end, openings_.end());
  followers_.reserve(openings_.size());
  for (const Opening& opening : openings_) {
    followers_.push_back(followers_of(opening));
    rows_[row_of(opening.hash)] |= followers_.back();
  }
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < openings_.size(); ++i)
    distinct += i == 0 || openings_[i].hash != openings_[i - 1].hash;
  slots_.resize(std::bit_ceil(2 * distinct + 1));
  slot_mask_ = slots_.size() - 1;
  for (std::size_t first = 0, next = 0; first < openings_.size(); first = next) {
    while (next < openings_.size() && openings_[next].hash == openings_[first].hash) ++next;
    std::size_t at = openings_[first].hash & slot_mask_;
    while (slots_[at].end != 0) at = (at + 1) & slot_mask_;
    slots_[at] = {openings_[first].hash, static_cast<std::uint32_t>(first),
                  static_cast<std::uint32_t>(next)};
  }
}

void WordPhrases::add_alternatives(Element& element, std::span<const std::uint32_t> hashes) {
  const auto size = static_cast<std::uint32_t>(std::bit_ceil(2 * hashes.size()));
  element.first_place = static_cast<std::uint32_t>(places_.size());
  element.place_mask = size - 1;
  places_.resize(places_.size() + size, 0);
  std::uint32_t* const places = places_.data() + element.first_place;
  for (const std::uint32_t hash : hashes) {
    std::uint32_t at = hash & element.place_mask;
    while (places[at] != 0) at = (at + 1) & element.place_mask;
    places[at] = hash;
    element.bits |= std::uint64_t{1} << bit_of(hash);
  }
}

std::uint64_t WordPhrases::followers_of(const Opening& opening) const {
  std::uint64_t bits = 0;
  for (std::uint32_t i = opening.next_element; i < opening.end_element; ++i) {
    const Element& element = elements_[i];
    if (element.gap) break;
    bits |= element.bits;
    if (!element.optional) return bits;
  }
  return any_bits;
}

std::size_t WordPhrases::end_of(Words words, std::size_t at, std::uint32_t element,
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
    if (at < words.size() && has_word(part, words[at]))
      ++at;
    else if (!part.optional)
      return no_match;
  }
  return at;
}

template <typename Wanted, typename Found>
void WordPhrases::each_match_at(Words words, std::size_t first, const Wanted& wanted,
                                const Found& found) const {
  const Slot& slot = slot_of(words[first].hash);
  const bool last = first + 1 == words.size();
  const unsigned next = last ? 0 : bit_of(words[first + 1].hash);
  for (std::size_t i = slot.first; i < slot.end; ++i) {
    // Most phrases do not go on with the next word.
    const std::uint64_t followers = followers_[i];
    if ((followers >> next & 1U) == 0 || (last && followers != any_bits)) continue;
    const Opening& opening = openings_[i];
    if (!wanted(opening.phrase)) continue;
    const std::size_t end = end_of(words, first + 1, opening.next_element, opening.end_element);
    if (end != no_match) found(opening.phrase, end);
  }
}

std::optional<WordPhrases::Match> WordPhrases::match_at(Words words, std::size_t first) const {
  std::optional<Match> best;
  if (first >= words.size()) return best;
  each_match_at(
      words, first, [](std::uint32_t) { return true; },
      [&](std::uint32_t phrase, std::size_t end) {
        if (!best || end > best->end) best = Match{first, end, phrase};
      });
  return best;
}

std::optional<WordPhrases::Match> WordPhrases::find(Words words, std::size_t from) const {
  if (from >= words.size()) return std::nullopt;
  std::uint32_t hash = words[from].hash;
  for (std::size_t first = from; first + 1 < words.size(); ++first) {
    const std::uint64_t followers = rows_[row_of(hash)];
    hash = words[first + 1].hash;
    if ((followers >> bit_of(hash) & 1U) != 0)
      if (const auto match = match_at(words, first)) return match;
  }
  return rows_[row_of(hash)] != 0 ? match_at(words, words.size() - 1) : std::nullopt;
}

namespace {

std::vector<std::string_view> joined(
    std::initializer_list<std::span<const std::string_view>> groups) {
  std::vector<std::string_view> phrases;
  for (const auto& group : groups) phrases.insert(phrases.end(), group.begin(), group.end());
  return phrases;
}

}  // namespace

WordPhraseGroups::WordPhraseGroups(std::initializer_list<std::span<const std::string_view>> groups)
    : phrases_(joined(groups)) {
  std::uint32_t bit = 1;
  for (const auto& group : groups) {
    group_of_.insert(group_of_.end(), group.size(), bit);
    all_ |= bit;
    bit <<= 1U;
  }
}

std::uint32_t WordPhraseGroups::in(Words words, std::uint32_t asked) const {
  asked &= all_;
  std::uint32_t found = 0;
  for (std::size_t first = 0; first < words.size() && found != asked; ++first) {
    if (!phrases_.may_open(words, first)) continue;
    phrases_.each_match_at(
        words, first,
        [&](std::uint32_t phrase) { return (group_of_[phrase] & asked & ~found) != 0; },
        [&](std::uint32_t phrase, std::size_t) { found |= group_of_[phrase]; });
  }
  return found;
}

}  // namespace replylint
