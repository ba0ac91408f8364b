#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "match/answer_model.h"
#include "match/evidence.h"
#include "parse/items.h"
#include "rules/open_items.h"
#include "rules/reply_shape.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/verb_stem.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

// A blank line stands between the two sentences of the customer.
bool are_parted(const Context& context, std::size_t left, std::size_t right) {
  if (left > right) std::swap(left, right);
  const auto& sentences = context.inquiry.text.sentences;
  for (std::size_t i = left; i < right; ++i) {
    const std::string_view gap =
        slice(context.customer.body, {sentences[i].span.end, sentences[i + 1].span.start});
    if (std::count(gap.begin(), gap.end(), '\n') > 1) return true;
  }
  return false;
}

// The report opens a paragraph or list entry as a matter of its own: "Also, …", "2) …".
bool is_another_matter(const Context& context, const Item& problem) {
  const Text& text = context.inquiry.text;
  const Sentence& sentence = text.sentences[problem.sentence];
  if (problem.sentence == 0 || !are_parted(context, problem.sentence - 1, problem.sentence))
    return false;
  std::size_t line = context.customer.body.rfind('\n', sentence.span.start);
  line = line == std::string::npos ? 0 : line + 1;
  const std::string_view mark =
      slice(context.customer.body, {line, std::min(sentence.span.end, sentence.span.start + 2)});
  const std::size_t digit = mark.find_first_of("123456789");
  const bool listed =
      mark.find_first_of("-*") < 4 || (digit < 4 && mark.find_first_of(".)", digit) == digit + 1);
  return listed || opens_another_matter(text.words_of(sentence));
}

// The report is the background of what the customer asks next to it: "The site is down. Can you
// restart the server?" An open question has a finding of its own.
bool is_background(const Context& context, const Item& problem) {
  return std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [&](const Item& item) {
                       return (item.kind == ItemKind::question || item.kind == ItemKind::request) &&
                              !are_parted(context, item.sentence, problem.sentence);
                     });
}

// Quoted by itself, with the answers to others further down: not one of the lines that are kept
// around what is answered, nor history that is left below.
bool is_quoted_for_answer(const Context& context, const ItemCoverage& coverage) {
  const Block* quote = short_quote_of(context, coverage);
  if (quote == nullptr) return false;
  const Block* next = quote + 1;
  const Block* end = context.draft.blocks.data() + context.draft.blocks.size();
  return next != end && !is_own(*next) && std::any_of(next, end, is_own_prose);
}

// Where the reply says anything, it is taken for an answer to all that belongs to one matter.
bool is_excused(const Context& context, const Item& problem) {
  const auto index = static_cast<std::size_t>(problem.id - 1);
  const ItemCoverage& coverage = context.coverage.items[index];
  // "> Also our key is missing.", quoted for itself: no background to the question behind it.
  const Text& asked = context.inquiry.text;
  const bool quoted_apart = !coverage.quotes.empty() &&
                            opens_another_matter(asked.words_of(asked.sentences[problem.sentence]));
  if (!quoted_apart && is_background(context, problem)) return true;
  if (!coverage.quotes.empty()) return !is_quoted_for_answer(context, coverage);
  if (has_substance(context)) return !is_another_matter(context, problem);
  // All of it is passed over: the first report stands for the others.
  return std::any_of(context.inquiry.items.begin(),
                     context.inquiry.items.begin() + static_cast<std::ptrdiff_t>(index),
                     [](const Item& item) { return item.kind != ItemKind::praise; });
}

// What the customer asks next speaks of the report: "Why is that?", "Can you fix it?"
bool is_asked_about(const Context& context, std::size_t problem) {
  const auto& items = context.inquiry.items;
  if (problem + 1 >= items.size()) return false;
  static constexpr auto leaning =
      word_set("it", "its", "it's", "this", "that", "these", "those", "they", "them", "he", "she",
               "him", "her", "why", "happened", "wrong", "cause", "fix", "back", "again", "still");
  const Text& text = context.inquiry.text;
  const auto words = text.words_of(text.sentences[items[problem + 1].sentence]);
  return items[problem + 1].sentence == items[problem].sentence ||
         std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return leaning.has(word); });
}

// How well the sentences of the draft take up the report at best.
struct Fit {
  double words = 0;    // shared, 0 to 1
  double meaning = 0;  // cosine
  double link = -100;  // all that links an answer to an item, as a logarithm
};

// How surely a sentence of the draft says what was wrong, was done, is so now or will be: of any
// problem, and of this one, as far as no other item of the customer claims the sentence.
struct Account {
  double of_any = 0;
  double of_this = 0;
};

class Fits {
 public:
  explicit Fits(const Context& context) : context_(context) {}

  // Nothing where there is too much to compare.
  std::optional<Fit> of(std::size_t problem) {
    constexpr std::size_t most_sentences = 120;
    const Text& text = context_.draft.text;
    const std::size_t count = text.sentences.size();
    if (count == 0 || count > most_sentences || problem >= compared_items) return std::nullopt;
    compare();
    Fit fit;
    for (std::size_t s = 0; s < count; ++s) {
      if (context_.traits[s].courtesy) continue;
      const EvidenceVector found = finder_->find(problem, s, context_.traits[s]);
      const auto value = [&](Evidence evidence) {
        return static_cast<double>(found[static_cast<std::size_t>(evidence)]);
      };
      fit.words = std::max(fit.words, value(Evidence::shared_words));
      fit.meaning = std::max(fit.meaning, value(Evidence::meaning));
      fit.link = std::max(fit.link, english_answers().link(found));
    }
    return fit;
  }

  // Of a problem that there is a fit of.
  Account account_of(std::size_t problem) {
    Account account;
    const std::size_t sentences = context_.draft.text.sentences.size();
    const std::span<const double> links = context_.evidence->links_of(items_);
    const auto link_of = [&](std::size_t item, std::size_t sentence) {
      return links[item * sentences + sentence];
    };
    for (std::size_t s = 0; s < sentences; ++s) {
      if (context_.traits[s].courtesy) continue;
      double strongest_rival = -100;
      for (std::size_t i = 0; i < items_.size(); ++i)
        if (i != problem) strongest_rival = std::max(strongest_rival, link_of(i, s));
      const double report = report_score(s);
      account.of_any = std::max(account.of_any, report);
      account.of_this =
          std::max(account.of_this, report / (1 + std::exp(strongest_rival - link_of(problem, s))));
    }
    return account;
  }

 private:
  void compare() {
    if (finder_ != nullptr) return;
    items_.resize(std::min(context_.inquiry.items.size(), compared_items));
    std::iota(items_.begin(), items_.end(), std::size_t{0});
    finder_ = &context_.evidence->of(items_);
  }

  [[nodiscard]] double report_score(std::size_t sentence) const {
    double score = 0;
    for (const Act act : {Act::cause, Act::fix, Act::status, Act::prevention})
      score += static_cast<double>(context_.acts->of(sentence, act));
    return score;
  }

  const Context& context_;
  const EvidenceFinder* finder_ = nullptr;  // takes long to make
  std::vector<std::size_t> items_;          // that are compared
};

// A report that the reply does not quote, put off, or answer with what is asked about it.
bool is_unquoted_report(const Context& context, std::size_t index, double least_confidence) {
  const Item& item = context.inquiry.items[index];
  const ItemCoverage& coverage = context.coverage.items[index];
  return (item.kind == ItemKind::problem || item.kind == ItemKind::complaint) &&
         item.confidence >= least_confidence && coverage.quotes.empty() &&
         coverage.state != ItemState::deferred && !is_asked_about(context, index);
}

// A report in the midst of what the writer quotes and answers piece by piece is passed over if no
// sentence comes near it. Of 159 such, 20 are warned of and 20 more suspected; of 1170 replies that
// pass nothing over, none and 10.
void report_passed_over(const Context& context, const OpenItemWords& words, Findings& findings) {
  constexpr double least_suspected = 0.8;  // confidence that it is a report
  constexpr double least_sure = 0.8;
  constexpr double most_words = 0.12;
  constexpr double most_meaning = 0.42;
  constexpr double most_link = 1;
  constexpr double most_link_another_matter = 1.4;
  const auto& items = context.inquiry.items;
  const Text& asked = context.inquiry.text;
  if (!context.draft.text.english || !asked.english || has_answers_in_history(context)) return;
  Fits fits(context);
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (!is_unquoted_report(context, i, least_suspected) || !is_left_out(context, i)) continue;
    const ItemCoverage& coverage = context.coverage.items[i];
    const auto fit = fits.of(i);
    if (!fit || fit->words > most_words || fit->meaning > most_meaning) continue;
    const bool another = opens_another_matter(asked.words_of(asked.sentences[items[i].sentence]));
    if (fit->link > (another ? most_link_another_matter : most_link)) continue;
    const bool sure = items[i].confidence >= least_sure && fit->link <= most_link;
    Diagnostic& diagnostic = findings.add(
        {coverage.place, coverage.place},
        formatted("“{}” {}; {}.", shortened(slice(context.customer.body, items[i].span)),
                  words.missing, words.advice),
        sure ? Severity::warning : Severity::suggestion);
    diagnostic.item = items[i].id;
    diagnostic.confidence = items[i].confidence;
  }
}

// "Also the gift card wasn't in the box.", "The wrapper was torn too.": a matter of its own.
bool is_marked_as_another(Words words) {
  static constexpr auto marks = word_set("also", "too");
  return opens_another_matter(words) ||
         std::any_of(words.begin(), words.end(), [](const Word& word) { return marks.has(word); });
}

// How many of the nouns stand in the draft, in any form.
std::size_t count_nouns_taken_up(const Context& context, Words words) {
  constexpr std::size_t looked_at = 24;
  words = words.first(std::min(words.size(), looked_at));
  const auto& said = context.draft.text.words;
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const Word& word) {
    return is_noun(word.tag) && std::any_of(said.begin(), said.end(), [&](const Word& other) {
             return verb_stem(other.folded) == verb_stem(word.folded);
           });
  }));
}

// Among answers to other things, nothing that is said of a problem goes with this one. A linear
// model of 377 reports in answered mails, 166 of them without their answer. Of the reports that are
// candidates, 29 of the 51 passed over are suspected, and 4 of the 57 others.
void suspect_unnoticed(const Context& context, const OpenItemWords& words, Findings& findings) {
  constexpr double least_confidence = 0.6;
  constexpr double least_suspicion = 0.5;
  constexpr double least_unmarked = 1.5;  // what may be told in passing
  // What is a matter of its own, and named nowhere.
  constexpr double most_link = 1.7;
  constexpr std::size_t most_nouns = 1;
  constexpr std::size_t most_candidates = 3;  // beyond, one sentence may be of any of them
  // Pairs of item and sentence. Coverage has compared them where nothing is quoted; where much is,
  // it would cost a quarter of the check.
  constexpr std::size_t most_compared = 100;
  const auto& items = context.inquiry.items;
  if (!context.draft.text.english || !context.inquiry.text.english ||
      has_answers_in_history(context) || !has_substance(context))
    return;
  std::vector<std::size_t> candidates;
  // The first is what the rest is about, and so is the reason of all that is asked: "Can you come
  // this week? The tap is dripping."
  constexpr std::size_t with_reason = 2;
  for (std::size_t i = 1; i < items.size() && items.size() > with_reason; ++i)
    if (is_unquoted_report(context, i, least_confidence) && !may_only_explain(context, items[i]))
      candidates.push_back(i);
  if (candidates.empty() || candidates.size() > most_candidates) return;
  const auto& coverages = context.coverage.items;
  const bool quotes =
      std::any_of(coverages.begin(), coverages.end(),
                  [](const ItemCoverage& coverage) { return !coverage.quotes.empty(); });
  const auto is_unheard = [&](std::size_t item) {
    const Words said = words_of(context.inquiry, items[item]);
    return is_marked_as_another(said) && count_nouns_taken_up(context, said) <= most_nouns;
  };
  if (quotes && items.size() * context.draft.text.sentences.size() > most_compared)
    std::erase_if(candidates, [&](std::size_t item) { return !is_unheard(item); });
  if (candidates.empty()) return;
  Fits fits(context);
  for (const std::size_t i : candidates) {
    const ItemCoverage& coverage = coverages[i];
    const auto fit = fits.of(i);
    if (!fit) return;
    const Account account = fits.account_of(i);
    const double suspicion =
        3.3 - 0.82 * fit->words - 0.62 * fit->link - 1.38 * account.of_any - 1.88 * account.of_this;
    const bool another = is_marked_as_another(words_of(context.inquiry, items[i]));
    if (suspicion < (another ? least_suspicion : least_unmarked) &&
        !(fit->link <= most_link && is_unheard(i)))
      continue;
    Diagnostic& diagnostic = findings.add(
        {coverage.place, coverage.place},
        formatted("Nothing in the draft clearly takes up “{}”; {}.",
                  shortened(slice(context.customer.body, items[i].span)), words.advice),
        Severity::suggestion);
    diagnostic.item = items[i].id;
    diagnostic.confidence = items[i].confidence;
    return;
  }
}

void check(const Context& context, Findings& findings) {
  const OpenItemWords words{"is not taken up", "is not taken up by",
                            "the customer cannot tell whether it was read: say what you found, "
                            "what was done, or when you will know more"};
  report_open_items(context, ItemKind::problem, words, findings, is_excused);
  report_open_items(context, ItemKind::complaint, words, findings, is_excused);
  // Where a report has its finding, it stays the only one.
  if (findings.list().empty()) report_passed_over(context, words, findings);
  if (findings.list().empty()) suspect_unnoticed(context, words, findings);
}

}  // namespace

extern const Rule unaddressed_problem{
    "unaddressed-problem",
    Severity::suggestion,
    "coverage",
    "A problem or complaint from the customer is not taken up.",
    check,
};

}  // namespace replylint::catalogue
