// The reply before it is sent, as blocks.
#ifndef REPLYLINT_DRAFT_H
#define REPLYLINT_DRAFT_H

#include <string_view>
#include <vector>

#include "replylint/block.h"
#include "replylint/export.h"
#include "replylint/message.h"
#include "replylint/text.h"

namespace replylint {

/// The blocks of a body in order, and the analysis of the writer's own prose. Movable, not
/// copyable, as Text is.
struct Draft {
  std::vector<Block> blocks;  ///< in order, not overlapping
  Text text;                  ///< sentences of the answer blocks of depth 0
};

/// Blocks that parse_blocks() finds: what stands below them is not looked at, and Text::complete is
/// false.
constexpr std::size_t most_blocks = 20000;

/// Divides a body into blocks: one forward pass, linear in its size. Never fails.
/// Recognises quote marks and attribution lines as in RFC 3676 and the usual mail clients.
[[nodiscard]] REPLYLINT_EXPORT std::vector<Block> parse_blocks(const Message& message);

/// The blocks and the prose of a draft. `language` is a BCP 47 tag, or empty to guess it.
[[nodiscard]] REPLYLINT_EXPORT Draft parse_draft(const Message& message,
                                                 std::string_view language = {});

/// The customer's message as far as the draft quotes it: a body made of the quotes of depth 1
/// without their marks, a blank line between two quotes; empty if nothing is quoted. From: is the
/// recipient of the draft, where the first attribution names them as To: does. For drafts of which
/// the original cannot be found (CheckOptions::customer_from_quotes). Linear; never fails.
[[nodiscard]] REPLYLINT_EXPORT Message quoted_message(const Message& draft);

}  // namespace replylint

#endif
