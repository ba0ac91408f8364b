#include "match/match.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "replylint/coverage.h"

#include "match/answer_chain.h"
#include "match/answer_model.h"
#include "match/asked_data.h"
#include "match/clauses.h"
#include "match/compact_reply.h"
#include "match/done_deed.h"
#include "match/evidence.h"
#include "match/pro_forms.h"
#include "match/quotes.h"
#include "match/similarity.h"
#include "match/traits.h"
#include "text/promises.h"
#include "text/time_words.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/yes_or_no.h"

namespace replylint {

namespace {

constexpr double answered_from = 0.5;        // score
constexpr double answered_by_meaning = 0.4;  // the same, of an answer that stands under no quote
constexpr double general_score = 0.35;       // at least, of what asks about the message as a whole
constexpr double surely_answered = 0.9;
constexpr double enough_beside = 0.4;    // shared words, with the answer to the item beside it
constexpr double repeated_weight = 0.6;  // of the item's words, in all of that answer
constexpr double same_question = 0.75;   // share of its words that another one repeats
constexpr std::size_t kept_lines = 6;    // below an item, with nothing under them: kept history

// Added to what links a sentence to an item where a quote of it, or only of others, stands above.
constexpr double under_its_quote = 3;
constexpr double under_other_quote = -4;
constexpr double least_share = 0.3;  // of the best sentence, for another one to be evidence

// What the writer says under one quoted passage, before the next.
struct Reply {
  std::size_t first = 0;  // sentences of the draft
  std::size_t end = 0;
  bool preformatted = false;  // pasted text stands there
  Span pasted;
  std::size_t substance = 0;  // sentences that may answer
  std::size_t words = 0;      // in them
  bool deferral = false;
  bool asks = false;
  bool covers_all = false;
  bool done = false;
  bool bare = true;  // no more than "Yes." or "Done."
  bool number = false;
  bool time = false;
  bool place = false;
};

class Matcher {
 public:
  Matcher(const Message& customer, const Inquiry& inquiry, const Message& message,
          const Draft& draft, std::span<const Traits> traits, const SharedEvidence& evidence)
      : customer_body_(customer.body),
        inquiry_(inquiry),
        message_(message),
        draft_(draft),
        evidence_(evidence),
        item_count_(std::min(inquiry.items.size(), matched_items)),
        sentence_count_(std::min(draft.text.sentences.size(), matched_sentences)),
        quotes_(find_quotes(customer, inquiry, message, draft, matched_items)),
        traits_(traits.begin(), traits.begin() + static_cast<std::ptrdiff_t>(sentence_count_)) {}

  Coverage run() {
    coverage_.items.resize(inquiry_.items.size());
    default_place_ = find_default_place();
    look_at_sentences();
    read_replies();
    for (std::size_t i = 0; i < item_count_; ++i) match_quoted(i);
    if (inquiry_.text.english && draft_.text.english)
      match_by_meaning();
    else
      match_unread();
    match_promised_answers();
    match_holding_reply();
    match_general();
    match_praise();
    match_beside();
    match_repeated();
    match_compact();
    match_clauses();
    match_done_deeds();
    match_second_halves();
    match_pro_forms();
    match_asked_data();
    match_any_price();
    match_asked_prices();
    for (std::size_t i = 0; i < item_count_; ++i) finish(i);
    if (item_count_ < inquiry_.items.size() || sentence_count_ < draft_.text.sentences.size())
      coverage_.complete = false;
    // What was not looked at is not called unanswered, nor doubted.
    for (std::size_t i = item_count_; i < inquiry_.items.size(); ++i) {
      coverage_.items[i].state = ItemState::answered;
      coverage_.items[i].score = 1;
      coverage_.items[i].place = default_place_;
    }
    return std::move(coverage_);
  }

 private:
  [[nodiscard]] Words words_of_item(std::size_t index) const {
    return words_of(inquiry_, inquiry_.items[index]);
  }

  [[nodiscard]] Wanted wanted(std::size_t item) const { return inquiry_.items[item].wants; }

  // Few replies need it.
  const Similarity& similarity() const {
    if (!similarity_) similarity_ = make_similarity();
    return *similarity_;
  }
  Similarity make_similarity() const {
    std::vector<Words> questions;
    std::vector<Words> answers;
    std::vector<Words> background;
    questions.reserve(item_count_);
    answers.reserve(sentence_count_);
    background.reserve(std::min(inquiry_.text.sentences.size(), matched_sentences));
    for (std::size_t i = 0; i < item_count_; ++i) questions.push_back(words_of_item(i));
    for (std::size_t i = 0; i < sentence_count_; ++i)
      answers.push_back(draft_.text.words_of(draft_.text.sentences[i]));
    for (std::size_t i = 0; i < std::min(inquiry_.text.sentences.size(), matched_sentences); ++i)
      background.push_back(inquiry_.text.words_of(inquiry_.text.sentences[i]));
    ContentWords words(background);
    return {questions, answers, words};
  }

  void look_at_sentences() {
    for (std::size_t i = 0; i < sentence_count_; ++i) {
      // The customer's own words are no answer.
      if (quotes_.unmarked[i]) traits_[i].courtesy = true;
    }
    paragraphs_ = paragraphs_of(message_.body, draft_.text, sentence_count_);
  }

  // Takes up a sentence that stands under a quote.
  void add_sentence(Reply& reply, const Traits& traits) const {
    if (traits.courtesy) return;
    if (traits.deferral) {
      reply.deferral = true;
    } else if (traits.asks) {
      reply.asks = true;
    } else {
      ++reply.substance;
      reply.words += traits.words;
    }
    reply.covers_all |= traits.covers_all;
    reply.done |= traits.done;
    reply.bare &= traits.bare;
    reply.number |= traits.number;
    reply.time |= traits.time;
    reply.place |= traits.place;
  }

  void read_replies() {
    replies_.resize(quotes_.passages.size());
    std::size_t next_sentence = 0;
    const auto& sentences = draft_.text.sentences;
    for (std::size_t p = 0; p < quotes_.passages.size(); ++p) {
      const std::size_t from = quotes_.passages[p].end;
      const std::size_t to = p + 1 < quotes_.passages.size() ? quotes_.passages[p + 1].start
                                                             : message_.body.size() + 1;
      while (next_sentence < sentence_count_ && sentences[next_sentence].span.start < from)
        ++next_sentence;
      Reply& reply = replies_[p];
      reply.first = next_sentence;
      while (next_sentence < sentence_count_ && sentences[next_sentence].span.start < to)
        add_sentence(reply, traits_[next_sentence++]);
      reply.end = next_sentence;
    }
    items_of_passage_.resize(quotes_.passages.size());
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (inquiry_.items[i].kind == ItemKind::praise) continue;
      for (const ItemQuote& quote : quotes_.items[i]) {
        std::vector<std::size_t>& items = items_of_passage_[quote.passage];
        if (items.empty() || items.back() != i) items.push_back(i);
      }
    }
    std::size_t passage = 0;
    for (const Block& block : draft_.blocks) {
      if (block.kind != BlockKind::preformatted || block.depth > 0) continue;
      while (passage + 1 < quotes_.passages.size() &&
             quotes_.passages[passage + 1].start < block.span.start)
        ++passage;
      if (passage >= replies_.size() || quotes_.passages[passage].start > block.span.start)
        continue;
      replies_[passage].preformatted = true;
      replies_[passage].pasted = block.span;
    }
  }

  [[nodiscard]] double best_content(std::size_t item, std::size_t first, std::size_t end) const {
    double best = 0;
    for (std::size_t i = first; i < end; ++i)
      if (!traits_[i].courtesy) best = std::max(best, similarity().score(item, i));
    return best;
  }

  // "We do.", "Yours." to "Who pays?", "Whose turn is it?"
  [[nodiscard]] bool names_somebody(const Reply& reply) const {
    static constexpr auto persons =
        word_set("everybody", "everyone", "he", "hers", "his", "i", "mine", "nobody", "ours", "she",
                 "theirs", "they", "we", "you", "yours");
    if (reply.first == reply.end) return false;
    const Words words = draft_.text.words_of(draft_.text.sentences[reply.first]);
    return !words.empty() && persons.has(words.front());
  }

  // "Yes, it is included." to "Is it included, or do we pay the driver?"
  [[nodiscard]] bool names_alternative(std::size_t item, const Reply& reply) const {
    return wanted(item) == Wanted::choice &&
           similarity().repeated(item, reply.first, reply.end) > 0;
  }

  // Whether a reply holds what the item wants; only a short reply can be told to lack it.
  [[nodiscard]] bool fits(std::size_t item, const Reply& reply) const {
    if (reply.preformatted || reply.words > 30) return true;
    switch (wanted(item)) {
      case Wanted::verdict:
      case Wanted::act:
        return true;
      case Wanted::time:
      case Wanted::quantity:
        return reply.time || reply.number || !reply.bare;
      case Wanted::person:
        return !reply.bare || names_somebody(reply);
      case Wanted::choice:
        return !reply.bare || names_alternative(item, reply);
      default:
        return !reply.bare;
    }
  }

  void match_quoted(std::size_t index) {
    ItemCoverage& entry = coverage_.items[index];
    for (const ItemQuote& quote : quotes_.items[index]) {
      if (is_kept_history(quote)) continue;
      entry.quotes.reserve(quote.last_line - quote.first_line + 1);
      for (std::size_t line = quote.first_line; line <= quote.last_line; ++line)
        if (!quotes_.lines[line].span.empty()) entry.quotes.push_back(quotes_.lines[line].span);
      // An answer that got quote marks itself.
      const std::size_t below = quote.last_line + 1;
      for (std::size_t line = below; line < std::min(below + 3, quotes_.lines.size()); ++line) {
        if (!quotes_.lines[line].foreign || quotes_.lines[line].passage != quote.passage) continue;
        entry.score = answered_from;
        entry.state = ItemState::answered;
        entry.evidence = {quotes_.lines[line].span};
        break;
      }
      const Reply& reply = replies_[quote.passage];
      if (reply.substance == 0 && !reply.deferral && !reply.asks && !reply.preformatted) continue;

      // What else is quoted between the item and the reply.
      const std::size_t last_group = [&] {
        std::size_t line = quote.last_line;
        while (line + 1 < quotes_.lines.size() && quotes_.lines[line + 1].passage == quote.passage)
          ++line;
        return quotes_.lines[line].group;
      }();
      const std::vector<std::size_t>& quoted_here = items_of_passage_[quote.passage];
      const auto items_here = static_cast<std::size_t>(
          std::count_if(quoted_here.begin(), quoted_here.end(),
                        [&](std::size_t other) { return other != index; }));
      const bool last_item = quoted_here.empty() || quoted_here.back() <= index;
      const bool gap = quote.group != last_group;
      double score = 0.95;
      if (gap) {
        score = 0.6 * similarity().repeated(index, reply.first, reply.end);
        if (reply.covers_all || (reply.done && wanted(index) == Wanted::act)) score += 0.4;
      } else if (!last_item && (reply.substance > 0 || !reply.preformatted)) {
        score = 0.5 + best_content(index, reply.first, reply.end);
        if (reply.bare && wanted(index) != Wanted::verdict && wanted(index) != Wanted::act &&
            !names_alternative(index, reply))
          score -= 0.3;
        if (reply.substance > items_here) score += 0.1;
      }
      if (!fits(index, reply)) score = std::min(score, 0.4);
      score = std::min(score, 0.99);
      if (score <= entry.score) continue;
      entry.score = score;
      entry.evidence.clear();
      entry.evidence.reserve(reply.end - reply.first + 1);
      for (std::size_t i = reply.first; i < reply.end; ++i)
        if (!traits_[i].courtesy) entry.evidence.push_back(draft_.text.sentences[i].span);
      if (reply.preformatted) entry.evidence.push_back(reply.pasted);
      std::sort(entry.evidence.begin(), entry.evidence.end(),
                [](Span left, Span right) { return left.start < right.start; });
      entry.state = score < answered_from                       ? ItemState::unanswered
                    : reply.substance > 0 || reply.preformatted ? ItemState::answered
                                                                : ItemState::deferred;
    }
  }

  // The item stands in the midst of a quote that nothing of the writer's own follows: the rest of
  // the message, left below, and not quoted for an answer.
  [[nodiscard]] bool is_kept_history(const ItemQuote& quote) const {
    if (quote.passage + 1 < quotes_.passages.size()) return false;
    const Reply& reply = replies_[quote.passage];
    if (reply.substance > 0 || reply.deferral || reply.asks || reply.preformatted) return false;
    std::size_t below = 0;
    for (std::size_t line = quote.last_line + 1; line < quotes_.lines.size(); ++line)
      below += !quotes_.lines[line].span.empty();
    return below > kept_lines;
  }

  // The reply's own prose stands above all it quotes, or nothing is quoted: position says nothing,
  // and the quotes are kept history.
  [[nodiscard]] bool is_free_standing() const {
    return quotes_.passages.empty() ||
           (!draft_.text.sentences.empty() &&
            draft_.text.sentences.back().span.start < quotes_.passages.front().start);
  }

  // What is asked is read first: a problem beside it is its background, and would claim its answer.
  void match_by_meaning() {
    std::vector<std::size_t> items;
    items.reserve(std::min(item_count_, compared_items));
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (inquiry_.items[i].kind == ItemKind::praise || !is_free(i)) continue;
      if (items.size() < compared_items) {
        items.push_back(i);
      } else {
        take_unread(i);
        coverage_.complete = false;
      }
    }
    const std::span<const Paragraph> paragraphs = evidence_.paragraphs();
    if (items.empty() || paragraphs.empty()) return;
    if (paragraphs.back().end < sentence_count_) coverage_.complete = false;
    const EvidenceFinder& finder = evidence_.of(items);
    Lattice all;
    all.items = items.size();
    all.sentences = paragraphs.back().end;
    all.opens_paragraph.assign(all.sentences, false);
    for (const Paragraph& paragraph : paragraphs) all.opens_paragraph[paragraph.first] = true;
    all.links.reserve(all.items * all.sentences);
    const std::span<const double> links = evidence_.links_of(items);
    for (std::size_t i = 0; i < all.items; ++i) {
      for (std::size_t s = 0; s < all.sentences; ++s) {
        const double link = quotes_.unmarked[s]
                                ? english_answers().link(finder.find(i, s, traits_[s]))
                                : links[i * all.sentences + s];
        // A number before both says as much as a quote.
        const double weight = finder.same_ordinal(i, s) ? link + under_its_quote : link;
        all.links.push_back(weight + weight_of_place(items[i], s));
      }
    }
    read_whole(all, items, false);
    if (std::any_of(items.begin(), items.end(), [&](std::size_t i) {
          return is_problem(i) && !is_answered_background(i, i + 1) &&
                 !is_answered_background(i, i - 1);
        }))
      read_whole(all, items, true);
  }

  // Weighs all ways to read the reply, wherever its sentences stand: as answers to what is asked,
  // or to the problems too, and takes what that says of them.
  void read_whole(const Lattice& all, std::span<const std::size_t> items, bool problems) {
    Lattice lattice{0, all.sentences, {}, all.opens_paragraph, {}};
    std::vector<std::size_t> read;
    lattice.links.reserve(all.links.size());
    read.reserve(all.items);
    for (std::size_t i = 0; i < all.items; ++i) {
      if (!problems && is_problem(items[i])) continue;
      read.push_back(items[i]);
      const auto row = all.links.begin() + static_cast<std::ptrdiff_t>(i * all.sentences);
      lattice.links.insert(lattice.links.end(), row,
                           row + static_cast<std::ptrdiff_t>(all.sentences));
    }
    lattice.items = read.size();
    lattice.asked_together.reserve(read.size());
    for (std::size_t i = 0; i < read.size(); ++i)
      lattice.asked_together.push_back(i + 1 < read.size() &&
                                       inquiry_.items[read[i]].sentence ==
                                           inquiry_.items[read[i + 1]].sentence);
    const AnswerProbabilities found = answer_probabilities(lattice, english_answers().steps);
    for (std::size_t i = 0; i < lattice.items; ++i)
      if (is_problem(read[i]) == problems)
        take_meaning(read[i], 1 - found.unanswered[i],
                     std::span(found.answers).subspan(i * lattice.sentences, lattice.sentences));
  }

  [[nodiscard]] bool is_problem(std::size_t item) const {
    return inquiry_.items[item].kind == ItemKind::problem ||
           inquiry_.items[item].kind == ItemKind::complaint;
  }

  // "I'd like to join the course. Is there a test?": what the customer is about to do, and asks
  // about in the next breath.
  [[nodiscard]] bool is_answered_wish(std::size_t item, std::size_t asked) const {
    return inquiry_.items[item].kind == ItemKind::request &&
           inquiry_.items[item].form == SentenceForm::declarative && asked == item + 1 &&
           inquiry_.items[asked].kind == ItemKind::question &&
           coverage_.items[asked].state != ItemState::unanswered && are_together(item, asked);
  }

  // "I need it by Friday.": by when what is asked beside it is wanted, which has an answer.
  [[nodiscard]] bool is_answered_deadline(std::size_t item, std::size_t asked) const {
    return inquiry_.items[item].kind == ItemKind::request &&
           inquiry_.items[item].form == SentenceForm::declarative &&
           inquiry_.items[asked].kind != ItemKind::praise &&
           coverage_.items[asked].state != ItemState::unanswered &&
           only_says_when(words_of_item(item));
  }

  // A problem is the background of what is asked beside it, which has an answer.
  [[nodiscard]] bool is_answered_background(std::size_t item, std::size_t asked) const {
    return is_problem(item) && asked < item_count_ && !is_problem(asked) &&
           inquiry_.items[asked].kind != ItemKind::praise &&
           coverage_.items[asked].state != ItemState::unanswered &&
           are_together(std::min(item, asked), std::max(item, asked));
  }

  // "The form returns a white page. Please fix this asap.": names nothing but the problem beside
  // it.
  [[nodiscard]] bool is_plea(std::size_t item, std::size_t problem) const {
    return !is_problem(item) && is_problem(problem) &&
           coverage_.items[problem].state != ItemState::unanswered &&
           is_general(words_of_item(item)) &&
           are_together(std::min(item, problem), std::max(item, problem));
  }

  // "Is it built in? Can you confirm?", "Is there a date for it? Please check and let us know.":
  // asks for the answer to what is asked before it, with only what is wrong between them.
  [[nodiscard]] std::optional<std::size_t> asked_before_plea(std::size_t item) const {
    constexpr double surely = 0.8;
    if (item == 0 || inquiry_.items[item].kind != ItemKind::request ||
        !is_general(words_of_item(item)))
      return std::nullopt;
    std::size_t asked = item - 1;
    // "Do we keep them, and for how long?"
    const auto is_second_half = [&](std::size_t i) {
      return inquiry_.items[i].sentence == inquiry_.items[i - 1].sentence;
    };
    while (asked > 0 && (is_problem(asked) || is_second_half(asked))) --asked;
    const ItemCoverage& entry = coverage_.items[asked];
    return entry.state != ItemState::unanswered && entry.score >= surely &&
                   are_together(asked, item)
               ? std::optional(asked)
               : std::nullopt;
  }

  // What the draft quotes is answered below the quote, and nowhere else.
  [[nodiscard]] bool is_free(std::size_t item) const {
    return coverage_.items[item].quotes.empty() || is_free_standing();
  }

  // What the quote above a sentence says about the item it answers.
  [[nodiscard]] double weight_of_place(std::size_t item, std::size_t sentence) const {
    if (is_free_standing()) return 0;
    for (std::size_t p = 0; p < replies_.size(); ++p) {
      if (sentence < replies_[p].first || sentence >= replies_[p].end) continue;
      const std::vector<std::size_t>& quoted = items_of_passage_[p];
      if (quoted.empty()) return 0;
      return std::find(quoted.begin(), quoted.end(), item) != quoted.end() ? under_its_quote
                                                                           : under_other_quote;
    }
    return 0;
  }

  // `score` is the probability that the item is answered, `answers` that each sentence does it.
  void take_meaning(std::size_t item, double score, std::span<const double> answers) {
    ItemCoverage& entry = coverage_.items[item];
    score = std::min(score, 0.95);
    if (score <= entry.score) return;
    const double best = *std::max_element(answers.begin(), answers.end());
    const auto answers_it = [&](std::size_t s) {
      return answers[s] > 0 && answers[s] >= least_share * best && !traits_[s].courtesy;
    };
    std::size_t count = 0;
    for (std::size_t s = 0; s < answers.size(); ++s) count += answers_it(s);
    std::vector<Span> evidence;
    evidence.reserve(count);
    bool answered = false;
    for (std::size_t s = 0; s < answers.size(); ++s) {
      if (!answers_it(s)) continue;
      evidence.push_back(draft_.text.sentences[s].span);
      answered |= !traits_[s].deferral && !traits_[s].asks;
    }
    if (evidence.empty()) return;
    entry.score = score;
    entry.evidence = std::move(evidence);
    entry.state = score < answered_by_meaning ? ItemState::unanswered
                  : answered                  ? ItemState::answered
                                              : ItemState::deferred;
  }

  // Nothing is known of the meaning: whatever the reply says may be the answer.
  void match_unread() {
    for (std::size_t i = 0; i < item_count_; ++i)
      if (inquiry_.items[i].kind != ItemKind::praise) take_unread(i);
  }

  void take_unread(std::size_t item) {
    ItemCoverage& entry = coverage_.items[item];
    if (!is_free(item)) return;
    const auto substance = std::find_if(traits_.begin(), traits_.end(),
                                        [](const Traits& traits) { return !traits.courtesy; });
    if (substance == traits_.end() || entry.score >= answered_from) return;
    const std::size_t sentence = static_cast<std::size_t>(substance - traits_.begin());
    entry.score = answered_from;
    entry.evidence = {draft_.text.sentences[sentence].span};
    entry.state =
        substance->deferral || substance->asks ? ItemState::deferred : ItemState::answered;
  }

  // "You will have the table by Thursday evening.": the only thing that was asked for, if it is
  // one that can be sent.
  void match_promised_thing() {
    static const WordPhrases phrases{"you will|shall also|then? have|get|receive",
                                     "you'll also|then? have|get|receive"};
    // "Could you tell me how many litres we used?": a question that wants to be told something.
    static const WordPhrases told{"can|could|will|would you * give|send|show|tell me|us"};
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (!is_asked(i)) continue;
      if (only) return;
      only = i;
    }
    constexpr double surely = 0.6;
    if (!only || !is_free(*only) || coverage_.items[*only].score >= surely ||
        !(inquiry_.items[*only].kind == ItemKind::request || told.in(words_of_item(*only))))
      return;
    for (std::size_t s = 0; s < sentence_count_; ++s) {
      const Words words = draft_.text.words_of(draft_.text.sentences[s]);
      const auto match = phrases.find(words);
      if (!traits_[s].date || traits_[s].courtesy || traits_[s].asks || !match ||
          !find_time(words.subspan(match->end)))
        continue;
      answer_by(*only, s);
      coverage_.items[*only].state = ItemState::deferred;
      return;
    }
  }

  // "I will send you the answers by noon": all that is open, and what nothing else answers.
  void match_promised_answers() {
    if (!draft_.text.english) return;
    match_promised_thing();
    for (std::size_t s = 0; s < sentence_count_; ++s) {
      if (!traits_[s].time || traits_[s].courtesy || traits_[s].asks ||
          !promises_answers(draft_.text.words_of(draft_.text.sentences[s])))
        continue;
      for (std::size_t i = 0; i < item_count_; ++i) {
        ItemCoverage& entry = coverage_.items[i];
        if (!is_asked(i) || !is_free(i)) continue;
        if (is_open(i) || (entry.evidence.size() == 1 && answers(i, s))) {
          answer_by(i, s);
          entry.state = ItemState::deferred;
        }
      }
    }
  }

  // "I am looking into this and will write again by noon." puts off what is open: all of it where
  // the reply says nothing else and names no other item, or the one item that is left.
  void match_holding_reply() {
    std::optional<std::size_t> holding;
    bool says_more = false;
    bool of_another = false;
    for (std::size_t s = 0; s < sentence_count_; ++s) {
      if (traits_[s].courtesy) continue;
      if (!traits_[s].deferral)
        says_more = true;
      else if (!holding && puts_off(draft_.text.words_of(draft_.text.sentences[s])))
        holding = s;
    }
    if (!holding) return;
    const Span sentence = draft_.text.sentences[*holding].span;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < item_count_; ++i) {
      const ItemCoverage& entry = coverage_.items[i];
      if (inquiry_.items[i].kind == ItemKind::praise) continue;
      if (entry.state != ItemState::unanswered)
        of_another |= std::find(entry.evidence.begin(), entry.evidence.end(), sentence) !=
                          entry.evidence.end() &&
                      (says_more || similarity().score(i, *holding) > 0);
      else if (is_free(i))
        open.push_back(i);
    }
    if (of_another || (says_more && open.size() != 1)) return;
    const bool only_cause = seeks_cause(draft_.text.words_of(draft_.text.sentences[*holding]));
    for (const std::size_t i : open) {
      if (only_cause && open.size() > 1 && asks_for_deed(i)) continue;
      ItemCoverage& entry = coverage_.items[i];
      entry.state = ItemState::deferred;
      entry.score = std::max(entry.score, answered_from);
      entry.evidence = {sentence};
    }
  }

  // "I am still looking into the cause"
  [[nodiscard]] static bool seeks_cause(Words words) {
    static const WordPhrases phrases{"the root? cause|reason", "what happened|went|caused|causes",
                                     "why"};
    return phrases.in(words);
  }

  // "Can you restore the backup?", not "can you look into it?"
  [[nodiscard]] bool asks_for_deed(std::size_t item) const {
    static constexpr auto looking =
        word_set("advise", "check", "clarify", "confirm", "explain", "find", "fix", "help",
                 "investigate", "know", "look", "say", "see", "solve", "tell", "understand");
    const Words words = words_of_item(item);
    return inquiry_.items[item].kind == ItemKind::request && !is_general(words) &&
           std::none_of(words.begin(), words.end(),
                        [](const Word& word) { return looking.has(word); });
  }

  // "Any ideas?" may be answered by whatever the reply says: no more than a doubt is left.
  void match_general() {
    if (std::all_of(traits_.begin(), traits_.end(),
                    [](const Traits& traits) { return traits.courtesy; }))
      return;
    for (std::size_t i = 0; i < item_count_; ++i)
      if (inquiry_.items[i].kind != ItemKind::praise && is_free(i) && is_general(words_of_item(i)))
        coverage_.items[i].score = std::max(coverage_.items[i].score, general_score);
  }

  // Praise is taken up by thanks.
  void match_praise() {
    const auto thanks = [&](std::size_t sentence) {
      static constexpr auto thanking =
          word_set("appreciate", "delighted", "glad", "happy", "pleased", "thank", "thanks");
      const Words words = draft_.text.words_of(draft_.text.sentences[sentence]);
      return !quotes_.unmarked[sentence] &&
             std::any_of(words.begin(), words.end(),
                         [](const Word& word) { return thanking.has(word); });
    };
    for (std::size_t s = 0; s < sentence_count_; ++s) {
      if (!thanks(s)) continue;
      for (std::size_t i = 0; i < item_count_; ++i) {
        if (inquiry_.items[i].kind != ItemKind::praise) continue;
        ItemCoverage& entry = coverage_.items[i];
        entry.state = ItemState::answered;
        entry.score = 0.9;
        entry.evidence = {draft_.text.sentences[s].span};
      }
      return;
    }
  }

  // The customer left no blank line between two items.
  [[nodiscard]] bool are_together(std::size_t left, std::size_t right) const {
    const auto& items = inquiry_.items;
    const std::string_view gap =
        slice(customer_body_, {items[left].span.end, items[right].span.start});
    const std::size_t line = gap.find('\n');
    if (line == std::string_view::npos) return true;
    const std::size_t next = gap.find_first_not_of(" \t\r", line + 1);
    return next == std::string_view::npos || gap[next] != '\n';
  }

  static void take_over(ItemCoverage& entry, const ItemCoverage& answer) {
    entry.state = answer.state;
    entry.score = std::max(entry.score, answered_from);
    entry.evidence = answer.evidence;
  }

  // An item is answered with the one beside it if it is a problem, the background of what is asked,
  // if it asks for help with that problem, or if the answer takes up its words: "You can use your
  // own key, of the kinds RSA and Ed25519" also says which kinds.
  void match_beside() {
    // What is taken over here is not handed on.
    std::vector<ItemState> before(item_count_);
    for (std::size_t i = 0; i < item_count_; ++i) before[i] = coverage_.items[i].state;
    for (std::size_t i = 0; i < item_count_; ++i) {
      ItemCoverage& entry = coverage_.items[i];
      if (entry.state != ItemState::unanswered || !is_free(i)) continue;
      if (const auto asked = asked_before_plea(i)) {
        take_over(entry, coverage_.items[*asked]);
        continue;
      }
      for (const std::size_t other : {i + 1, i - 1}) {
        if (other >= item_count_ || inquiry_.items[other].kind == ItemKind::praise ||
            before[other] == ItemState::unanswered)
          continue;
        const ItemCoverage& answer = coverage_.items[other];
        if (!is_answered_background(i, other) && !is_answered_wish(i, other) &&
            !is_answered_deadline(i, other) && !is_plea(i, other) &&
            share_of_answer(i, answer) < enough_beside)
          continue;
        take_over(entry, answer);
        break;
      }
    }
  }

  // How much of the item's words the answer to another one holds.
  [[nodiscard]] double share_of_answer(std::size_t item, const ItemCoverage& answer) const {
    double best = 0;
    for (std::size_t s = 0; s < sentence_count_; ++s) {
      if (std::find(answer.evidence.begin(), answer.evidence.end(),
                    draft_.text.sentences[s].span) == answer.evidence.end())
        continue;
      best = std::max(best, similarity().score(item, s) +
                                repeated_weight * similarity().repeated(item, s, s + 1));
    }
    return best;
  }

  // A question that is asked twice is answered once.
  void match_repeated() {
    for (std::size_t i = 0; i < item_count_; ++i) {
      ItemCoverage& entry = coverage_.items[i];
      if (entry.state != ItemState::unanswered || !entry.quotes.empty()) continue;
      for (std::size_t other = 0; other < item_count_; ++other) {
        const ItemCoverage& other_entry = coverage_.items[other];
        if (other == i || other_entry.state == ItemState::unanswered ||
            wanted(other) != wanted(i) || similarity().repeated_by(i, other) < same_question)
          continue;
        entry.state = other_entry.state;
        entry.score = other_entry.score * same_question;
        entry.evidence = other_entry.evidence;
        break;
      }
    }
  }

  // A sentence that answers several questions.
  void match_compact() {
    if (!inquiry_.text.english || !draft_.text.english || !is_free_standing()) return;
    const auto compact = find_compact_answer(std::span(inquiry_.items).first(item_count_),
                                             inquiry_.text, draft_.text, traits_);
    if (!compact) return;
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (compact->answers[i] && coverage_.items[i].state == ItemState::unanswered)
        answer_by(i, compact->sentence);
    }
  }

  [[nodiscard]] bool is_asked(std::size_t item) const {
    return inquiry_.items[item].kind == ItemKind::question ||
           inquiry_.items[item].kind == ItemKind::request;
  }

  // "There is free parking, dogs are welcome, and you can check in from 11 on.": where a reply has
  // fewer sentences than it was asked questions, each clause may answer one.
  void match_clauses() {
    if (!inquiry_.text.english || !draft_.text.english || !is_free_standing()) return;
    std::vector<std::size_t> items;
    bool any_open = false;
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (!is_asked(i)) continue;
      items.push_back(i);
      any_open = any_open || is_open(i);
    }
    const auto sentences = static_cast<std::size_t>(
        std::count_if(traits_.begin(), traits_.end(),
                      [](const Traits& traits) { return !traits.courtesy && !traits.asks; }));
    if (!any_open || sentences >= items.size() || items.size() > compared_items) return;
    const Draft clauses = main_clauses_of(draft_, 0, std::min(sentence_count_, compared_sentences));
    const std::size_t count = clauses.text.sentences.size();
    if (count <= sentence_count_ || count + 1 < items.size()) return;
    const std::vector<Traits> traits = traits_of(clauses.text);
    const SentenceMeanings meanings(clauses.text);
    const std::vector<Paragraph> paragraphs{{0, count}};
    const ComparedSentences compared(evidence_.asked(), clauses, traits, meanings, paragraphs);
    const EvidenceFinder finder(items, compared);
    Lattice lattice{items.size(), count, {}, std::vector<bool>(count, false), {}};
    lattice.opens_paragraph.front() = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      lattice.asked_together.push_back(i + 1 < items.size() &&
                                       inquiry_.items[items[i]].sentence ==
                                           inquiry_.items[items[i + 1]].sentence);
      for (std::size_t c = 0; c < count; ++c)
        lattice.links.push_back(english_answers().link(finder.find(i, c, traits[c])));
    }
    const AnswerProbabilities found = answer_probabilities(lattice, english_answers().steps);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!is_open(items[i]) || 1 - found.unanswered[i] < answered_from) continue;
      const auto of_item = std::span(found.answers).subspan(i * count, count);
      const auto best = static_cast<std::size_t>(std::max_element(of_item.begin(), of_item.end()) -
                                                 of_item.begin());
      if ((wanted(items[i]) == Wanted::quantity || wanted(items[i]) == Wanted::time) &&
          !traits[best].number && !traits[best].time)
        continue;
      const auto sentence = std::upper_bound(
          draft_.text.sentences.begin(), draft_.text.sentences.end(),
          clauses.text.sentences[best].span.start,
          [](std::size_t place, const Sentence& each) { return place < each.span.start; });
      answer_by(items[i], static_cast<std::size_t>(sentence - draft_.text.sentences.begin()) - 1);
      if (traits[best].deferral) coverage_.items[items[i]].state = ItemState::deferred;
    }
  }

  void answer_by(std::size_t item, std::size_t sentence) {
    ItemCoverage& entry = coverage_.items[item];
    entry.state = ItemState::answered;
    entry.score = std::max(entry.score, answered_from);
    entry.evidence = {draft_.text.sentences[sentence].span};
  }

  // One sentence may well do what is asked and tell of the problem: "I have unlocked your account".
  void match_done_deeds() {
    if (!inquiry_.text.english || !draft_.text.english) return;
    for (std::size_t i = 0; i < item_count_; ++i) {
      const ItemCoverage& entry = coverage_.items[i];
      if (inquiry_.items[i].kind != ItemKind::request || !entry.quotes.empty() ||
          entry.state != ItemState::unanswered)
        continue;
      if (const auto sentence = find_done_deed(words_of_item(i), draft_.text, traits_))
        answer_by(i, *sentence);
      else if (const auto link = find_linked_document(words_of_item(i), draft_.text, traits_))
        answer_by(i, *link);
    }
  }

  // "Three, and I'm afraid not, as it is for adults.": the second of two questions that are asked
  // in one sentence.
  void match_second_halves() {
    static const WordPhrases verdicts{
        ",|;|and|but i'm|i|we? am|are? afraid|sorry? not|no|yes|unfortunately|certainly .|,|as|for|"
        "because|since|not|;",
        "and|but yes|no|of|certainly|unfortunately|sadly|sure", "and|but you|he|she|they can|may",
        "and|but you|he|she|they|that|it|we can't|cannot|mustn't|needn't|don't|doesn't|isn't"};
    if (!inquiry_.text.english || !draft_.text.english) return;
    for (std::size_t i = 1; i < item_count_; ++i) {
      const ItemCoverage& before = coverage_.items[i - 1];
      if (coverage_.items[i].state != ItemState::unanswered || !coverage_.items[i].quotes.empty() ||
          before.state != ItemState::answered ||
          inquiry_.items[i].sentence != inquiry_.items[i - 1].sentence ||
          inquiry_.items[i].sentence >= inquiry_.text.sentences.size())
        continue;
      for (std::size_t s = 0; s < sentence_count_; ++s) {
        if (std::find(before.evidence.begin(), before.evidence.end(),
                      draft_.text.sentences[s].span) == before.evidence.end())
          continue;
        const Words words = draft_.text.words_of(draft_.text.sentences[s]);
        if (wanted(i) == Wanted::verdict
                ? !verdicts.find(words, 1)
                : !holds_what_half_asks(
                      words_of_item(i),
                      inquiry_.text.words_of(inquiry_.text.sentences[inquiry_.items[i].sentence]),
                      words, s))
          continue;
        answer_by(i, s);
        break;
      }
    }
  }

  // "Is it certified, and by whom?": the half names nothing but the kind of its answer.
  // `asked` are the words of the whole question.
  [[nodiscard]] bool holds_what_half_asks(Words half, Words asked, Words words,
                                          std::size_t sentence) const {
    static constexpr auto persons = word_set("who", "whom");
    constexpr std::size_t longest = 4;
    if (half.size() > longest || std::any_of(half.begin(), half.end(), [](const Word& word) {
          return word.tag == Tag::finite_verb;
        }))
      return false;
    const bool wants_person =
        std::any_of(half.begin(), half.end(), [](const Word& word) { return persons.has(word); });
    if (wants_person) {
      constexpr std::size_t looked_at = 64;  // words: hostile sentences must not take long
      const Words said = words.first(std::min(words.size(), looked_at));
      const Words known = asked.first(std::min(asked.size(), looked_at));
      return std::any_of(said.begin(), said.end(), [&](const Word& word) {
        return word.tag == Tag::proper_noun && month_named(word.folded) == 0 &&
               !weekday_named(word.folded) &&
               std::none_of(known.begin(), known.end(),
                            [&](const Word& other) { return other.folded == word.folded; });
      });
    }
    const Words open = half.subspan(!half.empty() && half.front().folded == "and" ? 1 : 0);
    const std::string_view first = open.empty() ? "" : open[0].folded;
    const std::string_view second = open.size() < 2 ? "" : open[1].folded;
    return (first == "when" && traits_[sentence].time) ||
           (first == "where" && traits_[sentence].place) ||
           (first == "how" && (second == "much" || second == "many") && traits_[sentence].number) ||
           (first == "how" && second == "long" && traits_[sentence].time);
  }

  // "What is your phone number?" is answered by a number, and by no word about phones.
  void match_asked_data() {
    if (!inquiry_.text.english || !draft_.text.english) return;
    for (std::size_t i = 0; i < item_count_; ++i) {
      ItemCoverage& entry = coverage_.items[i];
      if (inquiry_.items[i].kind != ItemKind::question || !entry.quotes.empty()) continue;
      const Words question = words_of_item(i);
      const auto datum = asked_datum(question);
      if (!datum) continue;
      bool spoken_of = false;
      std::optional<std::size_t> holding;
      for (std::size_t s = 0; s < sentence_count_; ++s) {
        const Words words = draft_.text.words_of(draft_.text.sentences[s]);
        if (!holding && holds(*datum, words)) holding = s;
        spoken_of = spoken_of || traits_[s].asks || traits_[s].deferral ||
                    (!traits_[s].courtesy && speaks_of(*datum, question, words));
      }
      if (holding) {
        answer_by(i, *holding);
        entry.score = std::max(entry.score, surely_answered);
      } else if (!spoken_of) {
        entry.state = ItemState::unanswered;
        entry.score = std::min(entry.score, general_score);
      }
    }
  }

  // "What do you charge?": the first amount of money that the reply names.
  void match_any_price() {
    if (!inquiry_.text.english || !draft_.text.english) return;
    const auto tells_amount = [&](std::size_t s) {
      return !traits_[s].courtesy && !traits_[s].asks &&
             names_amount(draft_.text.words_of(draft_.text.sentences[s]));
    };
    std::optional<std::size_t> amount;  // the first sentence with one
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (inquiry_.items[i].kind != ItemKind::question || !is_open(i) ||
          !asks_any_price(words_of_item(i)))
        continue;
      for (amount = amount.value_or(0); *amount < sentence_count_; ++*amount)
        if (tells_amount(*amount)) break;
      if (*amount == sentence_count_) return;
      answer_by(i, *amount);
    }
  }

  // "What does it cost?" is open where no word of the reply is about money.
  void match_asked_prices() {
    if (!inquiry_.text.english || !draft_.text.english ||
        draft_.text.sentences.size() > sentence_count_)
      return;
    const auto asks_for_it = [&](std::size_t i) {
      return inquiry_.items[i].kind == ItemKind::question && coverage_.items[i].quotes.empty() &&
             asks_price(words_of_item(i));
    };
    bool asked = false;
    for (std::size_t i = 0; i < item_count_ && !asked; ++i) asked = asks_for_it(i);
    if (!asked) return;
    for (std::size_t s = 0; s < sentence_count_; ++s)
      if (traits_[s].asks || traits_[s].deferral ||
          may_tell_price(draft_.text.words_of(draft_.text.sentences[s])))
        return;
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (!asks_for_it(i)) continue;
      coverage_.items[i].state = ItemState::unanswered;
      coverage_.items[i].score = std::min(coverage_.items[i].score, 1 - surely_answered);
    }
  }

  // "Both are included.", "It does, and …": questions that the reply names by no word of theirs.
  void match_pro_forms() {
    if (!inquiry_.text.english || !draft_.text.english || !is_free_standing()) return;
    bool first = true;
    for (std::size_t s = 0; s < sentence_count_; ++s) {
      if (traits_[s].courtesy || traits_[s].asks) continue;
      const Words words = draft_.text.words_of(draft_.text.sentences[s]);
      if (const auto count = answered_together(words)) answer_together(*count, s, first);
      answer_echoed(words, s, first);
      answer_echoed_open(words, s);
      answer_first_half(words, s);
      if (first) answer_by_leading_verdict(words, s);
      first = false;
    }
  }

  [[nodiscard]] bool is_open(std::size_t item) const {
    return coverage_.items[item].state == ItemState::unanswered &&
           coverage_.items[item].quotes.empty();
  }

  [[nodiscard]] bool answers(std::size_t item, std::size_t sentence) const {
    const ItemCoverage& entry = coverage_.items[item];
    return entry.state != ItemState::unanswered &&
           std::find(entry.evidence.begin(), entry.evidence.end(),
                     draft_.text.sentences[sentence].span) != entry.evidence.end();
  }

  // The rest of the question before it: "And POP3?"
  [[nodiscard]] bool is_elliptic(std::size_t item) const {
    const Words words = words_of_item(item);
    return inquiry_.items[item].kind == ItemKind::question &&
           std::none_of(words.begin(), words.end(), [](const Word& word) {
             return word.tag == Tag::question_word || word.tag == Tag::finite_verb;
           });
  }

  [[nodiscard]] bool wants_verdict(std::size_t item) const {
    return inquiry_.items[item].kind == ItemKind::request ||
           (inquiry_.items[item].kind == ItemKind::question &&
            (wanted(item) == Wanted::verdict || is_elliptic(item)));
  }

  // The sentence answers as many items as it says, 0 for all: those that there are, or the one
  // that it answers and the only open one beside it.
  void answer_together(std::size_t count, std::size_t sentence, bool first) {
    std::vector<std::size_t> items;
    bool joined = false;
    bool known = first;
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (!wants_verdict(i)) continue;
      items.push_back(i);
      joined = joined || joins_things(words_of_item(i));
      known = known || answers(i, sentence);
    }
    if (!known || (joined && count > 0)) return;
    if (count > 0 && items.size() != count) {
      const auto is_beside = [&](std::size_t i) {
        return is_open(i) && ((i > 0 && answers(i - 1, sentence)) ||
                              (i + 1 < item_count_ && answers(i + 1, sentence)));
      };
      items.erase(
          std::remove_if(items.begin(), items.end(),
                         [&](std::size_t i) { return !is_beside(i) && !answers(i, sentence); }),
          items.end());
      if (items.size() != count) return;
    }
    for (const std::size_t i : items)
      if (is_open(i)) put_answer(i, sentence);
  }

  // A promise defers the item.
  void put_answer(std::size_t item, std::size_t sentence) {
    answer_by(item, sentence);
    if (traits_[sentence].deferral) coverage_.items[item].state = ItemState::deferred;
  }

  // "Yes, it does" answers one yes/no question: the first of those with that verb.
  void answer_echoed(Words words, std::size_t sentence, bool first) {
    std::optional<std::size_t> echoed;
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (wanted(i) != Wanted::verdict || !echoes_verb(words_of_item(i), words)) continue;
      if (answers(i, sentence)) return;
      // Which of them is meant is known where the reply begins with it, or where it is the only
      // one.
      if (echoed && !first) return;
      if (!echoed) echoed = i;
    }
    if (echoed && is_open(*echoed)) put_answer(*echoed, sentence);
  }

  // "You can get it at counter 3." to "Where can I get a transcript?"
  void answer_echoed_open(Words words, std::size_t sentence) {
    if (traits_[sentence].deferral) return;
    for (std::size_t i = 0; i < item_count_; ++i)
      if (is_open(i) && (wanted(i) == Wanted::place || wanted(i) == Wanted::manner) &&
          echoes_open_question(words_of_item(i), words)) {
        answer_by(i, sentence);
        return;
      }
  }

  // "Yes, in 43 and in black." after "Do you have it in 43? In black?", and "Sure, on Friday."
  // after "Can you do it while I wait? Friday maybe?": when it can be done, it can.
  void answer_first_half(Words words, std::size_t sentence) {
    const bool verdict = leading_verdict(words) != LeadingVerdict::none;
    if (words.empty() || (!verdict && !is_yes_or_no(words.front()))) return;
    const auto asks_when = [&](std::size_t item) {
      return traits_[sentence].time && wants_verdict(item) && find_time(words_of_item(item));
    };
    for (std::size_t i = 0; i + 1 < item_count_; ++i)
      if (is_open(i) && wants_verdict(i) && is_elliptic(i + 1) && answers(i + 1, sentence) &&
          (similarity().score(i, sentence) > 0 || asks_when(i + 1)))
        put_answer(i, sentence);
  }

  // "Yes, with DHL, and it takes four days." after "Do you ship to Norway? How long does it take?":
  // the yes is about the first question that wants one, unless another that the sentence answers
  // wants it as well ("Yes, breakfast is included.").
  void answer_by_leading_verdict(Words words, std::size_t sentence) {
    const LeadingVerdict verdict = leading_verdict(words);
    if (verdict == LeadingVerdict::none) return;
    std::optional<std::size_t> earliest;
    bool answers_another = false;
    bool is_wanted = false;
    for (std::size_t i = 0; i < item_count_; ++i) {
      if (!earliest && wants_verdict(i)) earliest = i;
      if (!answers(i, sentence)) continue;
      answers_another = true;
      is_wanted = is_wanted || wants_verdict(i);
    }
    if (earliest && is_open(*earliest) && answers_another &&
        (!is_wanted || verdict == LeadingVerdict::apart))
      put_answer(*earliest, sentence);
  }

  // After the last own prose, before the closing and the postscript below it.
  [[nodiscard]] std::size_t find_default_place() const {
    std::size_t place = 0;
    bool prose = false;
    bool closed = false;
    for (const Block& block : draft_.blocks) {
      if (block.depth > 0) {
        closed = false;  // what stands below quotes is no postscript
        continue;
      }
      if (block.kind == BlockKind::closing) closed = prose;
      if (closed) continue;
      if (block.kind == BlockKind::answer || block.kind == BlockKind::preformatted) {
        place = block.span.end;
        prose = true;
      }
    }
    if (prose) return place;
    for (const Block& block : draft_.blocks) {
      if (block.kind == BlockKind::closing || block.kind == BlockKind::signature ||
          block.kind == BlockKind::notice)
        return block.span.start;
      place = block.span.end;
    }
    return place;
  }

  void finish(std::size_t index) {
    ItemCoverage& entry = coverage_.items[index];
    if (entry.state == ItemState::unanswered) entry.evidence.clear();
    entry.place = default_place_;
    for (const ItemQuote& quote : quotes_.items[index]) {
      if (is_kept_history(quote) || (is_free_standing() && sentence_count_ > 0)) continue;
      entry.place = quotes_.lines[quote.last_line].end;
      break;
    }
  }

  std::string_view customer_body_;
  const Inquiry& inquiry_;
  const Message& message_;
  const Draft& draft_;
  const SharedEvidence& evidence_;
  std::size_t item_count_;
  std::size_t sentence_count_;
  Quotes quotes_;
  mutable std::optional<Similarity> similarity_;
  std::vector<Traits> traits_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Reply> replies_;                              // for each passage
  std::vector<std::vector<std::size_t>> items_of_passage_;  // in order
  std::size_t default_place_ = 0;
  Coverage coverage_;
};

}  // namespace

Coverage match(const Message& customer, const Inquiry& inquiry, const Message& message,
               const Draft& draft) {
  const std::vector<Traits> traits = traits_of(draft.text);
  const SentenceMeanings meanings(draft.text);
  return match(customer, inquiry, message, draft, traits,
               SharedEvidence(inquiry, message, draft, traits, meanings));
}

Coverage match(const Message& customer, const Inquiry& inquiry, const Message& message,
               const Draft& draft, std::span<const Traits> traits, const SharedEvidence& evidence) {
  if (inquiry.items.empty()) return {};
  return Matcher(customer, inquiry, message, draft, traits, evidence).run();
}

}  // namespace replylint
