#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "parse/comparable.h"
#include "parse/pasted.h"
#include "rules/quoted_lines.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint::catalogue {

namespace {

// The parts between which a reader looks for a blank line.
enum class Part { none, salutation, attribution, quote, answer, closing };

// "[...]" or "[snip]" alone on a line marks a cut in the quote and is nobody's words.
bool is_cut(std::string_view text) {
  text = trimmed(text);
  return text.find('\n') == std::string_view::npos &&
         ((text.starts_with('[') && text.ends_with(']')) ||
          std::none_of(text.begin(), text.end(), is_word_byte));
}

// "お世話になっております。": a sentence, with which a letter in Japanese begins below the name.
bool is_opening_sentence(std::string_view text) {
  return trimmed(text).ends_with("。");
}

Part part_of(std::string_view body, const Block& block) {
  if (block.depth == 0) {
    switch (block.kind) {
      case BlockKind::salutation:
        if (is_opening_sentence(slice(body, block.span))) return Part::answer;
        return Part::salutation;
      case BlockKind::attribution:
        return Part::attribution;
      case BlockKind::answer:
        return is_cut(slice(body, block.span)) ? Part::none : Part::answer;
      case BlockKind::preformatted:
        return Part::answer;
      case BlockKind::closing:
        return Part::closing;
      default:
        return Part::none;
    }
  }
  return block.kind == BlockKind::quote ? Part::quote : Part::none;
}

std::string_view name_of(Part part) {
  switch (part) {
    case Part::salutation:
      return "the salutation";
    case Part::attribution:
      return "the attribution";
    case Part::quote:
      return "the quote";
    case Part::answer:
      return "the answer";
    case Part::closing:
      return "the closing";
    case Part::none:
      break;
  }
  return {};
}

// A line of nothing but quote marks at the edge of a quote parts it as well.
bool ends_blank(std::string_view body, const Block& block) {
  const std::size_t line = body.substr(0, block.span.end).rfind('\n');
  const std::size_t start = line == std::string_view::npos ? 0 : line + 1;
  return block.kind == BlockKind::quote && start >= block.span.start &&
         without_quote_marks(slice(body, {start, block.span.end})).empty();
}
bool begins_blank(std::string_view body, const Block& block) {
  const std::size_t end = std::min(body.find('\n', block.span.start), block.span.end);
  return block.kind == BlockKind::quote &&
         without_quote_marks(slice(body, {block.span.start, end})).empty();
}

// Mail clients write no blank line between an attribution and the quote under it; who wants one
// says so in the style.
bool may_touch(const Context& context, Part above, Part below) {
  return above == Part::attribution && below == Part::quote &&
         context.parameter("blank-lines", "blank-line-above-quote") == 0;
}

// For each block, whether it quotes the customer: not a console session ("> ls"), nor words from
// elsewhere. Where nothing is known of the customer, any quote does.
std::vector<bool> quotes_of_customer(const Context& context) {
  const bool known = context.has_inquiry() && !context.customer_from_quotes;
  std::vector<bool> result(context.draft.blocks.size(), !known);
  if (!known) return result;
  const LineSet& customer = all_customer_lines(context);
  constexpr std::size_t few_words = 3;
  for (const QuotedLine& line : quoted_lines(context))
    if (count_words(line.text) >= few_words && !looks_like_code(line.text) &&
        customer.contains(line.text))
      result[line.block] = true;
  // What is asked may be a part of a line.
  const auto& blocks = context.draft.blocks;
  for (const ItemCoverage& item : context.coverage.items)
    for (const Span quote : item.quotes) {
      const auto next = std::upper_bound(
          blocks.begin(), blocks.end(), quote.start,
          [](std::size_t place, const Block& block) { return place < block.span.start; });
      if (next != blocks.begin())
        result[static_cast<std::size_t>(next - blocks.begin()) - 1] = true;
    }
  return result;
}

// A line that goes on in the next one: a client has wrapped it and marked one half only.
bool is_wrapped(std::string_view body, const Block& above, const Block& below) {
  const std::string_view upper = trimmed(slice(body, above.span));
  const std::string_view lower = without_quote_marks(trimmed(slice(body, below.span)));
  if (upper.empty() || lower.empty()) return false;
  const bool ends = std::string_view(".?!:;)\"'>").find(upper.back()) != std::string_view::npos;
  return !ends && is_ascii_lower(lower.front());
}

// "Enjoy the concert!" in a paragraph of its own, with nothing but a name below: a closing in the
// writer's own words.
bool is_sign_off(std::string_view body, const Block& above, const Block& below) {
  constexpr std::size_t few_words = 8;
  constexpr std::size_t name_words = 3;
  const std::string_view line = slice(body, above.span);
  const std::string_view name = slice(body, below.span);
  return above.kind == BlockKind::answer && below.kind == BlockKind::closing &&
         line.find('\n') == std::string_view::npos && name.find('\n') == std::string_view::npos &&
         count_words(line) <= few_words && count_words(name) <= name_words;
}

void check(const Context& context, Findings& findings) {
  if (is_forward(context) || !has_own_prose(context.draft)) return;
  const std::string_view body = context.body();
  const std::string end(line_end(body));
  const auto& blocks = context.draft.blocks;
  // A rendering of HTML has the blank lines that the renderer gives it.
  if (!context.message.html.empty()) return;

  const std::vector<bool> customers = quotes_of_customer(context);
  Fix fix{"Add the missing blank lines", true, {}};
  std::string between;
  std::vector<std::pair<Part, Part>> kinds;  // of places, each once
  Span first;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const Part above = part_of(body, blocks[i - 1]);
    const Part below = part_of(body, blocks[i]);
    if (above == Part::none || below == Part::none || above == below) continue;
    const std::string_view gap = slice(body, {blocks[i - 1].span.end, blocks[i].span.start});
    if (std::count(gap.begin(), gap.end(), '\n') != 1 || may_touch(context, above, below)) continue;
    if ((above == Part::quote && !customers[i - 1]) || (below == Part::quote && !customers[i]))
      continue;
    if (is_wrapped(body, blocks[i - 1], blocks[i]) || is_sign_off(body, blocks[i - 1], blocks[i]))
      continue;
    if (ends_blank(body, blocks[i - 1]) || begins_blank(body, blocks[i])) continue;
    const std::size_t place = blocks[i].span.start;
    if (fix.edits.empty()) first = {place, place};
    if (std::find(kinds.begin(), kinds.end(), std::pair(above, below)) == kinds.end()) {
      kinds.emplace_back(above, below);
      if (kinds.size() <= 3) {
        if (!between.empty()) between += ", ";
        between.append(name_of(above)).append(" and ").append(name_of(below));
      } else if (kinds.size() == 4) {
        between += ", and more";
      }
    }
    fix.edits.push_back({{place, place}, end});
  }
  if (fix.edits.size() > 1) between += formatted(" ({} places)", fix.edits.size());
  const bool leading =
      context.parameter("blank-lines", "leading-blank-line") != 0 && !blocks.empty() &&
      std::count(body.begin(),
                 body.begin() + static_cast<std::ptrdiff_t>(blocks.front().span.start), '\n') == 0;
  if (leading) fix.edits.insert(fix.edits.begin(), {{0, 0}, end});
  if (fix.edits.empty()) return;

  std::string message;
  if (!between.empty())
    message = "No blank line stands between " + between +
              ", so that the customer has to look for where your words begin; add one.";
  if (leading)
    message += std::string(message.empty() ? "" : " ") +
               "No blank line stands above the first line, where this style wants one.";
  findings.add(between.empty() ? Span{0, 0} : first, std::move(message))
      .fixes.push_back(std::move(fix));
}

}  // namespace

extern const Rule blank_lines{
    "blank-lines",
    Severity::suggestion,
    "etiquette",
    "Parts of the reply are not separated by a blank line.",
    check,
    {{"blank-line-above-quote", 0, 0, 1, "also between an attribution and the quote under it"},
     {"leading-blank-line", 0, 0, 1, "also above the first line"}},
};

}  // namespace replylint::catalogue
