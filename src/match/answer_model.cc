#include "match/answer_model.h"

#include <cstddef>

#include "text/feature_hash.h"

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

}  // namespace

const AnswerModel& english_answers() {
  static const AnswerModel model = read();
  return model;
}

}  // namespace replylint
