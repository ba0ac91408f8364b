#include "match/similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

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
    if (word.size() < ending.size() + least || !word.ends_with(ending)) return false;
    word.remove_suffix(ending.size());
    return true;
  };
  if (word.size() > 2 && word.ends_with("'s")) word.remove_suffix(2);
  if (!cut("ies", 2) && !word.ends_with("ss")) cut("s", 3);
  if (cut("ing", 3) || cut("ed", 3) || cut("ation", 4) || cut("ion", 4) || cut("ment", 4)) {
    if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2]) word.remove_suffix(1);
  }
  cut("ly", 3);
  if (word.size() > 3 && (word.ends_with('e') || word.ends_with('y') || word.ends_with('i')))
    word.remove_suffix(1);
  return word;
}

std::uint32_t hash_of(string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// Ids of the content words of a sentence, sorted, each once.
void collect(WordRange words, std::vector<std::uint32_t>& ids) {
  ids.clear();
  for (const Word& word : words) {
    if (word.kind == WordKind::symbol) continue;
    if (word.kind == WordKind::word && stop_words.has(word.folded)) continue;
    ids.push_back(hash_of(word.kind == WordKind::word ? stem(word.folded) : word.folded));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Similarity::Similarity(std::span<const WordRange> questions, std::span<const WordRange> answers,
                       std::span<const WordRange> background) {
  // In how many sentences each word stands, as a sorted list of all occurrences.
  std::vector<std::uint32_t> occurrences;
  std::vector<std::uint32_t> ids;
  const auto take = [&](std::span<const WordRange> sentences, std::vector<Terms>* terms) {
    for (const WordRange words : sentences) {
      collect(words, ids);
      occurrences.insert(occurrences.end(), ids.begin(), ids.end());
      if (terms == nullptr) continue;
      Terms& sentence = terms->emplace_back();
      sentence.terms.reserve(ids.size());
      for (const std::uint32_t id : ids) sentence.terms.push_back({id, 0});
    }
  };
  take(questions, &questions_);
  take(answers, &answers_);
  take(background, nullptr);
  std::sort(occurrences.begin(), occurrences.end());
  const double sentences =
      static_cast<double>(questions.size() + answers.size() + background.size());
  const auto weigh = [&](std::vector<Terms>& all) {
    for (Terms& sentence : all) {
      for (Term& term : sentence.terms) {
        const auto [first, last] =
            std::equal_range(occurrences.begin(), occurrences.end(), term.id);
        term.weight = static_cast<float>(
            std::log((sentences + 1.0) / static_cast<double>(last - first)) + 0.2);
        sentence.weight += term.weight;
      }
    }
  };
  weigh(questions_);
  weigh(answers_);
}

double Similarity::score(std::size_t question, std::size_t answer) const {
  const Terms& left = questions_[question];
  const Terms& right = answers_[answer];
  float shared = 0;
  for (std::size_t i = 0, k = 0; i < left.terms.size() && k < right.terms.size();) {
    if (left.terms[i].id < right.terms[k].id) {
      ++i;
    } else if (left.terms[i].id > right.terms[k].id) {
      ++k;
    } else {
      shared += left.terms[i].weight;
      ++i;
      ++k;
    }
  }
  const float total = std::sqrt(left.weight * right.weight);
  return total > 0 ? std::min(1.0, static_cast<double>(shared / total)) : 0.0;
}

double Similarity::repeated(std::size_t question, std::size_t first, std::size_t end) const {
  return share(questions_[question], std::span(answers_).subspan(first, end - first));
}

double Similarity::repeated_by(std::size_t question, std::size_t other) const {
  return share(questions_[question], std::span(questions_).subspan(other, 1));
}

double Similarity::share(const Terms& question, std::span<const Terms> texts) {
  if (question.terms.size() < 2) return 0;  // "Why is that?" says nothing of its own
  float shared = 0;
  for (const Term& term : question.terms) {
    const bool there = std::any_of(texts.begin(), texts.end(), [&](const Terms& text) {
      return std::binary_search(
          text.terms.begin(), text.terms.end(), term,
          [](const Term& left, const Term& right) { return left.id < right.id; });
    });
    if (there) shared += term.weight;
  }
  return std::min(1.0, static_cast<double>(shared / question.weight));
}

}  // namespace replylint
