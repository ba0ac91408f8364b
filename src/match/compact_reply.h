// Replies that answer several questions in one sentence.
#ifndef REPLYLINT_MATCH_COMPACT_REPLY_H
#define REPLYLINT_MATCH_COMPACT_REPLY_H

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "replylint/inquiry.h"
#include "replylint/text.h"

#include "match/traits.h"

namespace replylint {

// "We do, with Bring, for 30 euros." says whether, who and how much.
struct CompactAnswer {
  std::size_t sentence = 0;   // of the reply: the only one that says something
  std::vector<bool> answers;  // for each item, whether it may be answered so
};

// Of a reply that answers more than one question and says one sentence: it holds at least as many
// times, figures and new names as the questions want. `traits` are those of the first sentences.
[[nodiscard]] std::optional<CompactAnswer> find_compact_answer(std::span<const Item> items,
                                                               const Text& inquiry,
                                                               const Text& reply,
                                                               std::span<const Traits> traits);

}  // namespace replylint

#endif
