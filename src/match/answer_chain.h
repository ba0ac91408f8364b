// Which sentences of a reply answer which items, weighed over all ways to read the reply.
#ifndef REPLYLINT_MATCH_ANSWER_CHAIN_H
#define REPLYLINT_MATCH_ANSWER_CHAIN_H

#include <array>
#include <cstddef>
#include <vector>

namespace replylint {

// How a reply goes from one item to the next.
enum class Step : std::size_t {
  first_item,  // the first answer is one to the first item
  other_item,  // ... to another item
  same,        // goes on with the item
  next,        // to the item behind it
  later,       // to one further on
  earlier,     // to one before it
};
constexpr std::size_t step_count = 6;

// Weights of the steps, as logarithms: learned.
struct StepWeights {
  std::array<double, step_count> within_paragraph{};
  std::array<double, step_count> new_paragraph{};
  // A sentence answers an item and the one behind it at once; and where both were asked in one
  // sentence.
  double two_items = 0;
  double two_of_one_sentence = 0;
};

// What there is to align.
struct Lattice {
  std::size_t items = 0;
  std::size_t sentences = 0;
  // [item * sentences + sentence]: the logarithm of how much likelier it is that the sentence
  // answers the item than that it answers none.
  std::vector<double> links;
  std::vector<bool> opens_paragraph;  // for each sentence
  std::vector<bool> asked_together;   // for each item: with the one behind it, in one sentence
};

struct AnswerProbabilities {
  std::vector<double> unanswered;  // for each item: the probability that no sentence answers it
  std::vector<double> answers;     // as `links`: the probability that the sentence does
};

// A chain model: each sentence answers one item, an item and the one behind it, or none; the weight
// of a reading is the product of its links and steps. All readings count. Time: the square of the
// items times the sentences.
[[nodiscard]] AnswerProbabilities answer_probabilities(const Lattice& lattice,
                                                       const StepWeights& weights);
// Only whether each item is unanswered.
[[nodiscard]] std::vector<double> unanswered_probabilities(const Lattice& lattice,
                                                           const StepWeights& weights);

}  // namespace replylint

#endif
