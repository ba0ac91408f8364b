#include "match/similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "text/feature_hash.h"
#include "text/word_set.h"

namespace replylint {

namespace {

using std::string_view;

constexpr WordSet stop_words(std::to_array<string_view>(
    {"a",     "about",  "after",  "again",  "all",    "also",   "although", "am",     "an",
     "and",   "any",    "anyone", "are",    "aren't", "as",     "at",       "be",     "because",
     "been",  "before", "being",  "both",   "but",    "by",     "can",      "can't",  "cannot",
     "case",  "could",  "did",    "didn't", "do",     "does",   "doesn't",  "doing",  "don't",
     "done",  "each",   "either", "else",   "etc",    "even",   "ever",     "every",  "for",
     "from",  "get",    "give",   "go",     "got",    "had",    "has",      "have",   "having",
     "he",    "hello",  "help",   "her",    "here",   "hi",     "him",      "his",    "how",
     "i",     "i'd",    "i'll",   "i'm",    "i've",   "if",     "in",       "into",   "is",
     "isn't", "it",     "it's",   "its",    "just",   "know",   "let",      "like",   "may",
     "maybe", "me",     "might",  "more",   "most",   "much",   "must",     "my",     "need",
     "no",    "not",    "now",    "of",     "off",    "ok",     "okay",     "on",     "one",
     "only",  "or",     "other",  "our",    "out",    "over",   "please",   "same",   "see",
     "shall", "she",    "should", "so",     "some",   "such",   "sure",     "tell",   "than",
     "thank", "thanks", "that",   "that's", "the",    "their",  "them",     "then",   "there",
     "these", "they",   "thing",  "things", "think",  "this",   "those",    "to",     "too",
     "up",    "us",     "very",   "want",   "was",    "way",    "we",       "we'd",   "we'll",
     "we're", "we've",  "well",   "were",   "what",   "what's", "when",     "where",  "whether",
     "which", "while",  "who",    "why",    "will",   "with",   "without",  "wonder", "would",
     "yes",   "you",    "you'd",  "you'll", "you're", "you've", "your"}));

// Endings of English inflection; what is left stays long enough to tell words apart.
string_view stem(string_view word) {
  const auto cut = [&](string_view ending, std::size_t least) {
    if (word.size() < ending.size() + least || word.back() != ending.back() ||
        !word.ends_with(ending))
      return false;
    word.remove_suffix(ending.size());
    return true;
  };
  if (word.size() > 2 && word.back() == 's' && word[word.size() - 2] == '\'') word.remove_suffix(2);
  if (!cut("ies", 2) && !word.ends_with("ss")) cut("s", 3);
  if (cut("ing", 3) || cut("ed", 3) || cut("ation", 4) || cut("ion", 4) || cut("ment", 4)) {
    if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2]) word.remove_suffix(1);
  }
  cut("ly", 3);
  if (word.size() > 3 && (word.ends_with('e') || word.ends_with('y') || word.ends_with('i')))
    word.remove_suffix(1);
  return word;
}

constexpr std::uint32_t no_term = static_cast<std::uint32_t>(-1);

// Of 64 bits, the one of a term.
constexpr std::uint64_t bit_of(std::uint32_t id) {
  return std::uint64_t{1} << (id % 64);
}

}  // namespace

void ContentWords::Table::add(std::uint32_t hash, std::uint32_t number) {
  const auto put = [this](const Slot& slot) {
    std::size_t at = slot.hash & mask_;
    while (slots_[at].used) at = (at + 1) & mask_;
    slots_[at] = slot;
  };
  if (2 * ++filled_ > slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old)
      if (slot.used) put(slot);
  }
  put({hash, number, true});
}

ContentWords::ContentWords(std::span<const Words> background)
    : sentences_(static_cast<std::uint32_t>(background.size())) {
  std::vector<std::uint32_t> last_sentence;  // that holds each number, counted from 1
  std::uint32_t sentence = 0;
  for (const Words words : background) {
    ++sentence;
    for (const Word& word : words) {
      const std::uint32_t number = number_of(word);
      if (number == none) continue;
      if (number >= held_by_.size()) {
        held_by_.resize(number + 1);
        last_sentence.resize(number + 1);
      }
      if (std::exchange(last_sentence[number], sentence) != sentence) ++held_by_[number];
    }
  }
}

std::uint32_t ContentWords::add(const Word& word) {
  std::uint32_t number = none;
  if (word.kind != WordKind::word || !stop_words.has(word)) {
    const std::uint32_t hash =
        word.kind == WordKind::word ? hash_bytes(stem(word.folded)) : word.hash;
    const Slot& slot = stems_.at(hash);
    number = slot.used ? slot.number : count_;
    if (number == count_) {
      stems_.add(hash, number);
      ++count_;
    }
  }
  words_.add(word.hash, number);
  return number;
}

Similarity::Similarity(std::span<const Words> questions, std::span<const Words> answers,
                       ContentWords& words) {
  struct Occurrences {
    std::uint32_t sentences = 0;      // that hold it
    std::uint32_t last_sentence = 0;  // of them, counted from 1
  };
  std::vector<Occurrences> occurrences;                      // of each term
  std::vector<std::uint32_t> terms(words.count(), no_term);  // by the numbers of words
  std::vector<std::uint32_t> ids;                            // of a sentence
  std::uint32_t sentence_count = 0;
  std::size_t compared = 0;  // words
  std::size_t longest = 0;   // sentence
  for (const auto& sentences : {questions, answers}) {
    for (const Words sentence : sentences) {
      compared += sentence.size();
      longest = std::max(longest, sentence.size());
    }
  }
  ids.reserve(longest);
  terms_.reserve(compared);
  occurrences.reserve(compared);
  const auto term_of = [&](std::uint32_t number) {
    if (number >= terms.size()) terms.resize(words.count(), no_term);
    if (terms[number] == no_term) {
      terms[number] = static_cast<std::uint32_t>(occurrences.size());
      occurrences.push_back({words.background_sentences_with(number), 0});
    }
    return terms[number];
  };
  const auto take = [&](std::span<const Words> sentences, std::vector<Terms>& texts) {
    texts.reserve(sentences.size());
    for (const Words sentence : sentences) {
      ++sentence_count;
      ids.clear();
      for (const Word& word : sentence) {
        const std::uint32_t number = words.number_of(word);
        if (number == ContentWords::none) continue;
        const std::uint32_t id = term_of(number);
        Occurrences& seen = occurrences[id];
        if (seen.last_sentence == sentence_count) continue;
        seen.last_sentence = sentence_count;
        ++seen.sentences;
        ids.push_back(id);
      }
      std::sort(ids.begin(), ids.end());
      Terms& entry = texts.emplace_back();
      entry.first = static_cast<std::uint32_t>(terms_.size());
      for (const std::uint32_t id : ids) {
        terms_.push_back({id, 0});
        entry.seen |= bit_of(id);
      }
      entry.end = static_cast<std::uint32_t>(terms_.size());
    }
  };
  take(questions, questions_);
  take(answers, answers_);
  sentence_count += words.background_sentences();
  std::vector<float> weights;  // by how many sentences hold a word
  weights.reserve(sentence_count + 1);
  const auto weight_of = [&](std::uint32_t held_by) {
    while (weights.size() <= held_by)
      weights.push_back(static_cast<float>(
          std::log((static_cast<double>(sentence_count) + 1.0) /
                   static_cast<double>(std::max<std::size_t>(1, weights.size()))) +
          0.2));
    return weights[held_by];
  };
  const auto weigh = [&](std::vector<Terms>& all) {
    for (Terms& sentence : all) {
      for (Term& term : std::span(terms_).subspan(sentence.first, sentence.end - sentence.first)) {
        term.weight = weight_of(occurrences[term.id].sentences);
        sentence.weight += term.weight;
      }
    }
  };
  weigh(questions_);
  weigh(answers_);
  id_count_ = occurrences.size();
}

double Similarity::score(std::size_t question, std::size_t answer) const {
  const Terms& left = questions_[question];
  const Terms& right = answers_[answer];
  if ((left.seen & right.seen) == 0) return 0;
  const std::span<const Term> terms = terms_of(left);
  const std::span<const Term> others = terms_of(right);
  float shared = 0;
  for (std::size_t i = 0, k = 0; i < terms.size() && k < others.size();) {
    if (terms[i].id < others[k].id) {
      ++i;
    } else if (terms[i].id > others[k].id) {
      ++k;
    } else {
      shared += terms[i].weight;
      ++i;
      ++k;
    }
  }
  const float total = std::sqrt(left.weight * right.weight);
  return total > 0 ? std::min(1.0, static_cast<double>(shared / total)) : 0.0;
}

std::vector<float> Similarity::scores(std::size_t first, std::size_t end) const {
  std::vector<float> scores;
  scores.reserve((end - first) * answers_.size());
  std::vector<float> asked(id_count_);  // the weight of each term of the question
  for (const Terms& question : std::span(questions_).subspan(first, end - first)) {
    for (const Term& term : terms_of(question)) asked[term.id] = term.weight;
    for (const Terms& answer : answers_) {
      float shared = 0;
      if ((question.seen & answer.seen) != 0)
        for (const Term& term : terms_of(answer)) shared += asked[term.id];
      const float total = shared > 0 ? std::sqrt(question.weight * answer.weight) : 1;
      scores.push_back(std::min(1.0F, shared / total));
    }
    for (const Term& term : terms_of(question)) asked[term.id] = 0;
  }
  return scores;
}

double Similarity::repeated(std::size_t question, std::size_t first, std::size_t end) const {
  return share(questions_[question], std::span(answers_).subspan(first, end - first));
}

double Similarity::repeated_by(std::size_t question, std::size_t other) const {
  return share(questions_[question], std::span(questions_).subspan(other, 1));
}

double Similarity::share(const Terms& question, std::span<const Terms> texts) const {
  const std::span<const Term> asked = terms_of(question);
  if (asked.size() < 2) return 0;  // "Why is that?" says nothing of its own
  float shared = 0;
  for (const Term& term : asked) {
    const bool there = std::any_of(texts.begin(), texts.end(), [&](const Terms& text) {
      if ((text.seen & bit_of(term.id)) == 0) return false;
      const std::span<const Term> terms = terms_of(text);
      return std::binary_search(
          terms.begin(), terms.end(), term,
          [](const Term& left, const Term& right) { return left.id < right.id; });
    });
    if (there) shared += term.weight;
  }
  return std::min(1.0, static_cast<double>(shared / question.weight));
}

}  // namespace replylint
