#include "replylint/draft.h"

namespace replylint {

Draft parse_draft(const Message& message, std::string_view language) {
  Draft draft;
  draft.blocks = parse_blocks(message);
  std::vector<Span> prose;
  prose.reserve(draft.blocks.size());
  for (const Block& block : draft.blocks)
    if (block.kind == BlockKind::answer && block.depth == 0) prose.push_back(block.span);
  draft.text = analyze(message.body, prose, language);
  return draft;
}

}  // namespace replylint
