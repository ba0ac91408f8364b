#include "match/match.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "replylint/coverage.h"

#include "match/quotes.h"
#include "match/similarity.h"
#include "match/traits.h"

namespace replylint {

namespace {

// Items and sentences past these are not looked at: hostile input must not cost more than time
// linear in its size.
constexpr std::size_t item_limit = 200;
constexpr std::size_t sentence_limit = 1000;

constexpr double answered_from = 0.5;     // score
constexpr double repeated_weight = 0.6;   // of the item's words, in a paragraph
constexpr double enough_anywhere = 0.75;  // score of a paragraph that answers wherever it stands
constexpr double enough_adjacent = 0.4;   // of one that also takes up the item next to it
constexpr double enough_elsewhere = 1.2;  // the same for an item that is quoted in another place
constexpr double same_question = 0.75;    // share of its words that another one repeats
constexpr std::size_t kept_lines = 6;     // below an item, with nothing under them: kept history
constexpr std::uint32_t none = 0xffffffff;

// Assignment of paragraphs without quotes: what it costs that one answers nothing, begins the
// answer to an item, goes on with the item of the one before it.
constexpr float cost_unassigned = -0.5F;
constexpr float cost_started = -0.15F;
constexpr float cost_continued = -0.25F;

// Sentences [first, end) of the draft, between blank lines or quotes.
struct Paragraph {
  std::size_t first = 0;
  std::size_t end = 0;
};

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
          const Draft& draft, std::span<const Traits> traits)
      : inquiry_(inquiry),
        message_(message),
        draft_(draft),
        item_count_(std::min(inquiry.items.size(), item_limit)),
        sentence_count_(std::min(draft.text.sentences.size(), sentence_limit)),
        quotes_(find_quotes(customer, inquiry, message, draft, item_limit)),
        similarity_(make_similarity()),
        traits_(traits.begin(), traits.begin() + static_cast<std::ptrdiff_t>(sentence_count_)) {}

  Coverage run() {
    coverage_.items.resize(inquiry_.items.size());
    default_place_ = find_default_place();
    look_at_sentences();
    read_replies();
    for (std::size_t i = 0; i < item_count_; ++i) match_quoted(i);
    match_free();
    match_repeated();
    for (std::size_t i = 0; i < item_count_; ++i) finish(i);
    // What was not looked at is not called unanswered.
    for (std::size_t i = item_count_; i < inquiry_.items.size(); ++i) {
      coverage_.items[i].state = ItemState::answered;
      coverage_.items[i].place = default_place_;
    }
    return std::move(coverage_);
  }

 private:
  [[nodiscard]] WordRange words_of_item(std::size_t index) const {
    const Item& item = inquiry_.items[index];
    const WordRange words = inquiry_.text.words_of(inquiry_.text.sentences[item.sentence]);
    const auto first = std::find_if(words.begin(), words.end(), [&](const Word& word) {
      return word.span.start >= item.span.start;
    });
    const auto end = std::find_if(
        first, words.end(), [&](const Word& word) { return word.span.start >= item.span.end; });
    return {first, end};
  }

  [[nodiscard]] Wanted wanted(std::size_t item) const { return inquiry_.items[item].wants; }

  Similarity make_similarity() const {
    std::vector<WordRange> questions;
    std::vector<WordRange> answers;
    std::vector<WordRange> background;
    for (std::size_t i = 0; i < item_count_; ++i) questions.push_back(words_of_item(i));
    for (std::size_t i = 0; i < sentence_count_; ++i)
      answers.push_back(draft_.text.words_of(draft_.text.sentences[i]));
    for (std::size_t i = 0; i < std::min(inquiry_.text.sentences.size(), sentence_limit); ++i)
      background.push_back(inquiry_.text.words_of(inquiry_.text.sentences[i]));
    return {questions, answers, background};
  }

  void look_at_sentences() {
    const std::string_view body = message_.body;
    for (std::size_t i = 0; i < sentence_count_; ++i) {
      const Sentence& sentence = draft_.text.sentences[i];
      // The customer's own words are no answer.
      if (quotes_.unmarked[i]) traits_[i].courtesy = true;
      bool breaks = i == 0;
      if (!breaks) {
        const std::size_t from = draft_.text.sentences[i - 1].span.end;
        const std::string_view gap = body.substr(from, sentence.span.start - from);
        breaks = std::count(gap.begin(), gap.end(), '\n') > 1;
      }
      if (breaks)
        paragraphs_.push_back({i, i + 1});
      else
        paragraphs_.back().end = i + 1;
    }
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
      if (!traits_[i].courtesy) best = std::max(best, similarity_.score(item, i));
    return best;
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
      default:
        return !reply.bare;
    }
  }

  void match_quoted(std::size_t index) {
    ItemCoverage& entry = coverage_.items[index];
    for (const ItemQuote& quote : quotes_.items[index]) {
      if (is_kept_history(quote)) continue;
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
      const double content = best_content(index, reply.first, reply.end);
      double score = 0.95;
      if (gap) {
        score = 0.6 * similarity_.repeated(index, reply.first, reply.end);
        if (reply.covers_all || (reply.done && wanted(index) == Wanted::act)) score += 0.4;
      } else if (!last_item) {
        score = 0.5 + content;
        if (reply.bare && wanted(index) != Wanted::verdict && wanted(index) != Wanted::act)
          score -= 0.3;
        if (reply.substance > items_here) score += 0.1;
      }
      if (!fits(index, reply)) score = std::min(score, 0.4);
      score = std::min(score, 0.99);
      if (score <= entry.score) continue;
      entry.score = score;
      entry.evidence.clear();
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

  // What a sentence that stands nowhere near a quote of the item says about it.
  [[nodiscard]] double free_score(std::size_t item, std::size_t sentence) const {
    const Traits& traits = traits_[sentence];
    if (traits.courtesy) return 0;
    double score = similarity_.score(item, sentence);
    switch (wanted(item)) {
      case Wanted::verdict:
      case Wanted::choice:
        score += traits.verdict ? 0.15 : 0;
        break;
      case Wanted::time:
        score += traits.time || traits.number ? 0.3 : 0;
        break;
      case Wanted::quantity:
        score += traits.number ? 0.3 : 0;
        break;
      case Wanted::place:
        score += traits.place ? 0.25 : 0;
        break;
      case Wanted::reason:
        score += traits.reason ? 0.15 : 0;
        break;
      case Wanted::manner:
        score += traits.instruction ? 0.15 : 0;
        break;
      case Wanted::act:
        score += traits.done ? 0.2 : 0;
        break;
      case Wanted::person:
      case Wanted::thing:
        break;
    }
    return score;
  }

  // The reply's own prose stands above all it quotes, or nothing is quoted: position says nothing,
  // and the quotes are kept history.
  [[nodiscard]] bool is_free_standing() const {
    return quotes_.passages.empty() ||
           (!draft_.text.sentences.empty() &&
            draft_.text.sentences.back().span.start < quotes_.passages.front().start);
  }

  void match_free() {
    const std::size_t n = item_count_;
    const std::size_t m = paragraphs_.size();
    if (n == 0 || m == 0) return;
    std::vector<float> scores(n * m);
    std::vector<std::uint32_t> best_sentence(n * m);
    for (std::size_t i = 0; i < n; ++i) {
      if (inquiry_.items[i].kind == ItemKind::praise) {
        match_praise(i);
        for (std::size_t p = 0; p < m; ++p) scores[i * m + p] = -1;  // takes no paragraph
        continue;
      }
      for (std::size_t p = 0; p < m; ++p) {
        best_sentence[i * m + p] = static_cast<std::uint32_t>(paragraphs_[p].first);
        for (std::size_t s = paragraphs_[p].first; s < paragraphs_[p].end; ++s) {
          const auto score = static_cast<float>(free_score(i, s));
          if (score > scores[i * m + p]) {
            scores[i * m + p] = score;
            best_sentence[i * m + p] = static_cast<std::uint32_t>(s);
          }
        }
        scores[i * m + p] += static_cast<float>(
            repeated_weight * similarity_.repeated(i, paragraphs_[p].first, paragraphs_[p].end));
      }
    }
    if (is_free_standing()) {
      const std::vector<std::uint32_t> assigned = assign(scores);
      for (std::size_t p = 0; p < m; ++p) {
        if (assigned[p] == none) continue;
        const std::size_t i = assigned[p];
        take_free(i, best_sentence[i * m + p],
                  std::min(0.95, answered_from + 0.5 * static_cast<double>(scores[i * m + p])));
        // "You can use your own certificate, as PEM or PKCS #12" also says which formats fit.
        for (const std::size_t other : {i - 1, i + 1}) {
          if (other >= n || std::find(assigned.begin(), assigned.end(), other) != assigned.end())
            continue;
          const auto score = static_cast<double>(scores[other * m + p]);
          if (score >= enough_adjacent)
            take_free(other, best_sentence[other * m + p],
                      std::min(0.95, answered_from + 0.5 * (score - enough_adjacent)));
        }
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      if (inquiry_.items[i].kind == ItemKind::praise) continue;
      if ((coverage_.items[i].quotes.empty() || is_free_standing()) &&
          is_general(words_of_item(i))) {
        const auto substance = std::find_if(traits_.begin(), traits_.end(),
                                            [](const Traits& traits) { return !traits.courtesy; });
        if (substance != traits_.end())
          take_free(i, static_cast<std::size_t>(substance - traits_.begin()), answered_from);
      }
      std::size_t best = 0;
      for (std::size_t p = 1; p < m; ++p)
        if (scores[i * m + p] > scores[i * m + best]) best = p;
      // An item that is quoted and left without an answer there needs better evidence.
      const bool quoted = !coverage_.items[i].quotes.empty() && !is_free_standing();
      const double needed = quoted ? enough_elsewhere : enough_anywhere;
      take_free(i, best_sentence[i * m + best],
                std::min(0.95, answered_from * static_cast<double>(scores[i * m + best]) / needed));
    }
  }

  // Praise is taken up by thanks.
  void match_praise(std::size_t index) {
    for (std::size_t s = 0; s < sentence_count_; ++s) {
      const WordRange words = draft_.text.words_of(draft_.text.sentences[s]);
      const bool thanks = std::any_of(words.begin(), words.end(), [](const Word& word) {
        return word.folded == "thanks" || word.folded == "thank" || word.folded == "glad" ||
               word.folded == "happy" || word.folded == "pleased" || word.folded == "delighted" ||
               word.folded == "appreciate";
      });
      if (!thanks || quotes_.unmarked[s]) continue;
      ItemCoverage& entry = coverage_.items[index];
      entry.state = ItemState::answered;
      entry.score = 0.9;
      entry.evidence = {draft_.text.sentences[s].span};
      return;
    }
  }

  // One assignment of all paragraphs to items, for each paragraph an item or `none`. Both sides
  // mostly keep their order; a paragraph may go on with the item of the one before it.
  [[nodiscard]] std::vector<std::uint32_t> assign(const std::vector<float>& scores) const {
    const std::size_t n = item_count_;
    const std::size_t m = paragraphs_.size();
    // best[p][i]: of paragraphs [0, p) with i - 1 as the last item that got one; 0: none yet.
    std::vector<float> best((m + 1) * (n + 1), -1e9F);
    std::vector<std::uint32_t> from((m + 1) * (n + 1), 0);
    std::vector<std::uint8_t> taken((m + 1) * (n + 1), 0);
    best[0] = 0;
    const std::size_t width = n + 1;
    for (std::size_t p = 0; p < m; ++p) {
      const float unassigned = is_substance(paragraphs_[p]) ? cost_unassigned : 0.0F;
      float before = -1e9F;
      std::uint32_t before_item = 0;
      for (std::size_t i = 0; i <= n; ++i) {
        const std::size_t at = (p + 1) * width + i;
        const float here = best[p * width + i];
        best[at] = here + unassigned;
        from[at] = static_cast<std::uint32_t>(i);
        if (i > 0 && is_substance(paragraphs_[p])) {
          const float score = scores[(i - 1) * m + p];
          const float goes_on = here + score + cost_continued;
          if (goes_on > best[at]) {
            best[at] = goes_on;
            taken[at] = 1;
          }
          const float starts = before + score + cost_started;
          if (starts > best[at]) {
            best[at] = starts;
            from[at] = before_item;
            taken[at] = 1;
          }
        }
        if (here > before) {
          before = here;
          before_item = static_cast<std::uint32_t>(i);
        }
      }
    }
    std::size_t item = 0;
    for (std::size_t i = 1; i <= n; ++i)
      if (best[m * width + i] > best[m * width + item]) item = i;
    std::vector<std::uint32_t> assigned(m, none);
    for (std::size_t p = m; p > 0; --p) {
      if (taken[p * width + item]) assigned[p - 1] = static_cast<std::uint32_t>(item - 1);
      item = from[p * width + item];
    }
    return assigned;
  }

  [[nodiscard]] bool is_substance(const Paragraph& paragraph) const {
    for (std::size_t i = paragraph.first; i < paragraph.end; ++i)
      if (!traits_[i].courtesy) return true;
    return false;
  }

  void take_free(std::size_t item, std::size_t sentence, double score) {
    ItemCoverage& entry = coverage_.items[item];
    if (score <= entry.score) return;
    entry.score = score;
    entry.evidence = {draft_.text.sentences[sentence].span};
    const Traits& traits = traits_[sentence];
    entry.state = score < answered_from            ? ItemState::unanswered
                  : traits.deferral || traits.asks ? ItemState::deferred
                                                   : ItemState::answered;
  }

  // A question that is asked twice is answered once.
  void match_repeated() {
    for (std::size_t i = 0; i < item_count_; ++i) {
      ItemCoverage& entry = coverage_.items[i];
      if (entry.state != ItemState::unanswered || !entry.quotes.empty()) continue;
      for (std::size_t other = 0; other < item_count_; ++other) {
        const ItemCoverage& other_entry = coverage_.items[other];
        if (other == i || other_entry.state == ItemState::unanswered ||
            wanted(other) != wanted(i) || similarity_.repeated_by(i, other) < same_question)
          continue;
        entry.state = other_entry.state;
        entry.score = other_entry.score * same_question;
        entry.evidence = other_entry.evidence;
        break;
      }
    }
  }

  // After the last own prose, before the closing.
  [[nodiscard]] std::size_t find_default_place() const {
    std::size_t place = 0;
    bool prose = false;
    for (const Block& block : draft_.blocks) {
      if (block.depth > 0) continue;
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

  const Inquiry& inquiry_;
  const Message& message_;
  const Draft& draft_;
  std::size_t item_count_;
  std::size_t sentence_count_;
  Quotes quotes_;
  Similarity similarity_;
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
  return match(customer, inquiry, message, draft, traits_of(draft.text));
}

Coverage match(const Message& customer, const Inquiry& inquiry, const Message& message,
               const Draft& draft, std::span<const Traits> traits) {
  return Matcher(customer, inquiry, message, draft, traits).run();
}

}  // namespace replylint
