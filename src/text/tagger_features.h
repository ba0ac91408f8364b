// What the tagger and the sentence forms look at. The library scores with these functions and
// tools/train learns with them, so that both see the same.
#ifndef REPLYLINT_TEXT_TAGGER_FEATURES_H
#define REPLYLINT_TEXT_TAGGER_FEATURES_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "replylint/text.h"

#include "text/ascii.h"
#include "text/english_tables.h"
#include "text/feature_hash.h"
#include "text/lexicon.h"

namespace replylint {

// The tags outside a sentence.
constexpr std::uint32_t tag_before = 16;
constexpr std::uint32_t tag_behind = 17;

constexpr std::uint32_t hash_before = hash_bytes("<");
constexpr std::uint32_t hash_behind = hash_bytes(">");

// Numbers are alike, and so are addresses.
[[nodiscard]] inline std::uint32_t hash_of(const Word& word) noexcept {
  if (word.kind == WordKind::number) return hash_bytes("#");
  if (word.kind == WordKind::address) return hash_bytes("@");
  return word.hash;
}

// What the tagger sees of a word.
struct SeenWord {
  std::uint32_t hash;
  std::uint32_t far;     // the hash, scattered
  std::uint32_t word;    // the word and its neighbours' view of it lie side by side in the table
  std::uint32_t suffix;  // and so do the last three bytes
  std::uint32_t shape;   // the last two bytes, capitals and the like
  std::uint32_t use;     // LexiconEntry::use()
  std::uint32_t usual;   // LexiconEntry::tag(), or 16 where it is unknown
  LexiconEntry entry;
};

[[nodiscard]] constexpr std::uint32_t scattered(std::uint32_t hash) noexcept {
  return hash * 0x9E3779B1U;
}

[[nodiscard]] constexpr SeenWord seen_outside(std::uint32_t hash) noexcept {
  return {hash, scattered(hash), mix(hash, 1) & ~7U, mix(hash, 2) & ~3U, mix(hash, 3), 0, 17, {}};
}

[[nodiscard]] inline SeenWord see(const EnglishTables& tables, std::string_view body,
                                  const Word& word, bool first) noexcept {
  const auto is_upper = [&](std::size_t at) { return is_ascii_upper(body[at]); };
  std::string_view text = word.folded;
  if (word.kind == WordKind::number) text = "#";
  if (word.kind == WordKind::address) text = "@";
  const auto byte = [&](std::size_t from_end) -> std::uint32_t {
    return from_end <= text.size() ? static_cast<unsigned char>(text[text.size() - from_end]) : 0U;
  };
  const std::uint32_t last2 = byte(1) | byte(2) << 8;
  const bool second_upper = word.span.size() > 1 && is_upper(word.span.start + 1);
  const bool hyphen = text.find('-', 1) != std::string_view::npos;
  const std::uint32_t shape = static_cast<std::uint32_t>(word.kind) |
                              static_cast<std::uint32_t>(is_upper(word.span.start)) << 2 |
                              static_cast<std::uint32_t>(second_upper) << 3 |
                              static_cast<std::uint32_t>(hyphen) << 4 |
                              static_cast<std::uint32_t>(first) << 5;
  const std::uint32_t hash = hash_of(word);
  const LexiconEntry entry = look_up(tables.lexicon, hash);
  return {hash,
          scattered(hash),
          mix(hash, 1) & ~7U,
          mix(last2 | byte(3) << 16, 2) & ~3U,
          mix(last2 | shape << 16, 3),
          entry.use(),
          entry ? entry.tag() : 16,
          entry};
}

// Two words stand before and two behind the sentence.
constexpr std::size_t seen_margin = 2;

// Calls `add` with each feature of the word at `here`; `previous` and `second` are the tags of the
// words before it.
template <class Add>
void tagger_features(const SeenWord* here, std::uint32_t previous, std::uint32_t second, Add add) {
  add(here->word);
  add(here[-1].word | 1U);
  add(here[1].word | 2U);
  add(here[-2].word | 3U);
  add(here[2].word | 4U);
  add(here->suffix);
  add(here->shape);
  add(mix(here[-1].far ^ here->hash, 13));
  add(mix(here[1].far ^ here->hash, 14));
  add(mix(here[-1].far ^ here[1].hash, 15));
  add(mix(previous << 5 | second, 11));
  add(mix(here->hash ^ previous << 3, 12));
  add(mix(previous << 8 | here->use, 16));
  add(mix(here->use << 8 | here[1].use, 17));
  add(mix(here[-1].use << 8 | here->use, 18));
  add(mix(previous << 16 | here->use << 8 | here[1].use, 19));
  add(mix(here[-1].usual << 10 | here->usual << 5 | here[1].usual, 20));
  add(mix(previous << 15 | here->usual << 10 | here[1].usual << 5 | here[2].usual, 21));
}

// The tag that came second, and how far behind: 0 for close, 3 for far.
struct Doubt {
  std::uint8_t tag = 0;
  std::uint8_t distance = 3;
};

// Calls `add` with each feature of a tagged sentence; `doubts` has an entry for each word,
// `visible` the index of each that is no symbol.
template <class Add>
void form_features(const EnglishTables& tables, std::span<const Word> words,
                   std::span<const Doubt> doubts, std::span<const std::uint32_t> visible,
                   Add feature) {
  const auto size = static_cast<std::uint32_t>(visible.size());
  const auto add = [&](std::uint32_t value, std::uint32_t salt) { feature(mix(value, salt)); };
  const auto tag_at = [&](std::uint32_t i) -> std::uint32_t {
    if (i == static_cast<std::uint32_t>(-1)) return tag_before;
    return i < size ? static_cast<std::uint32_t>(words[visible[i]].tag) : tag_behind;
  };
  const auto hash_at = [&](std::uint32_t i) {
    return i < size ? hash_of(words[visible[i]]) : hash_behind;
  };
  constexpr auto code = [](Tag tag) { return static_cast<std::uint32_t>(tag); };
  std::uint32_t question = 0;
  for (std::size_t i = words.size(); i-- > 0 && words[i].kind == WordKind::symbol;)
    question = question != 0 || words[i].folded.find('?') != std::string_view::npos;

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
  std::uint32_t imperative = 0;
  std::uint32_t opener = tag_before;
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
      add(opener << 10 | tag_at(i - 1) << 5 | tag, 121);
      if (tag == code(Tag::finite_verb)) {
        if (finite++ == 0) {
          add(tag_at(i - 1) << 10 | tag << 5 | tag_at(i + 1), 110);
          add(opener_hash, 111);
          add(hash_at(i), 112);
          add(std::min(i, 8U), 113);
        }
      } else if (imperative++ == 0) {
        add(opener << 5 | tag_at(i - 1), 114);
        add(hash_at(i), 115);
        add(std::min(i, 6U) << 2 | std::min(finite, 2U), 116);
      }
      if (opener == tag_before) ++free;
      opener = tag_before;
      opener_hash = hash_before;
    }
  }
  add(std::min(finite, 3U) << 6 | std::min(opened, 3U) << 3 | std::min(free, 2U), 117);
  add(std::min(free, 1U) << 3 | std::min(finite, 1U) << 2 | std::min(imperative, 1U) << 1 |
          question,
      118);
  const std::uint32_t verbs = std::min(free, 2U) << 6 | std::min(finite, 2U) << 4 |
                              std::min(opened, 2U) << 2 | std::min(imperative, 1U) << 1 | question;
  add(verbs << 5 | tag_at(0), 122);
  add(verbs << 10 | tag_at(0) << 5 | tag_at(1), 132);
  add(hash_at(0) ^ verbs, 123);
  add(tag_at(size - 1) << 8 | std::min(size, 5U), 124);
  add(hash_at(size - 1), 125);
  const auto with_kind = [](char first, WordKind kind) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(first)) << 8 |
           static_cast<std::uint32_t>(kind);
  };
  add(with_kind(words.back().folded.front(), words.back().kind), 126);
  add(with_kind(words.front().kind == WordKind::word ? '\0' : words.front().folded.front(),
                words.front().kind),
      127);
  // What stands before the first mark inside: "Comb type: …", "$36 - Amount …", "True, there …".
  for (std::size_t i = 1, before = 0; i + 1 < words.size() && i < 8; ++i) {
    if (words[i - 1].tag == Tag::finite_verb || words[i - 1].tag == Tag::imperative) ++before;
    if (words[i].kind != WordKind::symbol) continue;
    const auto mark = static_cast<std::uint32_t>(static_cast<unsigned char>(words[i].folded[0]));
    const std::uint32_t place = static_cast<std::uint32_t>(std::min<std::size_t>(i, 3)) << 1 |
                                static_cast<std::uint32_t>(before > 0);
    add(mark << 8 | place, 128);
    add(mark << 16 | place << 8 | std::min(finite, 2U), 129);
    add(mark << 16 | place << 8 | tag_at(0), 133);
    break;
  }
  std::uint32_t surest_verb = 4;    // how sure is the surest finite verb
  std::uint32_t nearest_verb = 4;   // how near came another word to be one
  std::uint32_t nearest_order = 4;  // or to be an imperative
  for (std::uint32_t i = 0; i < size; ++i) {
    const Doubt doubt = doubts[visible[i]];
    const std::uint32_t tag = tag_at(i);
    if (i < 3)
      add(i << 12 | tag << 7 | static_cast<std::uint32_t>(doubt.tag) << 2 | doubt.distance, 136);
    if (tag == code(Tag::finite_verb)) {
      if (surest_verb == 4 || doubt.distance > surest_verb) surest_verb = doubt.distance;
    } else if (doubt.tag == code(Tag::finite_verb)) {
      nearest_verb = std::min<std::uint32_t>(nearest_verb, doubt.distance);
    } else if (doubt.tag == code(Tag::imperative) && tag != code(Tag::imperative)) {
      nearest_order = std::min<std::uint32_t>(nearest_order, doubt.distance);
    } else if (tag == code(Tag::imperative)) {
      add(static_cast<std::uint32_t>(doubt.tag) << 2 | doubt.distance, 137);
    }
  }
  add(surest_verb << 8 | nearest_verb << 4 | std::min(finite, 3U) << 2 | std::min(free, 2U), 138);
  add(nearest_order << 4 | std::min(imperative, 1U) << 2 | std::min(free, 2U), 139);
  std::uint32_t uses[3]{};
  std::uint32_t usual[3]{17, 17, 17};
  for (std::uint32_t i = 0; i < std::min(size, 3U); ++i) {
    const LexiconEntry entry = look_up(tables.lexicon, hash_at(i));
    uses[i] = entry.use();
    usual[i] = entry ? entry.tag() : 16;
  }
  add(uses[0], 130);
  add(uses[0] << 8 | uses[1], 131);
  add(usual[0] << 10 | usual[1] << 5 | usual[2], 134);
  add(uses[0] << 10 | tag_at(0) << 5 | tag_at(1), 135);
  for (std::uint32_t tag = 0; tag < tag_count; ++tag)
    if ((tags_seen >> tag & 1U) == 0) add(tag, 120);
}

}  // namespace replylint

#endif
