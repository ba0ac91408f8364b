// Which sentences of a reply may answer which items, by where they stand.
#ifndef REPLYLINT_RULES_ANSWERING_PASSAGE_H
#define REPLYLINT_RULES_ANSWERING_PASSAGE_H

#include <cstddef>
#include <vector>

#include "replylint/coverage.h"

#include "match/evidence.h"

namespace replylint {

struct JudgedReply;

// Items and the sentences [first, end) that may answer them: those below the quote that the items
// stand in, up to the next one; for items that are not quoted all sentences of the reply.
struct AnsweringPassage {
  bool quoted = false;
  std::vector<std::size_t> items;  // indices into those of the inquiry, ascending
  std::size_t first = 0;
  std::size_t end = 0;
  // The clauses of these sentences are weighed one by one where several items stand in the quote,
  // else the sentences. [item * count + one of them]: what links them, as AnswerModel::link() has
  // it.
  std::vector<double> links;
  // For each of its items: how likely none of them answers it, if they answer nothing else; and the
  // most that speaks for any of them, courtesies left out.
  std::vector<double> unanswered;
  std::vector<EvidenceVector> strongest;
};

// The sentence, or a part of it, is what answers the item.
[[nodiscard]] bool answers(const ItemCoverage& coverage, Span sentence);

// Each item is in one; at least one item, and at most compared_items.
[[nodiscard]] std::vector<AnsweringPassage> answering_passages(const JudgedReply& reply);

}  // namespace replylint

#endif
