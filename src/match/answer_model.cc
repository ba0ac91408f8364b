#include "match/answer_model.h"

#include <cstddef>

#include "text/feature_hash.h"
#include "text/multiversion.h"

namespace replylint {

namespace {

// Signed numbers of two bytes, the low one first: the weights of the evidence, of the steps within
// a paragraph and to a new one, and of two items at once, of two sentences and of one.
constexpr std::size_t weight_count = evidence_count + 2 * step_count + 2;
constexpr double unit = 1.0 / 256;

AnswerModel read() {
  AnswerModel model;
  const signed char* at = embedded_table("english_answers", 2 * weight_count);
  if (at == nullptr) return model;
  const auto next = [&] {
    const int value = at[1] * 256 + static_cast<unsigned char>(at[0]);
    at += 2;
    return value * unit;
  };
  for (double& weight : model.evidence) weight = next();
  for (double& weight : model.steps.within_paragraph) weight = next();
  for (double& weight : model.steps.new_paragraph) weight = next();
  model.steps.two_items = next();
  model.steps.two_of_one_sentence = next();
  return model;
}

REPLYLINT_MULTIVERSION double weighed(const std::array<double, evidence_count>& weights,
                                      const EvidenceVector& found) noexcept {
  // In several lanes, as processors add.
  constexpr std::size_t lanes = 4;
  constexpr std::size_t whole = evidence_count / lanes * lanes;
  std::array<double, lanes> sums{};
  for (std::size_t i = 0; i < whole; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      sums[lane] += weights[i + lane] * static_cast<double>(found[i + lane]);
  for (std::size_t i = whole; i < evidence_count; ++i)
    sums[i - whole] += weights[i] * static_cast<double>(found[i]);
  return sums[0] + sums[1] + (sums[2] + sums[3]);
}

}  // namespace

double AnswerModel::link(const EvidenceVector& found) const noexcept {
  return weighed(evidence, found);
}

const AnswerModel& english_answers() {
  static const AnswerModel model = read();
  return model;
}

}  // namespace replylint
