// What was learned of how replies answer.
#ifndef REPLYLINT_MATCH_ANSWER_MODEL_H
#define REPLYLINT_MATCH_ANSWER_MODEL_H

#include <array>

#include "match/answer_chain.h"
#include "match/evidence.h"

namespace replylint {

struct AnswerModel {
  std::array<double, evidence_count> evidence{};  // weights
  StepWeights steps;

  // The logarithm of how much likelier it is that a sentence answers an item than that it answers
  // none.
  [[nodiscard]] double link(const EvidenceVector& found) const noexcept;
};

// Of English mail, from the table src/models/english_answers.bin.
[[nodiscard]] const AnswerModel& english_answers();

}  // namespace replylint

#endif
