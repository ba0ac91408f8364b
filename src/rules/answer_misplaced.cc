#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "match/similarity.h"
#include "rules/own_passages.h"
#include "rules/shortened.h"

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

 private:
  static constexpr std::size_t most = 100;  // they are compared with one another

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
    std::vector<WordRange> questions, answers, background;
    for (const std::size_t item : quoted_)
      questions.push_back(asked.words_of(asked.sentences[context_.inquiry.items[item].sentence]));
    for (const Sentence& sentence : sentences())
      answers.push_back(context_.draft.text.words_of(sentence));
    return {questions, answers, background};
  }

  void report(const OwnPassage& passage, std::size_t above, std::size_t meant,
              Findings& findings) const {
    const Span span{sentences()[passage.first_sentence].span.start,
                    sentences()[passage.end_sentence - 1].span.end};
    const auto words = [&](std::size_t item) {
      return shortened(slice(context_.customer.body, context_.inquiry.items[item].span));
    };
    Diagnostic& diagnostic = findings.add(
        span, fmt::format("“{}” stands under “{}”, but seems to answer “{}”; the "
                          "customer would read it for the wrong question: move it "
                          "under its own.",
                          shortened(slice(context_.body(), span)), words(above), words(meant)));
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
