#include "match/answer_chain.h"

#include <algorithm>
#include <cmath>

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
    for (std::size_t s = 0; s < sentences_; ++s)
      for (std::size_t i = 0; i + 1 < items_; ++i)
        pairs_[s * items_ + i] =
            std::exp(lattice.asked_together[i] ? weights.two_of_one_sentence : weights.two_items) *
            std::sqrt(links_[s * items_ + i] * links_[s * items_ + i + 1]);
  }

  // For each item the logarithm of the weight of all readings in which no sentence answers it;
  // behind them that of all readings.
  std::vector<double> totals() {
    const std::size_t columns = items_ + 1;  // what each item's readings come to, side by side
    std::vector<double> last((items_ + 1) * columns, 0.0);
    std::fill_n(last.begin(), columns, 1.0);
    std::vector<double> logarithms(columns, 0.0);
    std::vector<double> next(last.size());
    std::vector<double> sums(columns);
    for (std::size_t s = 0; s < sentences_; ++s) {
      step_forward(s, true, last, next);
      sums.assign(columns, 0.0);
      for (std::size_t row = 0; row < next.size(); row += columns)
        for (std::size_t c = 0; c < columns; ++c) sums[c] += next[row + c];
      for (std::size_t row = 0; row < next.size(); row += columns)
        for (std::size_t c = 0; c < columns; ++c) next[row + c] /= sums[c];
      for (std::size_t c = 0; c < columns; ++c) logarithms[c] += std::log(sums[c]);
      last.swap(next);
    }
    return logarithms;
  }

  // The probability of each answer.
  void fill(std::vector<double>& answers) {
    const std::size_t width = items_ + 1;
    std::vector<double> forward((sentences_ + 1) * width);
    std::vector<double> at(width);
    std::vector<double> behind(width);
    at[0] = 1;
    std::copy(at.begin(), at.end(), forward.begin());
    for (std::size_t s = 0; s < sentences_; ++s) {
      step_forward(s, false, at, behind);
      normalize(behind);
      at.swap(behind);
      std::copy(at.begin(), at.end(),
                forward.begin() + static_cast<std::ptrdiff_t>((s + 1) * width));
    }
    std::vector<double> backward(width, 1.0);
    std::vector<double> enters(items_);
    std::vector<double> here(width);
    for (std::size_t s = sentences_; s-- > 0;) {
      const Steps& steps = opens_paragraph_[s] ? across_ : within_;
      const auto begin = forward.begin() + static_cast<std::ptrdiff_t>(s * width);
      at.assign(begin, begin + static_cast<std::ptrdiff_t>(width));
      enter(steps, at, enters);
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
        answers[i * sentences_ + s] = total > 0 ? single[i] / total : 0.0;
      step_backward(s, steps, backward, here);
      normalize(here);
      backward.swap(here);
    }
  }

 private:
  static Steps exp_all(Steps steps) {
    for (double& step : steps) step = std::exp(step);
    return steps;
  }

  static double normalize(std::vector<double>& weights) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    for (double& weight : weights) weight /= sum;
    return std::log(sum);
  }

  static double weight(const Steps& steps, Step step) {
    return steps[static_cast<std::size_t>(step)];
  }

  // From the weights of the last item that was answered (0: none yet; else its number plus one) the
  // weight with which each item is answered next, its link left out. Both in columns of which each
  // is computed by itself.
  REPLYLINT_MULTIVERSION void enter(const Steps& steps, const std::vector<double>& last,
                                    std::vector<double>& enters) {
    const std::size_t columns = last.size() / (items_ + 1);
    before_.assign(columns, 0.0);  // of all items before the previous one
    behind_.assign(columns, 0.0);
    for (std::size_t i = 1; i <= items_; ++i)
      for (std::size_t c = 0; c < columns; ++c) behind_[c] += last[i * columns + c];
    double* const before = before_.data();
    double* const behind = behind_.data();
    for (std::size_t i = 0; i < items_; ++i) {
      const double* const same = &last[(i + 1) * columns];
      const double* const previous = &last[i * columns];  // of the first there is none
      if (i > 1) {
        const double* const earlier = previous - columns;
        for (std::size_t c = 0; c < columns; ++c) before[c] += earlier[c];
      }
      for (std::size_t c = 0; c < columns; ++c) behind[c] -= same[c];
      const double begin = weight(steps, i == 0 ? Step::first_item : Step::other_item);
      const double go_on = weight(steps, Step::same);
      const double next = i > 0 ? weight(steps, Step::next) : 0.0;
      const double later = weight(steps, Step::later);
      const double go_back = weight(steps, Step::earlier);
      double* const to = &enters[i * columns];
      for (std::size_t c = 0; c < columns; ++c)
        to[c] = last[c] * begin + same[c] * go_on + previous[c] * next + before[c] * later +
                std::max(behind[c], 0.0) * go_back;
    }
  }

  // In each column no sentence answers the item of its number, if `leave_out` is set.
  REPLYLINT_MULTIVERSION void step_forward(std::size_t s, bool leave_out,
                                           const std::vector<double>& last,
                                           std::vector<double>& to) {
    const std::size_t columns = last.size() / (items_ + 1);
    enters_.resize(items_ * columns);
    enter(opens_paragraph_[s] ? across_ : within_, last, enters_);
    std::copy(last.begin(), last.end(), to.begin());  // answers none
    for (std::size_t i = 0; i < items_; ++i) {
      double* const entered = &enters_[i * columns];
      double* const one = &to[(i + 1) * columns];
      if (leave_out) entered[i] = 0;
      const double link = links_[s * items_ + i];
      for (std::size_t c = 0; c < columns; ++c) one[c] += entered[c] * link;
      if (i + 1 == items_) continue;
      double* const two = one + columns;
      if (leave_out) entered[i + 1] = 0;
      const double pair = pairs_[s * items_ + i];
      for (std::size_t c = 0; c < columns; ++c) two[c] += entered[c] * pair;
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
  std::vector<double> enters_;
  std::vector<double> before_;
  std::vector<double> behind_;
};

}  // namespace

AnswerProbabilities answer_probabilities(const Lattice& lattice, const StepWeights& weights) {
  AnswerProbabilities found;
  found.unanswered.assign(lattice.items, 1.0);
  found.answers.assign(lattice.items * lattice.sentences, 0.0);
  if (lattice.items == 0 || lattice.sentences == 0) return found;
  Chain chain(lattice, weights);
  const std::vector<double> totals = chain.totals();
  for (std::size_t i = 0; i < lattice.items; ++i)
    found.unanswered[i] = std::clamp(std::exp(totals[i] - totals.back()), 0.0, 1.0);
  chain.fill(found.answers);
  return found;
}

}  // namespace replylint
