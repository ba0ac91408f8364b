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

// Calls take(row) for each feature.
template <typename Take>
void visit_features(const AskingSentence& asking, const Take& take) {
  static constexpr auto of_reader = word_set("you", "your", "u");
  static constexpr auto of_writer = word_set("i", "me", "my", "we", "us", "our");
  static constexpr auto asking_kindly = word_set("please", "pls", "plz");
  const std::span<const Word> words = asking.words;
  const auto size = static_cast<std::uint32_t>(std::min(words.size(), longest));
  const auto add = [&](std::uint32_t value, std::uint32_t salt) {
    take(mix(value, salt) & (ask_rows - 1));
  };
  WordNumbers numbers;
  auto& [hashes, mixed, tags] = numbers;
  // A mark that does not ask is told from one that does.
  const auto symbol = [&](const Word& word) {
    const std::string_view mark = word.folded.substr(0, 1);
    return !asking.marked && mark == "?" ? std::string_view("*") : mark;
  };
  for (std::uint32_t i = 0; i < size; ++i) {
    const Word& word = words[i];
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
  WordRows rows;
  find_word_rows(numbers, size, rows);
  const auto tag_at = [&](std::uint32_t i) { return i < size ? tags[i] : tag_behind; };
  const auto hash_at = [&](std::uint32_t i) { return i < size ? hashes[i] : hash_behind; };

  const auto mark = static_cast<std::uint32_t>(asking.marked);
  const auto form =
      static_cast<std::uint32_t>(asking.sentence.form == SentenceForm::interrogative &&
                                         asking.sentence.question_mark && !asking.marked
                                     ? SentenceForm::declarative
                                     : asking.sentence.form);
  add(0, 200);
  add(std::min(size, 40U) / 4, 201);
  add(form << 1 | mark, 202);
  std::uint32_t you = 0;
  std::uint32_t me = 0;
  std::uint32_t please = 0;
  bool finite = false;
  std::uint32_t imperatives = 0;
  std::uint32_t opener = 16;
  const auto start = static_cast<std::uint32_t>(std::min<std::size_t>(skip_lead_in(words), size));
  for (std::uint32_t i = 0; i < size; ++i) {
    for (const auto& row : rows) take(row[i]);
    if (of_reader.has(words[i])) you = std::min(you + 1, 2U);
    if (of_writer.has(words[i])) me = std::min(me + 1, 2U);
    if (asking_kindly.has(words[i])) please = i <= start + 1 ? 1 : i + 3 > size ? 2 : 3;
    const Tag tag = words[i].tag;
    if (tag == Tag::subordinator || tag == Tag::question_word) opener = hashes[i];
    if (tag == Tag::finite_verb) {
      if (!finite) {
        add(pair(hash_at(i - 1), hashes[i]), 210);
        add(pair(opener, tag_at(i - 1)), 211);
        add(pair(hashes[i], std::min(i - std::min(i, start), 4U)), 212);
      }
      finite = true;
      opener = 16;
    }
    if (tag == Tag::imperative) {
      if (imperatives++ == 0) {
        add(hashes[i], 213);
        add(pair(opener, std::min(i - std::min(i, start), 4U)), 214);
      }
      opener = 16;
    }
  }
  add(hash_at(start), 220);
  add(pair(hash_at(start), hash_at(start + 1)), 221);
  add(pair(pair(hash_at(start), hash_at(start + 1)), hash_at(start + 2)), 222);
  add(pair(pair(hash_at(start), hash_at(start + 1)), tag_at(start + 2)), 223);
  add(tag_at(start) << 10 | tag_at(start + 1) << 5 | tag_at(start + 2), 224);
  add(pair(tag_at(start) << 5 | tag_at(start + 1), mark), 225);
  add(hash_at(0), 226);
  std::uint32_t end = size;
  while (end > 0 && words[end - 1].kind == WordKind::symbol) --end;
  add(end > 0 ? hash_at(end - 1) : 0, 227);
  add(size > 0 ? hash_at(size - 1) : 0, 228);
  add(pair(end > 1 ? hash_at(end - 2) : 0, end > 0 ? hash_at(end - 1) : 0), 229);
  add(you << 4 | me << 2 | mark, 230);
  add(you << 8 | me << 6 | form << 2 | please, 231);
  add(please << 2 | std::min(imperatives, 2U), 232);
  add(std::min(size, 12U) << 2 | mark << 1 | static_cast<std::uint32_t>(finite), 233);
  if (asking.found.empty()) add(mark << 3 | form, 240);
  for (const FoundItem& item : asking.found) {
    const auto kind = static_cast<std::uint32_t>(item.kind);
    const auto confidence = static_cast<std::uint32_t>(item.confidence * 20);
    add(kind << 6 | confidence, 241);
    add(kind << 1 | mark, 242);
  }
}

double probability(int sum) {
  return 1 / (1 + std::exp(-sum * ask_unit));
}

double statement_score(const signed char* table, std::span<const Word> words,
                       const Sentence& sentence) {
  if (table == nullptr) return 0;
  int sum = 0;
  visit_features({words, sentence, {}, false}, [&](std::uint32_t row) { sum += table[row]; });
  return probability(sum);
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

double incomplete_score(std::span<const Word> words, const Sentence& sentence) {
  static const signed char* const table = embedded_table("english_incomplete", ask_rows);
  return statement_score(table, words, sentence);
}

double broken_off_score(std::span<const Word> words, const Sentence& sentence) {
  static const signed char* const table = embedded_table("english_broken_off", ask_rows);
  return statement_score(table, words, sentence);
}

}  // namespace replylint
