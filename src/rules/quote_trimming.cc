#include "rules/quote_trimming.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "parse/comparable.h"
#include "parse/signature.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/reply_shape.h"

namespace replylint {

namespace {

// A long line counts as the lines it would take in a window of usual width.
std::size_t rows_of(std::string_view line) {
  constexpr std::size_t width = 80;  // bytes
  return 1 + line.size() / width;
}

std::size_t count_quoted(const Context& context, const std::vector<QuotedLine>& lines) {
  const LineSet pasted = customer_lines(context, {BlockKind::preformatted});
  const auto& blocks = context.draft.blocks;
  std::vector<bool> answered(blocks.size(), false);  // own words are next to come
  bool own_next = false;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    answered[i] = own_next;
    if (blocks[i].depth == 0 && blocks[i].kind != BlockKind::quote) own_next = is_own(blocks[i]);
  }
  std::size_t count = 0;
  for (const QuotedLine& line : lines)
    if (!answered[line.block] || !pasted.contains(line.text)) count += rows_of(line.text);
  return count;
}

// Nothing but the name of the person.
bool is_name(std::string_view line, const Person& person) {
  constexpr std::size_t most_words = 3;
  std::size_t words = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && is_word_byte(line[end])) ++end;
    if (end > at &&
        (++words > most_words || !person.is_called(fold_name(line.substr(at, end - at)))))
      return false;
    at = end + 1;
  }
  return words > 0;
}

}  // namespace

QuoteAmount measure_quotes(const Context& context, const std::vector<QuotedLine>& lines) {
  constexpr std::size_t few_lines = 12;
  QuoteAmount amount;
  amount.quoted = count_quoted(context, lines);
  for (const Block& block : context.draft.blocks)
    if (is_own(block))
      each_line(context.body(), block.span, [&](Span line) {
        if (!is_blank(slice(context.body(), line)))
          amount.own += rows_of(slice(context.body(), line));
      });
  const double ratio = context.parameter("overquoting", "max-quote-ratio");
  amount.too_much = amount.quoted >= few_lines &&
                    static_cast<double>(amount.quoted) > ratio * static_cast<double>(amount.own);
  return amount;
}

LineSet sign_off_lines(const Context& context) {
  LineSet lines = customer_lines(context, {BlockKind::signature, BlockKind::notice});
  const std::string_view body = context.customer.body;
  const auto& items = context.inquiry.items;
  const std::size_t behind_items = items.empty() ? 0 : items.back().span.end;
  const Person& customer = customer_of(context);
  const auto& blocks = context.inquiry.blocks;
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), [](const Block& block) {
    return block.depth == 0 && block.kind == BlockKind::answer;
  });
  const std::size_t last_words = last == blocks.rend() ? body.size() : last->span.end;
  bool closed = false;
  bool first = true;
  for (const Block& block : blocks) {
    if (block.depth > 0) continue;
    const bool behind = block.span.start >= behind_items;
    if (block.kind == BlockKind::closing) closed = behind;
    if (block.kind != BlockKind::answer) continue;
    const bool signs = !first && is_name(slice(body, lines_of(body, block.span).front()), customer);
    first = false;
    // "Please think of the trees before you print this": what follows the name is no request.
    closed = closed || (signs && (behind || block.span.end >= last_words));
    // "P.S.: …", "* one more thing", "[1]: https://…"
    const std::string_view text = slice(body, block.span);
    if (text.starts_with("P.S") || text.starts_with("PS") || text.front() == '*' ||
        text.front() == '[' || text.front() == '-')
      break;
    if (closed) lines.add(body, block.span);
  }
  lines.sort();
  return lines;
}

std::vector<Span> needless_lines(const Context& context) {
  const LineSet greeting = customer_lines(context, {BlockKind::salutation});
  const LineSet sign_off = sign_off_lines(context);
  std::vector<Span> needless;
  for (const QuotedLine& line : quoted_lines(context))
    if (greeting.contains(line.text) || sign_off.contains(line.text)) needless.push_back(line.span);
  return needless;
}

namespace {

// Spans in order, to ask for one that overlaps a line.
bool overlaps_one(const std::vector<Span>& spans, Span line) {
  const auto next =
      std::lower_bound(spans.begin(), spans.end(), line.start,
                       [](Span span, std::size_t start) { return span.end <= start; });
  return next != spans.end() && next->start < line.end;
}

// Quoted blocks of any depth with nothing between them.
struct Run {
  std::size_t first_block = 0;
  std::size_t end_block = 0;
  std::vector<Span> lines;
  std::vector<bool> kept;  // for each line
  bool any_kept = false;
};

class Trimming {
 public:
  Trimming(const Context& context, const std::vector<Span>& needless,
           std::optional<std::size_t> answer_before)
      : body_(context.body()),
        blocks_(context.draft.blocks),
        needless_(needless),
        answer_before_(answer_before),
        prose_(customer_lines(context, {BlockKind::answer, BlockKind::preformatted})) {
    for (std::size_t i = 0; i < context.coverage.items.size(); ++i) {
      const ItemCoverage& item = context.coverage.items[i];
      if (item.state == ItemState::unanswered) continue;
      wanted_.insert(wanted_.end(), item.quotes.begin(), item.quotes.end());
    }
    std::sort(wanted_.begin(), wanted_.end(),
              [](Span left, Span right) { return left.start < right.start; });
  }

  std::vector<Edit> edits() {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_quoted(blocks_[i])) continue;
      runs.push_back(read_run(i));
      i = runs.back().end_block - 1;
    }
    std::size_t next = 0;  // the first run that is not cut yet
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (is_introduction(blocks_[i]) && blocks_[i].depth == 0) {
        // An attribution or header goes with all that stands under it up to the next one.
        std::size_t end = i + 1;
        bool kept = false;
        bool quoted = false;
        for (std::size_t run = next; end < blocks_.size() && !is_introduction(blocks_[end]); ++end)
          if (run < runs.size() && runs[run].first_block == end) {
            kept = kept || runs[run].any_kept;
            quoted = true;
            ++run;
          }
        if (quoted && !kept) remove(blocks_[i].span.start, behind_blank_lines(blocks_[i].span.end));
      }
      if (next < runs.size() && runs[next].first_block == i) cut(runs[next++]);
    }
    return std::move(edits_);
  }

 private:
  static bool is_quoted(const Block& block) {
    return block.depth > 0 || block.kind == BlockKind::quote;
  }

  Run read_run(std::size_t first_block) const {
    Run run;
    run.first_block = first_block;
    run.end_block = first_block;
    while (run.end_block < blocks_.size() && is_quoted(blocks_[run.end_block])) ++run.end_block;
    run.lines =
        lines_of(body_, {blocks_[first_block].span.start, blocks_[run.end_block - 1].span.end});
    run.kept.assign(run.lines.size(), false);
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
      run.kept[i] = overlaps_one(wanted_, run.lines[i]) && !overlaps_one(needless_, run.lines[i]);
      run.any_kept = run.any_kept || run.kept[i];
    }
    keep_whole_sentences(run);
    const bool answered = answer_before_ == run.end_block ||
                          (run.end_block < blocks_.size() && is_own(blocks_[run.end_block]));
    if (!run.any_kept && answered) keep_last_paragraph(run);
    keep_gaps(run);
    return run;
  }

  // A blank line above a line that stays parts it from those that stay further up.
  void keep_gaps(Run& run) const {
    bool any_above = false;
    for (std::size_t i = 0; i + 1 < run.lines.size(); ++i) {
      if (any_above && run.kept[i + 1] && words(run.lines[i]).empty()) run.kept[i] = true;
      any_above = any_above || run.kept[i];
    }
  }

  // Where an item begins or ends inside a sentence, the lines that hold the rest of it stay too.
  void keep_whole_sentences(Run& run) const {
    constexpr std::size_t most_lines = 4;
    const auto goes_on = [&](std::size_t line) {
      const std::string_view text = words(run.lines[line]);
      return !text.empty() && std::string_view(".?!:;").find(text.back()) == std::string_view::npos;
    };
    const auto may_stay = [&](std::size_t line) {
      return !words(run.lines[line]).empty() && !overlaps_one(needless_, run.lines[line]) &&
             !is_divider_line(words(run.lines[line]));
    };
    const std::vector<bool> wanted = run.kept;
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
      if (!wanted[i]) continue;
      for (std::size_t above = i, n = 0; n < most_lines && above > 0; ++n, --above) {
        if (!may_stay(above - 1) || !goes_on(above - 1)) break;
        run.kept[above - 1] = true;
      }
      for (std::size_t below = i, n = 0; n < most_lines && below + 1 < run.lines.size();
           ++n, ++below) {
        if (!goes_on(below) || !may_stay(below + 1)) break;
        run.kept[below + 1] = true;
      }
    }
  }

  // Nothing in it is known to be answered: the last words of the customer's prose are what the
  // answer stands under, else the last paragraph above a divider.
  void keep_last_paragraph(Run& run) const {
    std::size_t end = run.lines.size();
    for (std::size_t i = 0; i < run.lines.size(); ++i)
      if (is_divider_line(words(run.lines[i]))) {
        end = i;
        break;
      }
    std::size_t last = end;
    while (last > 0 && !prose_.contains(words(run.lines[last - 1]))) --last;
    if (last == 0) last = end;
    for (std::size_t i = last; i > 0; --i) {
      const bool blank = words(run.lines[i - 1]).empty();
      if (blank && run.any_kept) break;
      if (blank || overlaps_one(needless_, run.lines[i - 1])) continue;
      run.kept[i - 1] = true;
      run.any_kept = true;
    }
  }

  [[nodiscard]] std::string_view words(Span line) const {
    return trimmed(without_quote_marks(slice(body_, line)));
  }

  void cut(const Run& run) {
    const std::size_t run_end = run.lines.back().end;
    if (!run.any_kept) {
      remove(run.lines.front().start, behind_blank_lines(run_end));
      return;
    }
    std::size_t last = run.lines.size();
    while (!run.kept[last - 1]) --last;
    for (std::size_t i = 0; i < last; ++i)
      if (!run.kept[i]) remove(run.lines[i].start, run.lines[i + 1].start);
    // A quote mark alone may have been what parted the quote from the words above and below.
    const std::string end(line_end(body_));
    const std::size_t start = run.lines.front().start;
    const bool touches_above = run.first_block > 0 && is_own_text(blocks_[run.first_block - 1]) &&
                               count_line_ends(blocks_[run.first_block - 1].span.end, start) == 1;
    if (touches_above && !run.kept.front()) edits_.back().text = end;
    if (last == run.lines.size()) return;
    const bool touches_below = run.end_block < blocks_.size() &&
                               is_own_text(blocks_[run.end_block]) &&
                               count_line_ends(run_end, blocks_[run.end_block].span.start) == 1;
    remove(run.lines[last - 1].end, run_end);
    if (touches_below) edits_.back().text = end;
  }

  void remove(std::size_t start, std::size_t end) {
    if (start == end) return;
    if (!edits_.empty() && edits_.back().span.end == start)
      edits_.back().span.end = end;
    else
      edits_.push_back({{start, end}, {}});
  }

  [[nodiscard]] std::size_t count_line_ends(std::size_t start, std::size_t end) const {
    const std::string_view gap = slice(body_, {start, end});
    return static_cast<std::size_t>(std::count(gap.begin(), gap.end(), '\n'));
  }

  // Where the first line behind `place` that is not blank begins.
  [[nodiscard]] std::size_t behind_blank_lines(std::size_t place) const {
    std::size_t start = place;
    for (std::size_t i = place; i < body_.size() && is_blank(body_.substr(i, 1)); ++i)
      if (body_[i] == '\n') start = i + 1;
    return body_.find_first_not_of(" \t\r\n", place) == std::string_view::npos ? body_.size()
                                                                               : start;
  }

  std::string_view body_;
  const std::vector<Block>& blocks_;
  const std::vector<Span>& needless_;
  std::optional<std::size_t> answer_before_;
  LineSet prose_;
  std::vector<Span> wanted_;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> trim_quotes(const Context& context, const std::vector<Span>& needless,
                              std::optional<std::size_t> answer_before) {
  return Trimming(context, needless, answer_before).edits();
}

}  // namespace replylint
