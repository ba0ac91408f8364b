#include <algorithm>
#include <string>

#include "parse/comparable.h"
#include "rules/participants.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  if (!has_own_prose(context.draft) || is_forward(context)) return;
  if (is_signed(context)) return;

  // Behind the last of the writer's own words.
  const Block* last = nullptr;
  for (const Block& block : context.draft.blocks)
    if (is_own(block) || (block.depth == 0 && block.kind == BlockKind::closing)) last = &block;
  std::size_t place = last->span.end;
  // Below what is quoted there and still waits for its answer, and the room for that.
  for (const ItemCoverage& item : context.coverage.items)
    if (item.state == ItemState::unanswered && !item.quotes.empty())
      place = std::max(place, item.place);
  const bool leaves_room = place > last->span.end;
  const std::string& name = writer_of(context).called;
  Diagnostic& diagnostic = findings.add(
      {place, place},
      "Nobody signs the reply, so the customer does not know who is helping; end with " +
          (name.empty() ? "your name." : "“" + name + "”."));
  if (name.empty()) return;
  const std::string_view end = line_end(context.body());
  std::string text(end);
  if (leaves_room) text.append(end).append(end);
  if (leaves_room || last->kind != BlockKind::closing) text.append(end);
  text += name;
  Span replaced{place, place};
  // The room that is there already ends the draft.
  if (leaves_room && is_blank(context.body().substr(place))) {
    replaced.end = context.body().size();
    text.append(end);
  }
  diagnostic.fixes.push_back({"Sign with “" + name + "”", true, {{replaced, text}}});
}

}  // namespace

extern const Rule missing_closing{"missing-closing", Severity::suggestion, "etiquette",
                                  "No name is signed at the end of the reply.", check};

}  // namespace replylint::catalogue
