#include "text/word_phrases.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "text/ascii.h"
#include "text/feature_hash.h"

namespace replylint {

namespace {

constexpr std::size_t no_match = static_cast<std::size_t>(-1);
constexpr std::size_t gap_words = 3;
constexpr std::uint64_t any_bits = ~std::uint64_t{0};

}  // namespace

// What the phrases come to, in room to grow; the table itself takes what it needs and no more.
struct WordPhrases::Parts {
  struct Opener {
    std::uint32_t hash = 0;  // of the word
    Opening opening;

    [[nodiscard]] auto key() const { return std::uint64_t{hash} << 32U | opening.phrase; }
  };

  std::vector<std::uint32_t> places;
  std::vector<Element> elements;
  std::vector<Opener> openers;  // in the order of Opening

  explicit Parts(std::span<const std::string_view> phrases) {
    std::size_t size = 0;
    for (const std::string_view phrase : phrases) size += phrase.size();
    places.reserve(size);
    elements.reserve(size / 4);
    openers.reserve(size / 8);
    for (std::uint32_t phrase = 0; phrase < phrases.size(); ++phrase) add(phrase, phrases[phrase]);
    std::sort(openers.begin(), openers.end(), [](const Opener& left, const Opener& right) {
      return std::pair(left.key(), left.opening.next_element) <
             std::pair(right.key(), right.opening.next_element);
    });
    const auto end = std::unique(
        openers.begin(), openers.end(),
        [](const Opener& left, const Opener& right) { return left.key() == right.key(); });
    openers.erase(end, openers.end());
  }

 private:
  void add(std::uint32_t number, std::string_view phrase) {
    const std::size_t first_opener = openers.size();
    bool opens = true;
    for (std::size_t at = 0;; ++at) {
      const Element element = read_element(phrase, at);
      elements.push_back(element);
      const auto next = static_cast<std::uint32_t>(elements.size());
      if (opens)
        for (const std::uint32_t hash : hashes_) openers.push_back({hash, {number, next, 0}});
      opens = opens && element.optional;
      if (at == phrase.size()) break;
    }
    for (Opener& opener : std::span(openers).subspan(first_opener))
      opener.opening.end_element = static_cast<std::uint32_t>(elements.size());
  }

  // Reads on to the end of an element.
  Element read_element(std::string_view phrase, std::size_t& at) {
    const std::size_t start = at;
    Element element;
    hashes_.clear();
    for (;; ++at) {
      const std::size_t first = at;
      std::uint32_t hash = empty_hash;
      bool apostrophe = false;
      for (; at < phrase.size(); ++at) {
        const char c = phrase[at];
        if (!is_ascii_lower(c)) {
          if (c == ' ' || c == '|') break;
          if (c == '?' && at > start && (at + 1 == phrase.size() || phrase[at + 1] == ' ')) {
            element.optional = true;
            continue;
          }
          apostrophe = apostrophe || c == '\'';
        }
        hash = hash_with(hash, c);
      }
      hashes_.push_back(hash);
      if (apostrophe) hashes_.push_back(hash_without_apostrophes(phrase.substr(first, at - first)));
      if (at == phrase.size() || phrase[at] == ' ') break;
    }
    std::string_view part = phrase.substr(start, at - start);
    if (element.optional) part.remove_suffix(1);
    element.gap = part == "*";
    add_alternatives(element);
    return element;
  }

  // Of a word, which may be optional.
  static std::uint32_t hash_without_apostrophes(std::string_view word) {
    if (word.ends_with('?')) word.remove_suffix(1);
    std::uint32_t hash = empty_hash;
    for (const char c : word)
      if (c != '\'') hash = hash_with(hash, c);
    return hash;
  }

  void add_alternatives(Element& element) {
    const auto size = static_cast<std::uint32_t>(std::bit_ceil(2 * hashes_.size()));
    element.first_place = static_cast<std::uint32_t>(places.size());
    element.place_mask = size - 1;
    places.resize(places.size() + size);
    std::uint32_t* const own = places.data() + element.first_place;
    for (const std::uint32_t hash : hashes_) {
      std::uint32_t at = hash & element.place_mask;
      while (own[at] != 0) at = (at + 1) & element.place_mask;
      own[at] = hash;
      element.bits |= std::uint64_t{1} << bit_of(hash);
    }
  }

  std::vector<std::uint32_t> hashes_;  // of the words of an element
};

WordPhrases::WordPhrases(std::span<const std::string_view> phrases) {
  const Parts parts(phrases);
  places_ = {parts.places.begin(), parts.places.end()};
  elements_ = {parts.elements.begin(), parts.elements.end()};

  const auto& openers = parts.openers;
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < openers.size(); ++i)
    distinct += i == 0 || openers[i].hash != openers[i - 1].hash;
  slots_.resize(std::bit_ceil(2 * distinct + 1));
  slot_mask_ = slots_.size() - 1;
  openings_.reserve(openers.size());
  followers_.reserve(openers.size());
  for (std::size_t first = 0; first < openers.size(); first = openings_.size()) {
    const std::uint32_t hash = openers[first].hash;
    for (std::size_t i = first; i < openers.size() && openers[i].hash == hash; ++i) {
      openings_.push_back(openers[i].opening);
      followers_.push_back(followers_of(openings_.back()));
      rows_[row_of(hash)] |=
          static_cast<std::uint32_t>(followers_.back() | followers_.back() >> 32U);
      marks_[row_of(hash)] |= mark_of(hash);
    }
    std::size_t at = hash & slot_mask_;
    while (slots_[at].end != 0) at = (at + 1) & slot_mask_;
    slots_[at] = {hash, static_cast<std::uint32_t>(first),
                  static_cast<std::uint32_t>(openings_.size())};
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
      const Element* const next = element + 1 < end ? &elements_[element + 1] : nullptr;
      const bool any = next == nullptr || next->optional || next->gap;
      for (std::size_t skipped = 0; skipped <= gap_words; ++skipped, ++at) {
        if (any || (at < words.size() && has_word(*next, words[at]))) {
          const std::size_t rest = end_of(words, at, element + 1, end);
          if (rest != no_match) return rest;
        }
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

std::optional<WordPhrases::Match> WordPhrases::longest_at(Words words, std::size_t first) const {
  std::optional<Match> best;
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
  const Word* const last = &words.back();
#pragma GCC unroll 4
  for (const Word* word = &words[from]; word != last; ++word) {
    const std::uint32_t row = rows_[row_of(hash)];
    hash = word[1].hash;
    if (may_follow(row, hash) && may_open(word->hash))
      if (const auto match = longest_at(words, static_cast<std::size_t>(word - words.data())))
        return match;
  }
  return may_open(hash) ? longest_at(words, words.size() - 1) : std::nullopt;
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
    firsts_.push_back(static_cast<std::uint32_t>(group_of_.size()));
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

std::optional<WordPhrases::Match> WordPhraseGroups::find(Words words, std::size_t group,
                                                         std::size_t from) const {
  const std::uint32_t bit = std::uint32_t{1} << group;
  std::optional<WordPhrases::Match> best;
  for (std::size_t first = from; first < words.size() && !best; ++first) {
    if (!phrases_.may_open(words, first)) continue;
    phrases_.each_match_at(
        words, first, [&](std::uint32_t phrase) { return group_of_[phrase] == bit; },
        [&](std::uint32_t phrase, std::size_t end) {
          if (!best || end > best->end)
            best = WordPhrases::Match{first, end, phrase - firsts_[group]};
        });
  }
  return best;
}

}  // namespace replylint
