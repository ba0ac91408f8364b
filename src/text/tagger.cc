#include "text/tagger.h"

#include <algorithm>
#include <array>

#include "text/feature_hash.h"

namespace replylint {

namespace {

constexpr std::size_t tag_count = 16;
constexpr std::size_t tagger_rows = std::size_t{1} << 16;
constexpr std::size_t form_rows = std::size_t{1} << 12;
constexpr std::size_t form_columns = 2;  // fragment, imperative
// The tags outside a sentence.
constexpr std::uint32_t before_tag = 16;
constexpr std::uint32_t behind_tag = 17;

constexpr std::uint32_t hash_before = hash_bytes("<");
constexpr std::uint32_t hash_behind = hash_bytes(">");

bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

void Tagger::tag(std::string_view body, std::span<Word> words) {
  static const signed char* const weights =
      embedded_table("english_tagger", tagger_rows * tag_count);
  if (weights == nullptr || words.empty()) return;
  // Two words stand before and two behind the sentence.
  constexpr std::size_t margin = 2;
  const std::size_t size = words.size();
  seen_.assign(size + 2 * margin, Seen{hash_before, hash_before, 0, 0});
  std::fill(seen_.end() - margin, seen_.end(), Seen{hash_behind, hash_behind, 0, 0});
  for (std::size_t i = 0; i < size; ++i) {
    const Word& word = words[i];
    std::string_view text = word.folded;
    if (word.kind == WordKind::number) text = "#";
    if (word.kind == WordKind::address) text = "@";
    const auto last = [&](std::size_t count) {
      return text.substr(text.size() - std::min(count, text.size()));
    };
    const bool second_upper = word.span.size() > 1 && is_upper(body[word.span.start + 1]);
    const bool hyphen = text.find('-', 1) != std::string_view::npos;
    const std::uint32_t shape = static_cast<std::uint32_t>(word.kind) |
                                static_cast<std::uint32_t>(is_upper(body[word.span.start])) << 2 |
                                static_cast<std::uint32_t>(second_upper) << 3 |
                                static_cast<std::uint32_t>(hyphen) << 4 |
                                static_cast<std::uint32_t>(i == 0) << 5;
    seen_[i + margin] = {hash_bytes(text), hash_bytes(last(3)), hash_bytes(last(2)), shape};
  }
  std::uint32_t previous = before_tag;
  std::uint32_t second = before_tag;
  for (std::size_t i = 0; i < size; ++i) {
    const Seen* here = &seen_[i + margin];
    const std::array<std::uint32_t, 15> features{
        mix(here->hash, 1),
        mix(here->suffix3, 2),
        mix(here->suffix2 ^ here->shape << 8, 3),
        mix(here[-1].hash, 4),
        mix(here[1].hash, 5),
        mix(here[-2].hash, 6),
        mix(here[2].hash, 7),
        mix(here[-1].suffix3, 8),
        mix(here[1].suffix3, 9),
        mix(mix(here[-1].hash, 13) ^ here->hash, 13),
        mix(mix(here[1].hash, 14) ^ here->hash, 14),
        mix(mix(here[-1].hash, 15) ^ here[1].hash, 15),
        mix(previous, 10),
        mix(previous << 5 | second, 11),
        mix(here->hash ^ previous << 3, 12),
    };
    std::array<std::int16_t, tag_count> scores{};
    for (const std::uint32_t feature : features) {
      const signed char* row = weights + (feature & (tagger_rows - 1)) * tag_count;
      for (std::size_t t = 0; t < tag_count; ++t)
        scores[t] = static_cast<std::int16_t>(scores[t] + row[t]);
    }
    const auto best = std::max_element(scores.begin(), scores.end());
    second = previous;
    previous = static_cast<std::uint32_t>(best - scores.begin());
    words[i].tag = static_cast<Tag>(previous);
  }
}

Tagger::FormScores Tagger::form_scores(std::span<const Word> words) {
  static const signed char* const weights =
      embedded_table("english_forms", form_rows * form_columns);
  FormScores scores;
  if (weights == nullptr) return scores;
  visible_.clear();
  bool question = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::symbol)
      visible_.push_back(static_cast<std::uint32_t>(i));
    else
      question = question || words[i].folded.find('?') != std::string_view::npos;
  }
  const auto size = static_cast<std::uint32_t>(visible_.size());
  const auto add = [&](std::uint32_t value, std::uint32_t salt) {
    const signed char* row = weights + (mix(value, salt) & (form_rows - 1)) * form_columns;
    scores.fragment += row[0];
    scores.imperative += row[1];
  };
  const auto tag_at = [&](std::uint32_t i) -> std::uint32_t {
    if (i == static_cast<std::uint32_t>(-1)) return before_tag;
    return i < size ? static_cast<std::uint32_t>(words[visible_[i]].tag) : behind_tag;
  };
  const auto hash_at = [&](std::uint32_t i) {
    if (i >= size) return hash_behind;
    const Word& word = words[visible_[i]];
    if (word.kind == WordKind::number) return hash_bytes("#");
    return hash_bytes(word.kind == WordKind::address ? std::string_view("@") : word.folded);
  };
  constexpr auto code = [](Tag tag) { return static_cast<std::uint32_t>(tag); };

  add(0, 101);
  add(std::min(size, 12U), 102);
  for (std::uint32_t i = 0; i < std::min(size, 5U); ++i) add(tag_at(i) << 3 | i, 103);
  add(hash_at(0), 104);
  add(mix(hash_at(0), 105) ^ hash_at(1), 105);
  add(hash_at(0) ^ tag_at(1), 106);
  add(tag_at(0) << 10 | tag_at(1) << 5 | tag_at(2), 107);
  add(hash_at(1), 119);
  add(question, 108);
  std::uint32_t finite = 0;
  std::uint32_t opened = 0;  // clauses by a subordinator or a question word
  std::uint32_t free = 0;    // verbs of clauses without one
  bool imperative = false;
  std::uint32_t opener = before_tag;
  std::uint32_t opener_hash = hash_before;
  std::uint32_t tags_seen = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t tag = tag_at(i);
    add(tag_at(i - 1) << 5 | tag, 109);
    tags_seen |= 1U << tag;
    if (tag == code(Tag::subordinator) || tag == code(Tag::question_word)) {
      ++opened;
      opener = tag;
      opener_hash = hash_at(i);
    } else if (tag == code(Tag::finite_verb) || tag == code(Tag::imperative)) {
      if (tag == code(Tag::finite_verb)) {
        if (finite++ == 0) {
          add(tag_at(i - 1) << 10 | tag << 5 | tag_at(i + 1), 110);
          add(opener_hash, 111);
          add(hash_at(i), 112);
          add(std::min(i, 8U), 113);
        }
      } else if (!imperative) {
        imperative = true;
        add(opener << 5 | tag_at(i - 1), 114);
        add(hash_at(i), 115);
        add(std::min(i, 6U) << 2 | std::min(finite, 2U), 116);
      }
      if (opener == before_tag) ++free;
      opener = before_tag;
      opener_hash = hash_before;
    }
  }
  add(std::min(finite, 3U) << 6 | std::min(opened, 3U) << 3 | std::min(free, 2U), 117);
  add(std::min(free, 1U) << 3 | std::min(finite, 1U) << 2 |
          static_cast<std::uint32_t>(imperative) << 1 | static_cast<std::uint32_t>(question),
      118);
  for (std::uint32_t tag = 0; tag < tag_count; ++tag)
    if ((tags_seen >> tag & 1U) == 0) add(tag, 120);
  return scores;
}

}  // namespace replylint
