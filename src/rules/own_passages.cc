#include "rules/own_passages.h"

#include <algorithm>
#include <utility>

#include "parse/own_prose.h"

namespace replylint {

namespace {

std::vector<OwnPassage> find_own_passages(const Context& context) {
  std::vector<OwnPassage> passages;
  std::vector<Span> spans;  // of each passage: from the end of the quote above to the next quote
  const std::vector<Sentence>& sentences = context.draft.text.sentences;
  const auto& blocks = context.draft.blocks;
  const auto most = static_cast<std::size_t>(
      1 + std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind == BlockKind::quote || block.kind == BlockKind::original;
      }));
  passages.reserve(most);
  spans.reserve(most);
  std::size_t next = 0;
  bool under_quote = false;
  OwnPassage current;
  const auto finish = [&](std::size_t start, std::size_t end) {
    current.first_sentence = next;
    while (next < sentences.size() && sentences[next].span.start < end) ++next;
    current.end_sentence = next;
    if (current.first_sentence < current.end_sentence || current.preformatted) {
      current.under_quote = under_quote;
      passages.push_back(std::move(current));
      spans.push_back({start, end});
    }
    current = {};
  };
  std::size_t start = 0;
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::quote || block.kind == BlockKind::original) {
      if (block.span.start > start) finish(start, block.span.start);
      start = block.span.end;
      under_quote = block.kind == BlockKind::quote;
    } else if (block.kind == BlockKind::preformatted && block.depth == 0) {
      current.preformatted = true;
    }
  }
  finish(start, context.body().size() + 1);

  for (std::size_t i = 0; i < context.coverage.items.size() && !passages.empty(); ++i) {
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state == ItemState::unanswered) continue;
    std::size_t last = passages.size();
    for (const Span evidence : coverage.evidence) {
      const auto after =
          std::upper_bound(spans.begin(), spans.end(), evidence.start,
                           [](std::size_t position, Span span) { return position < span.start; });
      if (after == spans.begin()) continue;
      const auto index = static_cast<std::size_t>(after - spans.begin()) - 1;
      if (index == last) continue;
      last = index;
      const std::size_t above = index == 0 ? 0 : spans[index - 1].end;
      const bool quoted = std::any_of(
          coverage.quotes.begin(), coverage.quotes.end(),
          [&](Span line) { return above <= line.start && line.end <= spans[index].start; });
      passages[index].items.push_back({i, quoted});
    }
  }
  return passages;
}

}  // namespace

const std::vector<OwnPassage>& own_passages(const Context& context) {
  return context.once(find_own_passages);
}

Span prose_below(const Context& context, std::size_t place) {
  for (const Block& block : context.draft.blocks) {
    if (block.span.start < place) continue;
    return is_own_prose(block) ? block.span : Span{};
  }
  return {};
}

}  // namespace replylint
