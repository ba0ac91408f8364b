#include "parse/people.h"

#include <algorithm>

#include "parse/closing.h"
#include "parse/comparable.h"
#include "parse/known_words.h"
#include "parse/salutation.h"
#include "parse/sign_off.h"

namespace replylint {
namespace {

Span first_line(std::string_view body, Span span) {
  std::size_t end = body.substr(0, span.end).find('\n', span.start);
  if (end == std::string_view::npos) end = span.end;
  return {span.start, end};
}

// "Dorothy Kimble": the first of two or three capitalized words is known for a name.
Span read_full_name(std::string_view body, Span tail) {
  const Span name = read_signed_name(body, tail);
  const std::string_view words = slice(body, name);
  const std::size_t first = words.find(' ');
  if (first == std::string_view::npos || !is_first_name(comparable(words.substr(0, first))))
    return {name.end, name.end};
  return name;
}

// "... by Monday? Thanks, Dana", "... in bigger print. Dorothy Kimble": what the last line of prose
// ends with, behind its last sentence. A comma parts thanks and name; "Thanks Dana" may thank Dana.
std::optional<NamedSpan> find_sign_off_in_line(std::string_view body,
                                               const std::vector<Block>& blocks) {
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), [](const Block& block) {
    return block.depth == 0 && block.kind == BlockKind::answer;
  });
  if (last == blocks.rend()) return std::nullopt;
  const std::string_view text = slice(body, last->span);
  const std::size_t line = text.rfind('\n') + 1;  // npos + 1 is 0
  constexpr std::string_view sentence_ends = ".?!";
  const std::size_t name_end = text.find_last_not_of(". \t\r");
  if (name_end == std::string_view::npos) return std::nullopt;
  const std::size_t end = text.find_last_of(sentence_ends, name_end);
  if (end == std::string_view::npos || end < line || end + 1 >= text.size() || text[end + 1] != ' ')
    return std::nullopt;
  const Span tail{last->span.start + end + 2, last->span.end};
  const auto closing = slice(body, tail).find(',') == std::string_view::npos
                           ? std::nullopt
                           : read_closing(body, tail);
  const Span name = closing ? closing->name : read_full_name(body, tail);
  if (name.empty()) return std::nullopt;
  const auto greeted = find_salutation(body, blocks);
  if (greeted && slice(body, greeted->name) == slice(body, name)) return std::nullopt;
  return NamedSpan{tail, name};
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
  bool above_message = false;  // answers below stand between the lines of the message
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.depth != 0) continue;
    if (block.kind == BlockKind::header) above_message = closing && !closing->name.empty();
    if (block.kind == BlockKind::answer && !above_message &&
        !is_postscript(trimmed(slice(body, block.span))))
      closing.reset();
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
  return closing ? closing : find_sign_off_in_line(body, blocks);
}

}  // namespace replylint
