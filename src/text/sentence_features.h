// What learned tables see of a whole sentence. tools/train/train_tone.py computes the same.
#ifndef REPLYLINT_TEXT_SENTENCE_FEATURES_H
#define REPLYLINT_TEXT_SENTENCE_FEATURES_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "text/feature_hash.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

// What the features see of a word.
[[nodiscard]] inline std::string_view seen(const Word& word) {
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

// Calls add(feature, first, end) for each feature that belongs to words [first, end): the word, its
// stem, and the pair that it ends.
template <typename Add>
void each_word_feature(std::span<const Word> words, const Add& add) {
  constexpr std::size_t stem = 5;
  constexpr std::uint32_t before = hash_bytes("<");
  constexpr std::uint32_t behind = hash_bytes(">");
  std::uint32_t previous = before;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = seen(words[i]);
    const std::uint32_t hash = words[i].kind == WordKind::word ? words[i].hash : hash_bytes(text);
    if (text != "." && text != ",") add(mix(hash, 201), i, i + 1);
    if (text.size() > stem) add(mix(hash_bytes(text.substr(0, stem)), 202), i, i + 1);
    add(mix(mix(previous, 203) ^ hash, 203), i > 0 ? i - 1 : i, i + 1);
    previous = hash;
  }
  add(mix(mix(previous, 203) ^ behind, 203), words.size() - 1, words.size());
}

// Calls add(feature) for the features of a sentence as a whole: its form and length, and who is
// spoken of.
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
    you = you || second_person.has(word);
    we = we || first_person.has(word);
    negation = negation || negations.has(word) || word.folded.ends_with("n't");
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

// Calls add(feature) for each pair and triple of the sentence's shape: its words without the names
// of things and deeds, for which their part of speech stands. Not of use to tones.
template <typename Add>
void each_shape_feature(std::span<const Word> words, const Add& add) {
  constexpr std::uint32_t edge = hash_bytes("<");
  std::uint32_t second = edge;
  std::uint32_t last = edge;
  for (const Word& word : words) {
    constexpr std::size_t auxiliary = 7;  // letters: "is", "couldn't"
    const bool thing = is_noun(word.tag) || word.tag == Tag::adjective || word.tag == Tag::adverb ||
                       word.tag == Tag::base_verb || word.tag == Tag::imperative ||
                       word.tag == Tag::participle || word.tag == Tag::gerund ||
                       (word.tag == Tag::finite_verb && word.folded.size() > auxiliary);
    const std::uint32_t shape = thing                         ? static_cast<std::uint32_t>(word.tag)
                                : word.kind == WordKind::word ? word.hash
                                                              : hash_bytes(seen(word));
    add(mix(mix(last, 7) ^ shape, 210));
    add(mix(mix(mix(second, 7) ^ last, 7) ^ shape, 211));
    second = last;
    last = shape;
  }
}

// Longer runs of words are no sentence that anybody wrote: what comes behind is not seen.
inline constexpr std::size_t most_seen_words = 80;
[[nodiscard]] inline std::span<const Word> seen_words(const Text& text, const Sentence& sentence) {
  const auto words = text.words_of(sentence);
  return words.first(std::min(words.size(), most_seen_words));
}

// What several tables see of each sentence of an English text: the features of the sentence as a
// whole, and of its words.
class SharedFeatures {
 public:
  explicit SharedFeatures(const Text& text);

  // None where the text is not English.
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t sentence) const {
    return std::span(features_).subspan(starts_[sentence],
                                        starts_[sentence + 1] - starts_[sentence]);
  }

 private:
  std::vector<std::uint32_t> features_;
  std::vector<std::size_t> starts_;  // of each sentence, and the end of all
};

}  // namespace replylint

#endif
