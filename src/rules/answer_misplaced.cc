#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "match/answer_model.h"
#include "match/evidence.h"
#include "match/similarity.h"
#include "rules/own_passages.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/yes_or_no.h"

namespace replylint::catalogue {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// How much of a question an answer repeats: enough to belong to it, and too little to.
constexpr double belongs = 0.5;
constexpr double foreign = 0.12;
// Questions more alike than that are not told apart.
constexpr double alike = 0.3;

// The questions and requests that the draft quotes, and the passage below the quote of each.
class Places {
 public:
  explicit Places(const Context& context) : context_(context), passages_(own_passages(context)) {
    const auto& items = context.inquiry.items;
    quoted_.reserve(std::min(items.size(), most));
    below_.reserve(std::min(items.size(), most));
    for (std::size_t i = 0; i < items.size() && quoted_.size() < most; ++i) {
      const auto& quotes = context.coverage.items[i].quotes;
      if (quotes.empty() ||
          (items[i].kind != ItemKind::question && items[i].kind != ItemKind::request))
        continue;
      quoted_.push_back(i);
      below_.push_back(passage_below(quotes.back().end));
    }
  }

  void check(Findings& findings) const {
    if (quoted_.size() < 2 || passages_.empty() || passages_.size() > most) return;
    const Similarity similarity = compare();
    const std::size_t before = findings.list().size();
    check_words(similarity, findings);
    if (findings.list().size() == before) check_meaning(similarity, findings);
  }

 private:
  // An answer that repeats the words of a question whose own place says nothing of it.
  void check_words(const Similarity& similarity, Findings& findings) const {
    const auto repeated = [&](std::size_t question, std::size_t passage) {
      return similarity.repeated(question, passages_[passage].first_sentence,
                                 passages_[passage].end_sentence);
    };
    for (std::size_t k = 0; k < passages_.size(); ++k) {
      const OwnPassage& passage = passages_[k];
      if (!passage.under_quote || passage.preformatted) continue;
      for (std::size_t q = 0; q < quoted_.size(); ++q) {
        if (below_[q] == k || repeated(q, k) < belongs) continue;
        if (below_[q] != none && repeated(q, below_[q]) > foreign) continue;
        // An answer begins with what it answers; what else it comes to may be of another question.
        if (similarity.repeated(q, passage.first_sentence, passage.first_sentence + 1) <= foreign)
          continue;
        std::size_t above = none;
        bool strange = true;
        for (std::size_t other = 0; other < quoted_.size(); ++other) {
          if (below_[other] != k) continue;
          above = other;
          strange &= repeated(other, k) <= foreign && similarity.repeated_by(q, other) < alike &&
                     similarity.repeated_by(other, q) < alike;
        }
        if (above == none || !strange) continue;
        report(passage, quoted_[above], quoted_[q], findings);
        break;
      }
    }
  }

  // Two answers that fit better in each other's place, by all that links an answer to a question.
  void check_meaning(const Similarity& similarity, Findings& findings) const {
    // Indices into quoted_: each alone above its passage, which does not say its words again.
    std::vector<std::size_t> places;
    for (std::size_t q = 0; q < quoted_.size(); ++q) {
      if (below_[q] == none || passages_[below_[q]].preformatted) continue;
      const OwnPassage& below = passages_[below_[q]];
      if (std::count(below_.begin(), below_.end(), below_[q]) == 1 &&
          similarity.repeated(q, below.first_sentence, below.end_sentence) < belongs)
        places.push_back(q);
    }
    if (places.size() < 2 || places.size() > most_by_meaning || sentences().size() > most_sentences)
      return;
    std::vector<std::size_t> items;
    items.reserve(places.size());
    for (const std::size_t q : places) items.push_back(quoted_[q]);
    const EvidenceFinder& finder = context_.evidence->of(items);
    const std::size_t count = places.size();
    std::vector<double> fit(count * count);  // of the question with the passage of the other
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t k = 0; k < count; ++k)
        fit[i * count + k] = fit_of(finder, i, passages_[below_[places[k]]]);
    double best = 0;
    std::size_t left = 0, right = 0;
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t k = i + 1; k < count; ++k) {
        const double there = fit[i * count + k] - fit[i * count + i];
        const double back = fit[k * count + i] - fit[k * count + k];
        const double gain = there + back +
                            (is_verdict_elsewhere(places[i], places[k]) ||
                                     is_verdict_elsewhere(places[k], places[i])
                                 ? verdict_elsewhere
                                 : 0);
        if (std::min(there, back) < least_each || gain <= best) continue;
        best = gain;
        left = i;
        right = k;
      }
    if (best < suspicious) return;
    report(passages_[below_[places[left]]], quoted_[places[left]], quoted_[places[right]], findings,
           best < sure ? std::optional(Severity::suggestion) : std::nullopt);
  }

  // "Yes, …" stands under a question that wants no yes, and the one that does has none.
  [[nodiscard]] bool is_verdict_elsewhere(std::size_t asks, std::size_t other) const {
    const auto& items = context_.inquiry.items;
    const Wanted wanted = items[quoted_[other]].wants;
    return items[quoted_[asks]].wants == Wanted::verdict && wanted != Wanted::verdict &&
           wanted != Wanted::choice && wanted != Wanted::act && opens_with_verdict(below_[other]) &&
           !opens_with_verdict(below_[asks]);
  }

  [[nodiscard]] bool opens_with_verdict(std::size_t passage) const {
    const Sentence& first = sentences()[passages_[passage].first_sentence];
    return is_yes_or_no(context_.draft.text.words[first.first_word]);
  }

  double fit_of(const EvidenceFinder& finder, std::size_t item, const OwnPassage& passage) const {
    double best = -100;
    for (std::size_t s = passage.first_sentence; s < passage.end_sentence; ++s)
      if (!context_.traits[s].courtesy)
        best = std::max(best, english_answers().link(finder.find(item, s, context_.traits[s])));
    return best;
  }

  static constexpr std::size_t most = 100;  // they are compared with one another
  static constexpr std::size_t most_by_meaning = 12;
  // As logarithms: how much better two answers must fit in each other's place, for a suggestion and
  // for a warning, what each of them may lose, and what a verdict in the wrong place adds. Of 1265
  // replies in their right order 1 in 100 is suspected, 1 in 250 warned of.
  static constexpr double suspicious = 3;
  static constexpr double sure = 4.5;
  static constexpr double least_each = -1.2;
  static constexpr double verdict_elsewhere = 2;
  static constexpr std::size_t most_sentences = 120;

  [[nodiscard]] const std::vector<Sentence>& sentences() const {
    return context_.draft.text.sentences;
  }

  [[nodiscard]] std::size_t passage_below(std::size_t place) const {
    const auto found =
        std::find_if(passages_.begin(), passages_.end(), [&](const OwnPassage& passage) {
          // Of nothing but pasted text, below the last sentence, there is none.
          return passage.first_sentence >= sentences().size() ||
                 sentences()[passage.first_sentence].span.start >= place;
        });
    return found == passages_.end() ? none : static_cast<std::size_t>(found - passages_.begin());
  }

  [[nodiscard]] Similarity compare() const {
    const Text& asked = context_.inquiry.text;
    std::vector<Words> questions, answers;
    questions.reserve(quoted_.size());
    answers.reserve(sentences().size());
    for (const std::size_t item : quoted_)
      questions.push_back(asked.words_of(asked.sentences[context_.inquiry.items[item].sentence]));
    for (const Sentence& sentence : sentences())
      answers.push_back(context_.draft.text.words_of(sentence));
    ContentWords words({});
    return {questions, answers, words};
  }

  void report(const OwnPassage& passage, std::size_t above, std::size_t meant, Findings& findings,
              std::optional<Severity> severity = std::nullopt) const {
    const Span span{sentences()[passage.first_sentence].span.start,
                    sentences()[passage.end_sentence - 1].span.end};
    const auto words = [&](std::size_t item) {
      return shortened(slice(context_.customer.body, context_.inquiry.items[item].span));
    };
    Diagnostic& diagnostic = findings.add(
        span,
        formatted(
            "“{}” stands under “{}”, but seems to answer “{}”; the customer would take it as the "
            "answer to the wrong question; move it under its own.",
            shortened(slice(context_.body(), span)), words(above), words(meant)),
        severity);
    diagnostic.item = context_.inquiry.items[meant].id;
    diagnostic.confidence = 0.75;
  }

  const Context& context_;
  const std::vector<OwnPassage>& passages_;
  std::vector<std::size_t> quoted_;  // indices of items
  std::vector<std::size_t> below_;   // for each of them: the passage below its quote, or none
};

void check(const Context& context, Findings& findings) {
  if (!context.draft.text.english || context.customer_from_quotes) return;
  Places(context).check(findings);
}

}  // namespace

extern const Rule answer_misplaced{
    "answer-misplaced",
    Severity::warning,
    "coverage",
    "An answer stands under the quote of another question.",
    check,
};

}  // namespace replylint::catalogue
