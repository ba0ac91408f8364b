#include "rules/quoted_lines.h"

#include <algorithm>

#include "parse/comparable.h"
#include "rules/reply_shape.h"

namespace replylint {

namespace {

constexpr std::size_t usual_line = 40;  // bytes

std::vector<QuotedLine> find_quoted_lines(const Context& context) {
  std::vector<QuotedLine> lines;
  for (std::size_t i = 0; i < context.draft.blocks.size(); ++i) {
    const Block& block = context.draft.blocks[i];
    if (block.depth != 1 || block.kind != BlockKind::quote) continue;
    if (lines.empty()) lines.reserve(context.body().size() / usual_line);
    each_line(context.body(), block.span, [&](Span span) {
      const std::string_view text = trimmed(without_quote_marks(slice(context.body(), span)));
      if (!text.empty()) lines.push_back({span, text, i});
    });
  }
  return lines;
}

}  // namespace

const std::vector<QuotedLine>& quoted_lines(const Context& context) {
  return context.once(find_quoted_lines);
}

void LineSet::add(std::string_view body, Span stretch) {
  if (lines_.empty()) lines_.reserve(1 + stretch.size() / usual_line);
  each_line(body, stretch, [&](Span line) {
    const std::string_view text = trimmed(slice(body, line));
    if (!text.empty()) lines_.push_back(text);
  });
}

namespace {

// By length first, which tells most lines apart.
bool stands_before(std::string_view left, std::string_view right) {
  return left.size() != right.size() ? left.size() < right.size() : left < right;
}

}  // namespace

void LineSet::sort() {
  std::sort(lines_.begin(), lines_.end(), stands_before);
}

bool LineSet::contains(std::string_view line) const {
  return std::binary_search(lines_.begin(), lines_.end(), line, stands_before);
}

bool LineSet::contains_part(std::string_view part) const {
  return std::any_of(lines_.begin(), lines_.end(), [&](std::string_view line) {
    return line.find(part) != std::string_view::npos;
  });
}

namespace {

LineSet find_all_customer_lines(const Context& context) {
  LineSet lines;
  lines.add(context.customer.body, {0, context.customer.body.size()});
  lines.sort();
  return lines;
}

}  // namespace

const LineSet& all_customer_lines(const Context& context) {
  return context.once(find_all_customer_lines);
}

LineSet customer_lines(const Context& context, std::initializer_list<BlockKind> kinds) {
  LineSet lines;
  for (const Block& block : context.inquiry.blocks)
    if (block.depth == 0 && std::find(kinds.begin(), kinds.end(), block.kind) != kinds.end())
      lines.add(context.customer.body, block.span);
  lines.sort();
  return lines;
}

}  // namespace replylint
