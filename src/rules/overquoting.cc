#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "rules/quoted_lines.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

// A long line counts as the lines it would take in a window of usual width.
std::size_t rows_of(std::string_view line) {
  constexpr std::size_t width = 80;  // bytes
  return 1 + line.size() / width;
}

// The quoted lines without pasted output and code that the writer's words stand right under: that
// is quoted whole to be discussed.
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

// Takes out every quoted line that holds no item which the reply answers, keeps a quote that an
// answer stands under in part, and takes blank lines that then meet.
// `needless` are lines of the customer's salutation, signature and notice, in order.
Fix trim_quotes(const Context& context, const std::vector<Span>& needless) {
  const std::string_view body = context.body();
  const auto& blocks = context.draft.blocks;
  std::vector<Span> kept;
  for (std::size_t i = 0; i < context.coverage.items.size(); ++i) {
    const ItemCoverage& item = context.coverage.items[i];
    if (item.state == ItemState::unanswered) continue;
    kept.insert(kept.end(), item.quotes.begin(), item.quotes.end());
  }
  std::sort(kept.begin(), kept.end(),
            [](Span left, Span right) { return left.start < right.start; });
  const auto is_kept = [&](Span line) {
    const auto next =
        std::lower_bound(kept.begin(), kept.end(), line.start,
                         [](Span span, std::size_t start) { return span.end <= start; });
    return next != kept.end() && next->start < line.end;
  };
  const auto is_needless = [&](Span line) {
    const auto found =
        std::lower_bound(needless.begin(), needless.end(), line.start,
                         [](Span other, std::size_t start) { return other.start < start; });
    return found != needless.end() && found->start == line.start;
  };

  Fix fix;
  fix.title = "Trim the quote to the lines that are answered";
  const auto remove = [&](std::size_t start, std::size_t end) {
    if (start == end) return;
    if (!fix.edits.empty() && fix.edits.back().span.end == start)
      fix.edits.back().span.end = end;
    else
      fix.edits.push_back({{start, end}, {}});
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].depth == 0 && blocks[i].kind != BlockKind::quote) continue;
    // A run of quoted blocks, of any depth, up to the writer's next words.
    std::size_t end_block = i;
    while (end_block < blocks.size() &&
           (blocks[end_block].depth > 0 || blocks[end_block].kind == BlockKind::quote))
      ++end_block;
    const Span run{blocks[i].span.start, blocks[end_block - 1].span.end};
    const std::vector<Span> lines = lines_of(body, run);
    std::vector<bool> keep(lines.size(), false);
    bool any = false;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      keep[line] = is_kept(lines[line]) && !is_needless(lines[line]);
      any = any || keep[line];
    }
    // Nothing in it is known to be answered: the last paragraph is what the answer stands under.
    const bool answered = end_block < blocks.size() && is_own(blocks[end_block]);
    if (!any && answered) {
      std::size_t line = lines.size();
      for (; line > 0; --line) {
        const bool blank = is_blank(without_quote_marks(slice(body, lines[line - 1])));
        if (blank && any) break;
        if (blank || is_needless(lines[line - 1])) continue;
        keep[line - 1] = true;
        any = true;
      }
    }
    for (std::size_t line = 0; line < lines.size(); ++line) {
      const std::size_t end = line + 1 < lines.size() ? lines[line + 1].start : run.end;
      if (!keep[line]) remove(lines[line].start, end);
    }
    // The line end before lines that are cut at the end of the run.
    if (any && !keep.back()) {
      std::size_t last = lines.size();
      while (!keep[last - 1]) --last;
      Span& tail = fix.edits.back().span;
      tail.start = lines[last - 1].end;
    }
    // With the whole run, the blank lines behind it.
    if (!any) {
      const std::size_t next =
          end_block < blocks.size() ? blocks[end_block].span.start : body.size();
      remove(run.end, next);
    }
    i = end_block - 1;
  }
  return fix;
}

void check(const Context& context, Findings& findings) {
  const History history = find_history(context.draft, context.body());
  if (!history.found || !history.marked || is_forward(context)) return;
  if (!has_own_prose(context.draft)) return;
  const std::vector<QuotedLine> lines = quoted_lines(context);
  if (lines.empty()) return;

  constexpr std::size_t few_lines = 12;
  constexpr std::size_t few_signature_lines = 3;
  std::size_t own = 0;
  for (const Block& block : context.draft.blocks)
    if (is_own(block))
      for (const Span line : lines_of(context.body(), block.span))
        if (!is_blank(slice(context.body(), line))) own += rows_of(slice(context.body(), line));
  const double ratio = context.parameter("overquoting", "max-quote-ratio");
  const std::size_t count = count_quoted(context, lines);
  const bool too_much =
      count >= few_lines && static_cast<double>(count) > ratio * static_cast<double>(own);

  const LineSet closing = customer_lines(context, {BlockKind::signature, BlockKind::notice});
  const LineSet opening = customer_lines(context, {BlockKind::salutation});
  std::vector<Span> needless;
  std::size_t signature_lines = 0;
  const QuotedLine* first_signature_line = nullptr;
  for (const QuotedLine& line : lines) {
    const bool closes = closing.contains(line.text);
    if (closes && signature_lines++ == 0) first_signature_line = &line;
    if (closes || opening.contains(line.text)) needless.push_back(line.span);
  }

  if (too_much) {
    findings
        .add({lines.front().span.start, lines.back().span.end},
             std::to_string(count) + " quoted lines stand against " + std::to_string(own) +
                 (own == 1 ? " line" : " lines") +
                 " of answer, and the customer has to search for it; keep only the lines that you "
                 "answer.")
        .fixes.push_back(trim_quotes(context, needless));
  } else if (signature_lines >= few_signature_lines) {
    findings
        .add({first_signature_line->span.start, lines.back().span.end},
             "The customer's signature is quoted (“" + excerpt(first_signature_line->text) +
                 "”), which answers nothing and hides what is answered; keep only the lines that "
                 "you answer.")
        .fixes.push_back(trim_quotes(context, needless));
  }
}

}  // namespace

extern const Rule overquoting{
    "overquoting",
    Severity::warning,
    "etiquette",
    "More is quoted than is answered.",
    check,
    {{"max-quote-ratio", 3, 1, 1000, "quoted lines to a line of answer, from 12 quoted lines up"}},
};

}  // namespace replylint::catalogue
