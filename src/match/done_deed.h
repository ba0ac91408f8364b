// A request that the reply says is done, in the verb of the request.
#ifndef REPLYLINT_MATCH_DONE_DEED_H
#define REPLYLINT_MATCH_DONE_DEED_H

#include <cstddef>
#include <optional>
#include <span>

#include "replylint/text.h"

#include "match/traits.h"

namespace replylint {

// The sentence of the reply that says that what the request asks for is done: "I have unlocked your
// account" of "Can you unlock it?". What the request names must be named there too. `traits` are
// those of the reply's sentences that are looked at. Linear in the words of the reply.
[[nodiscard]] std::optional<std::size_t> find_done_deed(std::span<const Word> request,
                                                        const Text& reply,
                                                        std::span<const Traits> traits);

// The sentence that hands over by a link what the request asks to be sent: "the list is at
// https://…" for "please send me the price list".
[[nodiscard]] std::optional<std::size_t> find_linked_document(std::span<const Word> request,
                                                              const Text& reply,
                                                              std::span<const Traits> traits);

}  // namespace replylint

#endif
