// Whom a message greets, and who signs it.
#ifndef REPLYLINT_PARSE_PEOPLE_H
#define REPLYLINT_PARSE_PEOPLE_H

#include <optional>
#include <string_view>
#include <vector>

#include "replylint/block.h"
#include "replylint/span.h"

namespace replylint {

struct NamedSpan {
  Span whole;  // "Hi Tyler,"; "Best regards,\nDana"
  Span name;   // "Tyler"; "Dana"; empty at the end of `whole` if nobody is named
};

// The salutation of the writer's own text: a block, or the start of its first line of prose
// ("Hi Tyler, thanks for ..."). `blocks` are parse_blocks() of the message with this `body`.
[[nodiscard]] std::optional<NamedSpan> find_salutation(std::string_view body,
                                                       const std::vector<Block>& blocks);

// The last closing of the writer's own text with the name under it, or the first line of a
// signature that is a name; else what its last line ends with ("... on Monday. Thanks, Dana"), or
// nothing.
[[nodiscard]] std::optional<NamedSpan> find_sign_off(std::string_view body,
                                                     const std::vector<Block>& blocks);

}  // namespace replylint

#endif
