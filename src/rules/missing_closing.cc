#include <string>

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
  const std::size_t place = last->span.end;
  const std::string& name = writer_of(context).called;
  Diagnostic& diagnostic = findings.add(
      {place, place},
      "Nobody signs the reply, so the customer does not know who is helping; end with " +
          (name.empty() ? "your name." : "“" + name + "”."));
  if (name.empty()) return;
  const std::string_view end = line_end(context.body());
  std::string text(end);
  if (last->kind != BlockKind::closing) text.append(end);
  diagnostic.fixes.push_back({"Sign with “" + name + "”", true, {{{place, place}, text + name}}});
}

}  // namespace

extern const Rule missing_closing{"missing-closing", Severity::suggestion, "etiquette",
                                  "No name is signed at the end of the reply.", check};

}  // namespace replylint::catalogue
