#include "match/answer_chain.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>
#include <utility>

#include "text/multiversion.h"

namespace replylint {

namespace {

constexpr double largest_link = 20;  // of its logarithm, either way

// The weights of readings are told apart by far more than their last digits.
using Steps = std::array<float, step_count>;

class Chain {
 public:
  Chain(const Lattice& lattice, const StepWeights& weights)
      : items_(lattice.items),
        sentences_(lattice.sentences),
        opens_paragraph_(lattice.opens_paragraph),
        within_(exp_all(weights.within_paragraph)),
        across_(exp_all(weights.new_paragraph)),
        links_(items_ * sentences_),
        pairs_(items_ * sentences_) {
    // [sentence * items + item], as they are visited.
    for (std::size_t s = 0; s < sentences_; ++s)
      for (std::size_t i = 0; i < items_; ++i)
        links_[s * items_ + i] = std::exp(static_cast<float>(
            std::clamp(lattice.links[i * sentences_ + s], -largest_link, largest_link)));
    const auto two_items = static_cast<float>(std::exp(weights.two_items));
    const auto two_of_one_sentence = static_cast<float>(std::exp(weights.two_of_one_sentence));
    for (std::size_t s = 0; s < sentences_; ++s)
      for (std::size_t i = 0; i + 1 < items_; ++i)
        pairs_[s * items_ + i] = (lattice.asked_together[i] ? two_of_one_sentence : two_items) *
                                 std::sqrt(links_[s * items_ + i] * links_[s * items_ + i + 1]);
    read_forward();
  }

  // For each item the probability that no sentence answers it.
  [[nodiscard]] const std::vector<double>& unanswered() const { return unanswered_; }

  // The probability of each answer.
  [[nodiscard]] std::vector<double> answers() const {
    std::vector<double> result(items_ * sentences_);
    const std::size_t width = items_ + 1;
    std::vector<double> backward(width, 1.0);
    std::vector<double> here(width);
    for (std::size_t s = sentences_; s-- > 0;) {
      const Steps& steps = opens_paragraph_[s] ? across_ : within_;
      const float* const at = &forward_[s * width];
      const float* const enters = &enters_[s * items_];
      double total = 0;
      for (std::size_t l = 0; l < width; ++l) total += double{at[l]} * backward[l];
      std::vector<double>& single = here;
      single.assign(width, 0.0);
      for (std::size_t i = 0; i < items_; ++i) {
        const double one = double{links_[s * items_ + i]} * backward[i + 1];
        const double two = i + 1 < items_ ? double{pairs_[s * items_ + i]} * backward[i + 2] : 0.0;
        total += double{enters[i]} * (one + two);
        single[i] += double{enters[i]} * (one + two);
        if (two > 0) single[i + 1] += double{enters[i]} * two;
      }
      for (std::size_t i = 0; i < items_; ++i)
        result[i * sentences_ + s] = total > 0 ? single[i] / total : 0.0;
      step_backward(s, steps, backward, here);
      const double sum = std::accumulate(here.begin(), here.end(), 0.0);
      for (std::size_t l = 0; l < width; ++l) backward[l] = here[l] / sum;
    }
    return result;
  }

 private:
  static Steps exp_all(const std::array<double, step_count>& logarithms) {
    Steps steps{};
    for (std::size_t i = 0; i < step_count; ++i)
      steps[i] = static_cast<float>(std::exp(logarithms[i]));
    return steps;
  }

  static float weight(const Steps& steps, Step step) {
    return steps[static_cast<std::size_t>(step)];
  }

  static constexpr std::size_t lanes = 8;
  using Lanes [[gnu::vector_size(lanes * sizeof(float))]] = float;
  using Numbers [[gnu::vector_size(lanes * sizeof(float))]] = std::int32_t;
  static void load(const float* rows, std::size_t row, Lanes& to) {
    std::memcpy(&to, rows + row * lanes, sizeof(Lanes));
  }
  static void store(const Lanes& from, float* rows, std::size_t row) {
    std::memcpy(rows + row * lanes, &from, sizeof(Lanes));
  }

  void read_forward() {
    // Of each item the logarithm of the weight of all readings in which no sentence answers it;
    // behind them that of all readings.
    std::vector<double> totals((items_ / lanes + 1) * lanes, 0.0);
    for (std::size_t first = 0; first <= items_; first += lanes)
      add_totals(first, std::span(totals).subspan(first).first<lanes>());
    unanswered_.resize(items_);
    for (std::size_t i = 0; i < items_; ++i)
      unanswered_[i] = std::clamp(std::exp(totals[i] - totals[items_]), 0.0, 1.0);
  }

  // Adds the logarithms of the weight of all readings in which no sentence answers each of the
  // items from `first` on, side by side; what is behind the last item stands for all readings.
  REPLYLINT_MULTIVERSION void add_totals(std::size_t first, std::span<double, lanes> logarithms) {
    const std::size_t width = items_ + 1;
    const bool all = items_ < first + lanes;
    const std::size_t lane_of_all = all ? items_ - first : 0;
    if (all) {
      forward_.resize(sentences_ * width);
      enters_.resize(sentences_ * items_);
    }
    // The weights of the last item that was answered; 0: none yet, else its number plus one.
    std::vector<float> rows(2 * width * lanes, 0.0F);
    std::vector<float> entered_rows(items_ * lanes);
    float* last = rows.data();
    float* next = last + width * lanes;
    float* const entered_by = entered_rows.data();
    std::fill_n(last, lanes, 1.0F);
    // Of the sums of some sentences, whose logarithms are taken together: a sum is from 1 to 1e12.
    constexpr std::size_t taken_together = 16;
    std::array<double, lanes> product;
    product.fill(1);
    const Lanes none{};
    Numbers left_out;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      left_out[lane] = static_cast<std::int32_t>(first + lane);
    for (std::size_t s = 0; s < sentences_; ++s) {
      const Steps& steps = opens_paragraph_[s] ? across_ : within_;
      const float* const links = &links_[s * items_];
      const float* const pairs = &pairs_[s * items_];
      Lanes nothing;
      load(last, 0, nothing);
      Lanes same;
      Lanes behind = none;
      for (std::size_t row = 1; row < width; ++row) {
        load(last, row, same);
        behind += same;
      }
      Lanes previous = none;  // of the first there is none
      Lanes before = none;    // of all items before the previous one
      Lanes sum = nothing;    // of the rows of `next`
      Lanes by_pair = none;   // what the item gets as the second of two
      float begin = weight(steps, Step::first_item);
      store(nothing, next, 0);
      for (std::size_t i = 0; i < items_; ++i) {
        load(last, i + 1, same);
        behind -= same;
        // The weight with which the item is answered next, its link left out.
        Lanes entered = nothing * begin + same * weight(steps, Step::same) +
                        previous * weight(steps, Step::next) + before * weight(steps, Step::later) +
                        (behind < none ? none : behind) * weight(steps, Step::earlier);
        store(entered, entered_by, i);
        begin = weight(steps, Step::other_item);
        before += previous;
        previous = same;
        const auto item = static_cast<std::int32_t>(i);
        entered = left_out == item ? none : entered;
        const Lanes now = same + by_pair + entered * links[i];
        store(now, next, i + 1);
        sum += now;
        by_pair = (left_out == item + 1 ? none : entered) * pairs[i];
      }
      if (all) {
        for (std::size_t row = 0; row < width; ++row)
          forward_[s * width + row] = last[row * lanes + lane_of_all];
        for (std::size_t i = 0; i < items_; ++i)
          enters_[s * items_ + i] = entered_by[i * lanes + lane_of_all];
      }
      for (std::size_t row = 0; row < width; ++row) {
        Lanes each;
        load(next, row, each);
        store(each / sum, next, row);
      }
      std::swap(last, next);
      for (std::size_t lane = 0; lane < lanes; ++lane) product[lane] *= double{sum[lane]};
      if ((s + 1) % taken_together != 0 && s + 1 < sentences_) continue;
      for (std::size_t lane = 0; lane < lanes; ++lane) logarithms[lane] += std::log(product[lane]);
      product.fill(1);
    }
  }

  void step_backward(std::size_t s, const Steps& steps, const std::vector<double>& behind,
                     std::vector<double>& to) const {
    const auto answered = [&](std::size_t i) {
      return double{links_[s * items_ + i]} * behind[i + 1] +
             (i + 1 < items_ ? double{pairs_[s * items_ + i]} * behind[i + 2] : 0.0);
    };
    double all = 0;
    for (std::size_t i = 0; i < items_; ++i) all += answered(i);
    const double first = items_ > 0 ? answered(0) : 0.0;
    const auto weight = [&](Step step) { return double{Chain::weight(steps, step)}; };
    to[0] = behind[0] + first * weight(Step::first_item) + (all - first) * weight(Step::other_item);
    double before = 0;
    for (std::size_t i = 0; i < items_; ++i) {
      const double same = answered(i);
      const double next = i + 1 < items_ ? answered(i + 1) : 0.0;
      to[i + 1] = behind[i + 1] + same * weight(Step::same) + next * weight(Step::next) +
                  std::max(all - before - same - next, 0.0) * weight(Step::later) +
                  before * weight(Step::earlier);
      before += same;
    }
  }

  std::size_t items_;
  std::size_t sentences_;
  const std::vector<bool>& opens_paragraph_;
  Steps within_;
  Steps across_;
  std::vector<float> links_;  // [sentence * items + item]
  std::vector<float> pairs_;  // of the item and the one behind it
  // Of all readings: [sentence * (items + 1) + item], the weights before the sentence; and
  // [sentence * items + item], with which the item is answered by it, its link left out.
  std::vector<float> forward_;
  std::vector<float> enters_;
  std::vector<double> unanswered_;  // for each item
};

}  // namespace

std::vector<double> unanswered_probabilities(const Lattice& lattice, const StepWeights& weights) {
  if (lattice.items == 0 || lattice.sentences == 0) return std::vector<double>(lattice.items, 1.0);
  return Chain(lattice, weights).unanswered();
}

AnswerProbabilities answer_probabilities(const Lattice& lattice, const StepWeights& weights) {
  if (lattice.items == 0 || lattice.sentences == 0)
    return {std::vector<double>(lattice.items, 1.0), {}};
  const Chain chain(lattice, weights);
  return {chain.unanswered(), chain.answers()};
}

}  // namespace replylint
