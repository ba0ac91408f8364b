#include "match/compact_reply.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "text/number_words.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

using std::string_view;

constexpr auto no_or_part = word_set("half", "free", "nothing", "none");

bool is_figure(const Word& word) {
  return word.kind == WordKind::number || is_number_word(word) || no_or_part.has(word);
}

// Of a sentence that has no room for more than answers, for each question.
constexpr std::size_t most_words = 8;

// What the words of a sentence may answer a question with.
enum class Held { figure, time, name };

// "Which carrier?", "Where is it?", not "I suppose it has run out?" or "What are we doing wrong?".
bool names_thing(const Item& item, const Text& inquiry) {
  if (item.sentence >= inquiry.sentences.size()) return false;
  const auto words = inquiry.words_of(inquiry.sentences[item.sentence]);
  return !is_general(words) && std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.tag == Tag::question_word;
  });
}

std::optional<Held> held_for(const Item& item, const Text& inquiry) {
  if (item.kind != ItemKind::question) return std::nullopt;
  switch (item.wants) {
    case Wanted::quantity:
      return Held::figure;
    case Wanted::time:
      return Held::time;
    case Wanted::place:
    case Wanted::person:
    case Wanted::thing:
      return names_thing(item, inquiry) ? std::optional(Held::name) : std::nullopt;
    default:
      return std::nullopt;  // told in words of any kind
  }
}

// Of the customer's words, as far as inflections leave them alike.
class ToldWords {
 public:
  explicit ToldWords(const Text& text) {
    for (const Word& word : text.words) stems_.insert(stem(word));
  }
  [[nodiscard]] bool has(const Word& word) const { return stems_.count(stem(word)) > 0; }

 private:
  static string_view stem(const Word& word) { return word.folded.substr(0, 4); }
  std::unordered_set<string_view> stems_;
};

struct Counts {
  std::size_t figures = 0;
  std::size_t times = 0;
  std::size_t names = 0;

  [[nodiscard]] std::size_t& of(Held held) {
    return held == Held::figure ? figures : held == Held::time ? times : names;
  }
};

bool is_noun(const Word& word) {
  return word.kind == WordKind::address || (word.kind == WordKind::word && is_noun(word.tag));
}

// "At ten", "until 18", not "at 60 euros".
bool is_hour(std::span<const Word> words, std::size_t at) {
  static constexpr auto before = word_set("after", "at", "before", "by", "from", "till", "until");
  return at > 0 && before.has(words[at - 1]) && (at + 1 == words.size() || !is_noun(words[at + 1]));
}

Counts count_held(std::span<const Word> words, const Traits& traits, const ToldWords& told) {
  Counts counts;
  counts.times = traits.time ? 1 : 0;
  bool in_name = false;
  bool aside = false;  // a clause that gives a reason or a condition
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (is_figure(word)) {
      const bool hour = is_hour(words, i);
      if (hour)
        counts.times = std::max<std::size_t>(counts.times, 1);
      else
        counts.figures += !told.has(word) && !(i + 1 < words.size() && is_time_word(words[i + 1]));
      in_name = false;
      continue;
    }
    aside = aside || word.tag == Tag::subordinator;
    const bool measure = i > 0 && is_figure(words[i - 1]);
    const bool name = is_noun(word) && !aside && !measure && !is_time_word(word);
    counts.names += name && !in_name && !told.has(word);
    in_name = name;
  }
  return counts;
}

}  // namespace

std::optional<CompactAnswer> find_compact_answer(std::span<const Item> items, const Text& inquiry,
                                                 const Text& reply,
                                                 std::span<const Traits> traits) {
  const auto says = [](const Traits& each) { return !each.courtesy && !each.asks; };
  const auto only = std::find_if(traits.begin(), traits.end(), says);
  if (only == traits.end() || std::any_of(std::next(only), traits.end(), says)) return std::nullopt;
  Counts wanted;
  std::size_t asked = 0;
  std::size_t told_otherwise = 0;
  for (const Item& item : items) {
    if (item.kind != ItemKind::question && item.kind != ItemKind::request) continue;
    ++asked;
    if (const auto held = held_for(item, inquiry))
      ++wanted.of(*held);
    else
      ++told_otherwise;
  }
  if (asked < 2 || only->deferral || only->words > most_words * asked) return std::nullopt;

  CompactAnswer answer{static_cast<std::size_t>(only - traits.begin()), {}};
  Counts counts =
      count_held(reply.words_of(reply.sentences[answer.sentence]), *only, ToldWords(inquiry));
  // "We do" answers by itself, "Pets are welcome" by what it names.
  if (!only->verdict) counts.names -= std::min(counts.names, told_otherwise);
  for (const Item& item : items) {
    const auto held = held_for(item, inquiry);
    answer.answers.push_back(held && counts.of(*held) >= wanted.of(*held));
  }
  return answer;
}

}  // namespace replylint
