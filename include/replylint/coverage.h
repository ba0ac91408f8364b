// Which part of the draft answers which item of the inquiry.
#ifndef REPLYLINT_COVERAGE_H
#define REPLYLINT_COVERAGE_H

#include <string_view>
#include <vector>

#include "replylint/draft.h"
#include "replylint/export.h"
#include "replylint/inquiry.h"
#include "replylint/span.h"

namespace replylint {

enum class ItemState {
  answered,
  deferred,  ///< the draft says that the answer comes later
  unanswered,
};

/// "answered", "deferred", "unanswered": static storage.
[[nodiscard]] REPLYLINT_EXPORT std::string_view to_string(ItemState state) noexcept;

/// What the draft does with one item.
struct ItemCoverage {
  ItemState state = ItemState::unanswered;
  double score = 0;            ///< 0 to 1: how well the evidence answers the item
  std::vector<Span> evidence;  ///< in the draft's body: what answers or defers it
  std::vector<Span> quotes;    ///< in the draft's body: where the draft quotes the item, one span a
                               ///< line, without quote marks
  std::size_t place = 0;       ///< offset in the draft's body where an answer belongs
};

/// One entry for each item of the inquiry, in its order.
struct Coverage {
  std::vector<ItemCoverage> items;
  /// False where there is more than is compared: more than 200 items or 1,000 sentences of the
  /// draft or, of those without a quote, 64 items or 400 sentences. An item past them counts as
  /// answered, and no sentence past them answers one.
  bool complete = true;
};

/// Matches the draft to the inquiry, from structure (what stands under the quote of an item) and
/// from content. Linear in the bodies times the number of items, which is capped; never fails.
[[nodiscard]] REPLYLINT_EXPORT Coverage match(const Message& customer, const Inquiry& inquiry,
                                              const Message& message, const Draft& draft);

}  // namespace replylint

#endif
