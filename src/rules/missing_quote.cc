#include <algorithm>
#include <string>
#include <vector>

#include "parse/comparable.h"
#include "rules/answering_passage.h"
#include "rules/quoting.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

// A report that is background of what is asked beside it: quoted, it would pass for answered.
bool is_background(const Context& context, std::size_t report) {
  const auto& items = context.inquiry.items;
  if (items[report].kind != ItemKind::problem && items[report].kind != ItemKind::complaint)
    return false;
  const auto& coverage = context.coverage.items;
  const auto shares_answer = [&](std::size_t other) {
    return other < items.size() && coverage[other].evidence == coverage[report].evidence &&
           (items[other].kind == ItemKind::question || items[other].kind == ItemKind::request);
  };
  return shares_answer(report + 1) || (report > 0 && shares_answer(report - 1));
}

// "The prices in June:", "Opening hours" in a paragraph of its own: what stands below belongs to
// it; not to "Hi {{name}},".
bool leads_in(std::string_view body, const Block& block) {
  constexpr std::string_view no_heading_ends = ".?!,";
  if (!is_own_prose(block)) return false;
  const std::string_view words = trimmed(slice(body, block.span));
  return words.ends_with(':') || (words.find('\n') == std::string_view::npos && !words.empty() &&
                                  no_heading_ends.find(words.back()) == std::string_view::npos);
}

// "and delete one with:" below what is pasted: goes on with a sentence that began above.
bool goes_on(std::string_view body, const Block& above, const Block& block) {
  const bool lower = is_lower_case_at(body, block.span.start);
  return lower && above.depth == 0 && above.kind == BlockKind::preformatted;
}

// All that stands in the paragraph above these answers is courtesy, or answers one of them: a quote
// above the paragraph is a quote above what answers it.
bool begins_with_answers(const Context& context, const Block& block,
                         const std::vector<std::size_t>& answered) {
  const auto answers_one = [&](Span sentence) {
    return std::any_of(answered.begin(), answered.end(), [&](std::size_t item) {
      return answers(context.coverage.items[item], sentence);
    });
  };
  std::size_t last = 0;  // where the last of the answers begins
  for (const std::size_t item : answered)
    last = std::max(last, context.coverage.items[item].evidence.front().start);
  const auto& sentences = context.draft.text.sentences;
  for (std::size_t s = 0; s < sentences.size() && sentences[s].span.end <= last; ++s)
    if (block.span.contains(sentences[s].span.start) && !context.traits[s].courtesy &&
        !answers_one(sentences[s].span))
      return false;
  return true;
}

// Puts each item that the reply answers above the answer, the first under an attribution. Nothing
// where an answer begins within a paragraph that is about something else.
std::vector<Edit> quote_answered(const Context& context) {
  const auto& blocks = context.draft.blocks;
  const std::string end(line_end(context.body()));
  std::vector<std::vector<std::size_t>> answered(blocks.size());
  std::vector<std::vector<std::size_t>> answered_in(blocks.size());  // their own paragraph
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state == ItemState::unanswered || coverage.evidence.empty()) continue;
    if (context.inquiry.items[i].kind == ItemKind::praise || is_background(context, i)) continue;
    const auto next = std::upper_bound(
        blocks.begin(), blocks.end(), coverage.evidence.front().start,
        [](std::size_t place, const Block& block) { return place < block.span.start; });
    if (next == blocks.begin() || !is_own_prose(*std::prev(next))) continue;
    answered_in[static_cast<std::size_t>(std::prev(next) - blocks.begin())].push_back(i);
    auto above = std::prev(next);
    while (above != blocks.begin() && (leads_in(context.body(), *std::prev(above)) ||
                                       goes_on(context.body(), *std::prev(above), *above)))
      --above;
    answered[static_cast<std::size_t>(above - blocks.begin())].push_back(i);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (!begins_with_answers(context, blocks[i], answered_in[i])) return {};
  std::vector<Edit> edits;
  edits.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (answered[i].empty()) continue;
    std::string text = gap_above(context.body(), blocks[i].span.start);
    if (edits.empty()) text.append(introduction(context, end));
    text.append(quote_items(context, answered[i], end)).append(end).append(end);
    edits.push_back({{blocks[i].span.start, blocks[i].span.start}, std::move(text)});
  }
  return edits;
}

void check(const Context& context, Findings& findings) {
  const std::vector<Item>& items = context.inquiry.items;
  const auto wants_answer = std::find_if(
      items.begin(), items.end(), [](const Item& item) { return item.kind != ItemKind::praise; });
  if (wants_answer == items.end()) return;
  if (history_of(context).found) return;
  const auto& blocks = context.draft.blocks;
  const auto answer = std::find_if(blocks.begin(), blocks.end(), is_own_prose);
  if (answer == blocks.end() || (is_deep_exchange(context) && is_short_answer(context))) return;

  const std::string words = excerpt(slice(context.customer.body, wants_answer->span));
  Diagnostic& diagnostic =
      findings.add({answer->span.start, answer->span.start},
                   "The reply quotes nothing of what it answers, so the customer has to look up "
                   "what it is about; quote the lines in question (“> " +
                       words + "”) and answer under them.");
  std::vector<Edit> edits = quote_answered(context);
  if (!edits.empty())
    diagnostic.fixes.push_back({"Quote the lines that are answered", false, std::move(edits)});
}

}  // namespace

extern const Rule missing_quote{"missing-quote", Severity::suggestion, "etiquette",
                                "The reply does not quote what it answers.", check};

}  // namespace replylint::catalogue
