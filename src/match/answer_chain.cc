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

using Steps = std::array<double, step_count>;

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
        links_[s * items_ + i] =
            std::exp(std::clamp(lattice.links[i * sentences_ + s], -largest_link, largest_link));
    const double two_items = std::exp(weights.two_items);
    const double two_of_one_sentence = std::exp(weights.two_of_one_sentence);
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
      const double* const at = &forward_[s * width];
      const double* const enters = &enters_[s * items_];
      double total = 0;
      for (std::size_t l = 0; l < width; ++l) total += at[l] * backward[l];
      std::vector<double>& single = here;
      single.assign(width, 0.0);
      for (std::size_t i = 0; i < items_; ++i) {
        const double one = links_[s * items_ + i] * backward[i + 1];
        const double two = i + 1 < items_ ? pairs_[s * items_ + i] * backward[i + 2] : 0.0;
        total += enters[i] * (one + two);
        single[i] += enters[i] * (one + two);
        if (two > 0) single[i + 1] += enters[i] * two;
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
  static Steps exp_all(Steps steps) {
    for (double& step : steps) step = std::exp(step);
    return steps;
  }

  static double weight(const Steps& steps, Step step) {
    return steps[static_cast<std::size_t>(step)];
  }

  static constexpr std::size_t lanes = 4;
  using Lanes [[gnu::vector_size(lanes * sizeof(double))]] = double;
  using Numbers [[gnu::vector_size(lanes * sizeof(double))]] = std::int64_t;
  static void load(const double* rows, std::size_t row, Lanes& to) {
    std::memcpy(&to, rows + row * lanes, sizeof(Lanes));
  }
  static void store(const Lanes& from, double* rows, std::size_t row) {
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
    std::vector<double> rows(2 * width * lanes, 0.0);
    std::vector<double> entered_rows(items_ * lanes);
    double* last = rows.data();
    double* next = last + width * lanes;
    double* const entered_by = entered_rows.data();
    std::fill_n(last, lanes, 1.0);
    const Lanes none{};
    Numbers left_out;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      left_out[lane] = static_cast<std::int64_t>(first + lane);
    for (std::size_t s = 0; s < sentences_; ++s) {
      const Steps& steps = opens_paragraph_[s] ? across_ : within_;
      const double* const links = &links_[s * items_];
      const double* const pairs = &pairs_[s * items_];
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
      double begin = weight(steps, Step::first_item);
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
        const auto item = static_cast<std::int64_t>(i);
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
      for (std::size_t lane = 0; lane < lanes; ++lane) logarithms[lane] += std::log(sum[lane]);
    }
  }

  void step_backward(std::size_t s, const Steps& steps, const std::vector<double>& behind,
                     std::vector<double>& to) const {
    const auto answered = [&](std::size_t i) {
      return links_[s * items_ + i] * behind[i + 1] +
             (i + 1 < items_ ? pairs_[s * items_ + i] * behind[i + 2] : 0.0);
    };
    double all = 0;
    for (std::size_t i = 0; i < items_; ++i) all += answered(i);
    const double first = items_ > 0 ? answered(0) : 0.0;
    to[0] = behind[0] + first * weight(steps, Step::first_item) +
            (all - first) * weight(steps, Step::other_item);
    double before = 0;
    for (std::size_t i = 0; i < items_; ++i) {
      const double same = answered(i);
      const double next = i + 1 < items_ ? answered(i + 1) : 0.0;
      to[i + 1] = behind[i + 1] + same * weight(steps, Step::same) +
                  next * weight(steps, Step::next) +
                  std::max(all - before - same - next, 0.0) * weight(steps, Step::later) +
                  before * weight(steps, Step::earlier);
      before += same;
    }
  }

  std::size_t items_;
  std::size_t sentences_;
  const std::vector<bool>& opens_paragraph_;
  Steps within_;
  Steps across_;
  std::vector<double> links_;  // [sentence * items + item]
  std::vector<double> pairs_;  // of the item and the one behind it
  // Of all readings: [sentence * (items + 1) + item], the weights before the sentence; and
  // [sentence * items + item], with which the item is answered by it, its link left out.
  std::vector<double> forward_;
  std::vector<double> enters_;
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
