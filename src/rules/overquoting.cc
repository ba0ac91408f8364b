#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

struct QuotedLine {
  Span span;
  std::string_view text;  // without quote marks
  std::size_t block = 0;  // index into Draft::blocks
  bool needless = false;  // of the customer's signature, notice, or salutation
};

// The lines of the customer's message of the given kinds, sorted.
std::vector<std::string_view> customer_lines(const Context& context,
                                             std::initializer_list<BlockKind> kinds) {
  std::vector<std::string_view> lines;
  for (const Block& block : context.inquiry.blocks) {
    if (block.depth > 0 || std::find(kinds.begin(), kinds.end(), block.kind) == kinds.end())
      continue;
    for (const Span line : lines_of(context.customer.body, block.span)) {
      const std::string_view text = trimmed(slice(context.customer.body, line));
      if (!text.empty()) lines.push_back(text);
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool contains(const std::vector<std::string_view>& sorted, std::string_view line) {
  return std::binary_search(sorted.begin(), sorted.end(), line);
}

// The non-blank lines of depth 1.
std::vector<QuotedLine> quoted_lines(const Context& context) {
  std::vector<QuotedLine> lines;
  for (std::size_t i = 0; i < context.draft.blocks.size(); ++i) {
    const Block& block = context.draft.blocks[i];
    if (block.depth != 1 || block.kind != BlockKind::quote) continue;
    for (const Span span : lines_of(context.body(), block.span)) {
      const std::string_view text = trimmed(without_quote_marks(slice(context.body(), span)));
      if (!text.empty()) lines.push_back({span, text, i});
    }
  }
  return lines;
}

// Pasted output is quoted whole to be discussed.
bool is_log(const std::vector<QuotedLine>& lines, const Context& context) {
  const std::vector<std::string_view> pasted = customer_lines(context, {BlockKind::preformatted});
  if (pasted.empty()) return false;
  const auto count = std::count_if(lines.begin(), lines.end(), [&](const QuotedLine& line) {
    return contains(pasted, line.text);
  });
  return static_cast<std::size_t>(count) * 2 > lines.size();
}

// Takes out every quoted line that holds no item which the reply answers, keeps a quote that an
// answer stands under in part, and takes blank lines that then meet.
Fix trim_quotes(const Context& context, const std::vector<QuotedLine>& needless_lines) {
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
    const auto found = std::lower_bound(
        needless_lines.begin(), needless_lines.end(), line.start,
        [](const QuotedLine& quoted, std::size_t start) { return quoted.span.start < start; });
    return found != needless_lines.end() && found->span.start == line.start && found->needless;
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
  if (!history.found || !history.marked || is_forward(context) || is_internal(context)) return;
  if (!has_own_prose(context.draft)) return;
  std::vector<QuotedLine> lines = quoted_lines(context);
  if (lines.empty()) return;

  constexpr std::size_t few_lines = 12;
  constexpr std::size_t few_signature_lines = 3;
  std::size_t own = 0;
  for (const Block& block : context.draft.blocks)
    if (is_own(block)) own += count_lines(context.body(), block.span);
  const double ratio = context.parameter("overquoting", "max-quote-ratio");
  const bool too_much = lines.size() >= few_lines &&
                        static_cast<double>(lines.size()) > ratio * static_cast<double>(own) &&
                        !is_log(lines, context);

  const std::vector<std::string_view> closing =
      customer_lines(context, {BlockKind::signature, BlockKind::notice});
  const std::vector<std::string_view> opening = customer_lines(context, {BlockKind::salutation});
  std::size_t signature_lines = 0;
  const QuotedLine* first_signature_line = nullptr;
  for (QuotedLine& line : lines) {
    if (contains(closing, line.text)) {
      line.needless = true;
      if (signature_lines++ == 0) first_signature_line = &line;
    } else if (contains(opening, line.text)) {
      line.needless = true;
    }
  }

  if (too_much) {
    findings
        .add({lines.front().span.start, lines.back().span.end},
             std::to_string(lines.size()) + " quoted lines stand against " + std::to_string(own) +
                 (own == 1 ? " line" : " lines") +
                 " of answer, and the customer has to search for it; keep only the lines that you "
                 "answer.")
        .fixes.push_back(trim_quotes(context, lines));
  } else if (signature_lines >= few_signature_lines) {
    findings
        .add({first_signature_line->span.start, lines.back().span.end},
             "The customer's signature is quoted (“" + excerpt(first_signature_line->text) +
                 "”), which answers nothing and hides what is answered; keep only the lines that "
                 "you answer.")
        .fixes.push_back(trim_quotes(context, lines));
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
