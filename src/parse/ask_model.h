// Does a sentence ask for something, report a problem or praise? Learned tables
// (src/models/README.md) weigh its words, its shape, and what the phrases of items.h found in it.
#ifndef REPLYLINT_PARSE_ASK_MODEL_H
#define REPLYLINT_PARSE_ASK_MODEL_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "replylint/text.h"

#include "parse/items.h"

namespace replylint {

// A sentence as the model sees it. `marked`: a question mark asks for the whole of it.
struct AskingSentence {
  std::span<const Word> words;
  const Sentence& sentence;
  std::span<const FoundItem> found;
  bool marked = false;
};

// Rows of each table, and what a weight of 1 is as a logit.
inline constexpr std::size_t ask_rows = std::size_t{1} << 17;
inline constexpr double ask_unit = 1.0 / 32;

// The features of an English sentence, as rows of the tables: for training.
[[nodiscard]] std::vector<std::uint32_t> ask_features(const AskingSentence& sentence);

// How likely it is that an English sentence asks its reader for an answer or an act, that it
// reports a problem, and that it praises; 0.5 where there is no table.
struct AskScores {
  double asks = 0;
  double reports = 0;
  double praises = 0;
};
[[nodiscard]] AskScores ask_scores(const AskingSentence& sentence);

// How likely a sentence of a reply is no whole one, by tables over the same features; 0 where there
// is no table. English statements only.
struct StatementScores {
  double incomplete = 0;  // "Noted on the round sheet.", "Not before Friday."
  double broken_off = 0;  // ends before it is through: "We will send the key with the"
};
[[nodiscard]] StatementScores statement_scores(std::span<const Word> words,
                                               const Sentence& sentence);
// The rows of these tables that are added up: only for tools/train.
[[nodiscard]] std::vector<std::uint32_t> statement_features(std::span<const Word> words,
                                                            const Sentence& sentence);

}  // namespace replylint

#endif
