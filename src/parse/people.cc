#include "parse/people.h"

#include "parse/closing.h"
#include "parse/salutation.h"

namespace replylint {
namespace {

Span first_line(std::string_view body, Span span) {
  std::size_t end = body.substr(0, span.end).find('\n', span.start);
  if (end == std::string_view::npos) end = span.end;
  return {span.start, end};
}

}  // namespace

std::optional<NamedSpan> find_salutation(std::string_view body, const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.depth != 0) continue;
    if (block.kind == BlockKind::salutation) {
      if (const auto found = read_salutation(body, first_line(body, block.span)))
        return NamedSpan{found->whole, found->name};
      return NamedSpan{block.span, {block.span.end, block.span.end}};
    }
    if (block.kind != BlockKind::answer) continue;
    const auto found = read_salutation(body, first_line(body, block.span));
    if (found && found->greeting) return NamedSpan{found->whole, found->name};
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<NamedSpan> find_sign_off(std::string_view body, const std::vector<Block>& blocks) {
  std::optional<NamedSpan> closing;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.depth != 0) continue;
    if (block.kind == BlockKind::answer) closing.reset();
    if (block.kind == BlockKind::closing) {
      // A valediction and the name under it may be two blocks, with a blank line between.
      if (!closing) closing = NamedSpan{block.span, {block.span.end, block.span.end}};
      closing->whole.end = block.span.end;
      if (closing->name.empty()) closing->name = {block.span.end, block.span.end};
      for (Span rest = block.span; rest.start < rest.end;) {
        const Span line = first_line(body, rest);
        if (const auto read = read_closing(body, line)) {
          if (!read->name.empty()) closing->name = read->name;
        } else if (const Span name = read_signer(body, line); !name.empty()) {
          closing->name = name;
        }
        rest.start = line.end + 1;
        if (rest.start > rest.end) break;
      }
    } else if (block.kind == BlockKind::signature && (!closing || closing->name.empty())) {
      const Span name = read_signed_name(body, first_line(body, block.span));
      if (name.empty()) continue;
      if (!closing) closing = NamedSpan{block.span, name};
      closing->name = name;
      closing->whole.end = name.end;
    }
  }
  return closing;
}

}  // namespace replylint
