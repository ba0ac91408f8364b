// The writer's own prose among the blocks of a body.
#ifndef REPLYLINT_PARSE_OWN_PROSE_H
#define REPLYLINT_PARSE_OWN_PROSE_H

#include <span>
#include <vector>

#include "replylint/block.h"

namespace replylint {

// An answer outside quotes.
[[nodiscard]] inline bool is_own_prose(const Block& block) {
  return block.kind == BlockKind::answer && block.depth == 0;
}

// The places of all such blocks, in order.
[[nodiscard]] inline std::vector<Span> own_prose(std::span<const Block> blocks) {
  std::vector<Span> prose;
  prose.reserve(blocks.size());
  for (const Block& block : blocks)
    if (is_own_prose(block)) prose.push_back(block.span);
  return prose;
}

}  // namespace replylint

#endif
