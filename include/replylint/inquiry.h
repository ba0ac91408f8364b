// The customer's message, as items that want an answer.
#ifndef REPLYLINT_INQUIRY_H
#define REPLYLINT_INQUIRY_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "replylint/block.h"
#include "replylint/export.h"
#include "replylint/message.h"
#include "replylint/text.h"

namespace replylint {

/// What the customer brings up. The names in JSON are those of the enumerators.
enum class ItemKind { question, request, problem, praise, complaint };

/// "question", "request", ...: static storage.
[[nodiscard]] REPLYLINT_EXPORT std::string_view to_string(ItemKind kind) noexcept;

/// What an answer to an item must hold: the expected answer type of question answering.
enum class Wanted : std::uint8_t {
  verdict,   ///< "Is IMAP available?"
  choice,    ///< "Is it the left or the right one?"
  time,      ///< "When …", "How long …"
  quantity,  ///< "How much …", "How many …"
  place,     ///< "Where …"
  person,    ///< "Who …"
  reason,    ///< "Why …"
  manner,    ///< "How …"
  thing,     ///< "What …", "Which …", and all else
  act,       ///< a request, a problem or a complaint: something is to be done
};

/// "verdict", "choice", ...: static storage.
[[nodiscard]] REPLYLINT_EXPORT std::string_view to_string(Wanted wanted) noexcept;

struct Item {
  int id = 0;  ///< 1, 2, ... in the order of the message
  ItemKind kind = ItemKind::question;
  Span span;              ///< in the customer's body: a sentence or a part of one
  double confidence = 1;  ///< 0 to 1: how sure it is that this wants an answer
  Wanted wants = Wanted::thing;
  /// Of the sentence, or of the clause where the sentence holds several items.
  SentenceForm form = SentenceForm::declarative;
  std::size_t sentence = 0;  ///< index into Inquiry::text.sentences
};

/// What parse_inquiry() finds. Movable, not copyable, as Text is.
struct Inquiry {
  std::vector<Block> blocks;
  Text text;                ///< sentences of the customer's own prose
  std::vector<Item> items;  ///< in order, not overlapping
};

/// Finds the items of a message: questions (with and without a question mark), requests, problem
/// reports, praise and complaints in the customer's own prose; never in quoted history,
/// signatures, notices or preformatted text. `language` is a BCP 47 tag, or empty to guess it.
/// Linear; never fails.
[[nodiscard]] REPLYLINT_EXPORT Inquiry parse_inquiry(const Message& message,
                                                     std::string_view language = {});

}  // namespace replylint

#endif
