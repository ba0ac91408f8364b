// The parts of a message body.
#ifndef REPLYLINT_BLOCK_H
#define REPLYLINT_BLOCK_H

#include <string_view>

#include "replylint/export.h"
#include "replylint/span.h"

namespace replylint {

/// What a stretch of whole lines is. The names in JSON are those of the enumerators.
enum class BlockKind {
  salutation,    ///< "Hi Tyler,"
  attribution,   ///< "On Mon, 15 Dec 2003, Tyler Hannigan wrote:"
  quote,         ///< another message's lines
  answer,        ///< the writer's own prose
  preformatted,  ///< pasted rules, logs, code
  closing,       ///< "Best regards,", "--john"
  signature,     ///< after "-- ", or recognised without it
  header,        ///< a forwarded or Outlook-style header block, "Original Message" lines
  notice,        ///< disclaimers, list footers
};

/// Lines of one kind. The blank lines between blocks belong to none.
struct Block {
  BlockKind kind = BlockKind::answer;
  int depth = 0;  ///< quote depth: 0 is the writer's own, 1 the message replied to, and so on
  Span span;      ///< in the body: from the first byte of the first line to the end of the last,
                  ///< without its line end

  friend bool operator==(const Block&, const Block&) = default;
};

/// "salutation", "attribution", ...: static storage.
[[nodiscard]] REPLYLINT_EXPORT std::string_view to_string(BlockKind kind) noexcept;

}  // namespace replylint

#endif
