#include "parse/ask_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "text/feature_hash.h"
#include "text/multiversion.h"
#include "text/word_set.h"

namespace replylint {

namespace {

constexpr std::size_t longest = 80;  // words that are looked at

// A word that makes the shape of a sentence rather than its matter.
bool is_function_word(const Word& word) {
  switch (word.tag) {
    case Tag::pronoun:
    case Tag::determiner:
    case Tag::preposition:
    case Tag::subordinator:
    case Tag::conjunction:
    case Tag::question_word:
      return true;
    case Tag::finite_verb:
      return word.folded.size() <= 7;
    case Tag::other:
      return word.kind == WordKind::word;
    default:
      return false;
  }
}

// Of some numbers that belong to the words of a sentence, as many are computed at once.
constexpr std::size_t at_once = 8;
constexpr std::size_t most_numbers = (longest + at_once - 1) / at_once * at_once;
constexpr std::uint32_t hash_behind = 0x51ED27U;
constexpr std::uint32_t tag_behind = 16;

// A number for each word, and behind them those of the two that the last words look at.
using Numbers = std::array<std::uint32_t, most_numbers + 2>;

struct WordNumbers {
  Numbers hashes;
  Numbers mixed;  // the hashes of what makes the shape of the sentence, and tags
  Numbers tags;
};

std::uint32_t pair(std::uint32_t left, std::uint32_t right) {
  return mix(left, 7) ^ right;
}

// The rows of each word by itself and with those behind it.
using WordRows = std::array<std::array<std::uint32_t, most_numbers>, 7>;

REPLYLINT_MULTIVERSION void find_word_rows(const WordNumbers& words, std::size_t size,
                                           WordRows& rows) noexcept {
  const auto& [hashes, mixed, tags] = words;
  for (std::size_t first = 0; first < size; first += at_once)
    for (std::size_t i = first; i < first + at_once; ++i) {
      const std::uint32_t hash_pair = pair(hashes[i], hashes[i + 1]);
      const std::uint32_t mixed_pair = pair(mixed[i], mixed[i + 1]);
      rows[0][i] = mix(hashes[i], 203) & (ask_rows - 1);
      rows[1][i] = mix(hash_pair, 204) & (ask_rows - 1);
      rows[2][i] = mix(pair(mixed_pair, mixed[i + 2]), 205) & (ask_rows - 1);
      rows[3][i] = mix(mixed_pair, 206) & (ask_rows - 1);
      rows[4][i] = mix(tags[i] << 10 | tags[i + 1] << 5 | tags[i + 2], 207) & (ask_rows - 1);
      rows[5][i] = mix(pair(hashes[i], tags[i + 1]), 208) & (ask_rows - 1);
      rows[6][i] = mix(pair(hash_pair, hashes[i + 2]), 209) & (ask_rows - 1);
    }
}

// Of the first `size` words.
void find_numbers(const AskingSentence& asking, std::size_t size, WordNumbers& numbers) {
  auto& [hashes, mixed, tags] = numbers;
  // A mark that does not ask is told from one that does.
  const auto symbol = [&](const Word& word) {
    const std::string_view mark = word.folded.substr(0, 1);
    return !asking.marked && mark == "?" ? std::string_view("*") : mark;
  };
  for (std::size_t i = 0; i < size; ++i) {
    const Word& word = asking.words[i];
    hashes[i] = word.kind == WordKind::number    ? hash_bytes("#")
                : word.kind == WordKind::address ? hash_bytes("@")
                : word.kind == WordKind::symbol  ? hash_bytes(symbol(word))
                                                 : word.hash;
    tags[i] = static_cast<std::uint32_t>(word.tag);
    mixed[i] = is_function_word(word) || word.kind != WordKind::word ? hashes[i] : tags[i];
  }
  for (std::size_t i = size; i < size + at_once + 2 && i < hashes.size(); ++i) {
    hashes[i] = mixed[i] = hash_behind;
    tags[i] = tag_behind;
  }
}

// Calls take(row) for each feature of a sentence.
template <typename Take>
class FeatureVisitor {
 public:
  FeatureVisitor(const AskingSentence& asking, const Take& take)
      : asking_(asking),
        take_(take),
        size_(static_cast<std::uint32_t>(std::min(asking.words.size(), longest))),
        start_(
            static_cast<std::uint32_t>(std::min<std::size_t>(skip_lead_in(asking.words), size_))),
        mark_(static_cast<std::uint32_t>(asking.marked)),
        form_(static_cast<std::uint32_t>(form_of(asking))) {
    find_numbers(asking, size_, numbers_);
  }

  void visit() {
    add(0, 200);
    add(std::min(size_, 40U) / 4, 201);
    add(form_ << 1 | mark_, 202);
    add_words();
    add_start();
    add_end();
    add_counts();
    add_found();
  }

 private:
  // A question mark that does not ask makes no question.
  static SentenceForm form_of(const AskingSentence& asking) {
    const Sentence& sentence = asking.sentence;
    return sentence.form == SentenceForm::interrogative && sentence.question_mark && !asking.marked
               ? SentenceForm::declarative
               : sentence.form;
  }

  void add(std::uint32_t value, std::uint32_t salt) { take_(mix(value, salt) & (ask_rows - 1)); }

  [[nodiscard]] std::uint32_t tag_at(std::uint32_t i) const {
    return i < size_ ? numbers_.tags[i] : tag_behind;
  }
  [[nodiscard]] std::uint32_t hash_at(std::uint32_t i) const {
    return i < size_ ? numbers_.hashes[i] : hash_behind;
  }
  // How far behind the start of what is asked; no more than 4.
  [[nodiscard]] std::uint32_t distance(std::uint32_t i) const {
    return std::min(i - std::min(i, start_), 4U);
  }

  // Each word with those behind it; the first verb that is finite, and the first imperative.
  void add_words() {
    static constexpr auto of_reader = word_set("you", "your", "u");
    static constexpr auto of_writer = word_set("i", "me", "my", "we", "us", "our");
    static constexpr auto asking_kindly = word_set("please", "pls", "plz");
    WordRows rows;
    find_word_rows(numbers_, size_, rows);
    constexpr std::uint32_t no_opener = 16;
    std::uint32_t opener = no_opener;
    for (std::uint32_t i = 0; i < size_; ++i) {
      const Word& word = asking_.words[i];
      for (const auto& row : rows) take_(row[i]);
      if (of_reader.has(word)) you_ = std::min(you_ + 1, 2U);
      if (of_writer.has(word)) me_ = std::min(me_ + 1, 2U);
      if (asking_kindly.has(word)) please_ = i <= start_ + 1 ? 1 : i + 3 > size_ ? 2 : 3;
      if (word.tag == Tag::subordinator || word.tag == Tag::question_word) opener = hash_at(i);
      if (word.tag == Tag::finite_verb) {
        if (!finite_) {
          add(pair(hash_at(i - 1), hash_at(i)), 210);
          add(pair(opener, tag_at(i - 1)), 211);
          add(pair(hash_at(i), distance(i)), 212);
        }
        finite_ = true;
        opener = no_opener;
      }
      if (word.tag == Tag::imperative) {
        if (imperatives_++ == 0) {
          add(hash_at(i), 213);
          add(pair(opener, distance(i)), 214);
        }
        opener = no_opener;
      }
    }
  }

  // The words with which it begins, what leads in to it left out.
  void add_start() {
    const std::uint32_t first_two = pair(hash_at(start_), hash_at(start_ + 1));
    add(hash_at(start_), 220);
    add(first_two, 221);
    add(pair(first_two, hash_at(start_ + 2)), 222);
    add(pair(first_two, tag_at(start_ + 2)), 223);
    add(tag_at(start_) << 10 | tag_at(start_ + 1) << 5 | tag_at(start_ + 2), 224);
    add(pair(tag_at(start_) << 5 | tag_at(start_ + 1), mark_), 225);
    add(hash_at(0), 226);
  }

  void add_end() {
    std::uint32_t end = size_;
    while (end > 0 && asking_.words[end - 1].kind == WordKind::symbol) --end;
    const std::uint32_t last = end > 0 ? hash_at(end - 1) : 0;
    add(last, 227);
    add(size_ > 0 ? hash_at(size_ - 1) : 0, 228);
    add(pair(end > 1 ? hash_at(end - 2) : 0, last), 229);
  }

  void add_counts() {
    add(you_ << 4 | me_ << 2 | mark_, 230);
    add(you_ << 8 | me_ << 6 | form_ << 2 | please_, 231);
    add(please_ << 2 | std::min(imperatives_, 2U), 232);
    add(std::min(size_, 12U) << 2 | mark_ << 1 | static_cast<std::uint32_t>(finite_), 233);
  }

  // What its phrases and its shape say.
  void add_found() {
    if (asking_.found.empty()) add(mark_ << 3 | form_, 240);
    for (const FoundItem& item : asking_.found) {
      const auto kind = static_cast<std::uint32_t>(item.kind);
      const auto confidence = static_cast<std::uint32_t>(item.confidence * 20);
      add(kind << 6 | confidence, 241);
      add(kind << 1 | mark_, 242);
    }
  }

  const AskingSentence& asking_;
  const Take& take_;
  std::uint32_t size_;
  std::uint32_t start_;
  std::uint32_t mark_;
  std::uint32_t form_;
  WordNumbers numbers_;  // not set beyond the words
  std::uint32_t you_ = 0;
  std::uint32_t me_ = 0;
  std::uint32_t please_ = 0;  // at the start, at the end, between
  std::uint32_t imperatives_ = 0;
  bool finite_ = false;
};

template <typename Take>
void visit_features(const AskingSentence& asking, const Take& take) {
  FeatureVisitor<Take>(asking, take).visit();
}

double probability(int sum) {
  return 1 / (1 + std::exp(-sum * ask_unit));
}

}  // namespace

std::vector<std::uint32_t> ask_features(const AskingSentence& sentence) {
  std::vector<std::uint32_t> rows;
  visit_features(sentence, [&](std::uint32_t row) { rows.push_back(row); });
  return rows;
}

AskScores ask_scores(const AskingSentence& sentence) {
  static const signed char* const asks = embedded_table("english_asks", ask_rows);
  static const signed char* const reports = embedded_table("english_reports", ask_rows);
  if (asks == nullptr || reports == nullptr) return {0.5, 0.5};
  int asks_sum = 0;
  int reports_sum = 0;
  visit_features(sentence, [&](std::uint32_t row) {
    asks_sum += asks[row];
    reports_sum += reports[row];
  });
  return {probability(asks_sum), probability(reports_sum)};
}

std::vector<std::uint32_t> statement_features(std::span<const Word> words,
                                              const Sentence& sentence) {
  return ask_features({words, sentence, {}, false});
}

StatementScores statement_scores(std::span<const Word> words, const Sentence& sentence) {
  static const signed char* const incomplete = embedded_table("english_incomplete", ask_rows);
  static const signed char* const broken_off = embedded_table("english_broken_off", ask_rows);
  if (incomplete == nullptr || broken_off == nullptr) return {};
  int incomplete_sum = 0;
  int broken_off_sum = 0;
  visit_features({words, sentence, {}, false}, [&](std::uint32_t row) {
    incomplete_sum += incomplete[row];
    broken_off_sum += broken_off[row];
  });
  return {probability(incomplete_sum), probability(broken_off_sum)};
}

}  // namespace replylint
