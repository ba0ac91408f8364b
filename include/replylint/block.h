// The parts of a message body.
#ifndef REPLYLINT_BLOCK_H
#define REPLYLINT_BLOCK_H

#include <string_view>

#include "replylint/export.h"
#include "replylint/span.h"

namespace replylint {

/// What a stretch of lines is. The names in JSON are those of the enumerators.
enum class BlockKind {
  salutation,    ///< "Hi Tyler,"
  attribution,   ///< "On Mon, 15 Dec 2003, Tyler Hannigan wrote:", "-----Original Message-----"
  quote,         ///< another message's lines, marked with ">" or by the markup
  answer,        ///< the writer's own prose
  preformatted,  ///< pasted rules, logs, code
  closing,       ///< "Best regards," and the name under it; "--john"
  signature,     ///< after "-- ", or recognised without it; footers that programs and lists add
  header,        ///< the fields of a forwarded or Outlook-style header block
  notice,        ///< disclaimers; what programs say about the message: "[[alternative HTML version
                 ///< deleted]]", "CAUTION: This email originated from outside", armor of PGP
  original,      ///< another message included whole and unmarked, below its header or attribution
};

/// Lines of one kind, not divided by blank lines (fenced code may be). Blank lines belong to no
/// block, nor do the lines that only divide: "-- ", "_____". A line that holds text and, behind it,
/// the beginning of an attribution is two.
///
/// Lines with quote marks are all `quote`, also the attributions and signatures among them. Of an
/// unmarked message the signature and notices are told apart, below a Lotus Notes header the
/// salutation and closing as well, at its depth: ask for the depth before taking a block for the
/// writer's own.
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
