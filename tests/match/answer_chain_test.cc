#include "match/answer_chain.h"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

constexpr std::size_t none = 1000;

double step_weight(const StepWeights& weights, bool opens, std::size_t last, std::size_t item) {
  const auto& steps = opens ? weights.new_paragraph : weights.within_paragraph;
  Step step = Step::later;
  if (last == none)
    step = item == 0 ? Step::first_item : Step::other_item;
  else if (item == last)
    step = Step::same;
  else if (item == last + 1)
    step = Step::next;
  else if (item < last)
    step = Step::earlier;
  return steps[static_cast<std::size_t>(step)];
}

// All readings one by one.
struct Enumeration {
  const Lattice& lattice;
  const StepWeights& weights;
  std::vector<bool> used = std::vector<bool>(lattice.items, false);
  double total = 0;
  std::vector<double> unused_total = std::vector<double>(lattice.items, 0);

  double link(std::size_t item, std::size_t sentence) const {
    return lattice.links[item * lattice.sentences + sentence];
  }
  void go(std::size_t sentence, std::size_t last, double weight) {
    if (sentence == lattice.sentences) {
      total += std::exp(weight);
      for (std::size_t i = 0; i < lattice.items; ++i)
        if (!used[i]) unused_total[i] += std::exp(weight);
      return;
    }
    go(sentence + 1, last, weight);
    const bool opens = lattice.opens_paragraph[sentence];
    for (std::size_t i = 0; i < lattice.items; ++i) {
      const double entered = weight + step_weight(weights, opens, last, i);
      const std::vector<bool> before = used;
      used[i] = true;
      go(sentence + 1, i, entered + link(i, sentence));
      if (i + 1 < lattice.items) {
        used[i + 1] = true;
        go(sentence + 1, i + 1,
           entered + (lattice.asked_together[i] ? weights.two_of_one_sentence : weights.two_items) +
               (link(i, sentence) + link(i + 1, sentence)) / 2);
      }
      used = before;
    }
  }
};

StepWeights some_weights() {
  StepWeights weights;
  weights.within_paragraph = {0.3, -0.4, 0.8, -0.2, -0.9, -1.5};
  weights.new_paragraph = {0.1, -0.6, -0.7, 1.2, 0.2, -2.0};
  weights.two_items = -0.8;
  weights.two_of_one_sentence = 0.6;
  return weights;
}

TEST_CASE("the probabilities are those of all readings together") {
  Lattice lattice;
  lattice.items = 3;
  lattice.sentences = 4;
  for (std::size_t i = 0; i < 12; ++i)
    lattice.links.push_back(std::sin(static_cast<double>(i * i)) * 2);
  lattice.opens_paragraph = {true, false, true, true};
  lattice.asked_together = {false, true, false};
  const StepWeights weights = some_weights();

  Enumeration all{lattice, weights};
  all.go(0, none, 0);
  const AnswerProbabilities found = answer_probabilities(lattice, weights);
  for (std::size_t i = 0; i < lattice.items; ++i)
    CHECK(found.unanswered[i] == doctest::Approx(all.unused_total[i] / all.total));
}

TEST_CASE("the probability of one sentence is one less that of none") {
  Lattice lattice;
  lattice.items = 2;
  lattice.sentences = 1;
  lattice.links = {1.5, -0.5};
  lattice.opens_paragraph = {true};
  lattice.asked_together = {false, false};
  const AnswerProbabilities found = answer_probabilities(lattice, some_weights());
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(found.answers[i] == doctest::Approx(1 - found.unanswered[i]));
}

TEST_CASE("each sentence goes to the item it is linked to most") {
  Lattice lattice;
  lattice.items = 3;
  lattice.sentences = 2;
  lattice.links = {6, -6, -6, -6, -6, 6};
  lattice.opens_paragraph = {true, true};
  lattice.asked_together = {false, false, false};
  const AnswerProbabilities found = answer_probabilities(lattice, some_weights());
  CHECK(found.unanswered[0] < 0.1);
  CHECK(found.unanswered[1] > 0.9);
  CHECK(found.unanswered[2] < 0.1);
  CHECK(found.answers[0] > 0.9);          // the first item, the first sentence
  CHECK(found.answers[2 * 2 + 1] > 0.9);  // the third item, the second sentence
}

TEST_CASE("without sentences nothing is answered") {
  Lattice lattice;
  lattice.items = 2;
  const AnswerProbabilities found = answer_probabilities(lattice, some_weights());
  CHECK(found.unanswered == std::vector<double>{1, 1});
}

TEST_CASE("links without bound do not break the probabilities") {
  Lattice lattice;
  lattice.items = 2;
  lattice.sentences = 300;
  lattice.links.assign(600, 1e9);
  for (std::size_t i = 300; i < 600; ++i) lattice.links[i] = -1e9;
  lattice.opens_paragraph.assign(300, true);
  lattice.asked_together = {false, false};
  const AnswerProbabilities found = answer_probabilities(lattice, some_weights());
  for (const double probability : found.unanswered) {
    CHECK(probability >= 0);
    CHECK(probability <= 1);
  }
  CHECK(found.unanswered[0] < 0.01);
}

}  // namespace
