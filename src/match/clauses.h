// A sentence often answers two things, one in each of its clauses.
#ifndef REPLYLINT_MATCH_CLAUSES_H
#define REPLYLINT_MATCH_CLAUSES_H

#include <cstddef>

#include "replylint/draft.h"

namespace replylint {

// Further clauses stay one with the rest of their sentence: a reply that people write has fewer.
constexpr std::size_t most_clauses = 64;

// Sentences [first, end) of the draft, with each clause as a sentence of its own: "Breakfast is
// included" and "and dogs are welcome". Cut at punctuation and conjunctions, where two words or a
// number stand on either side; the form is that of the sentence. Only the text of the result is
// filled; its words point into `draft`, which must outlive it. Linear in the words.
[[nodiscard]] Draft clauses_of(const Draft& draft, std::size_t first, std::size_t end);

// The same, of sentences that are lists: only clauses that have a verb of their own and are joined
// by commas or "and" stand by themselves. "Parking is free", "dogs are welcome", "and you can check
// in from 11 on when the cleaners are gone".
[[nodiscard]] Draft main_clauses_of(const Draft& draft, std::size_t first, std::size_t end);

// How many things a sentence can tell beside one another: the parts that clauses_of() makes of it
// without those that only go on about the one before ("as all bedrooms face the garden").
[[nodiscard]] std::size_t count_parts(const Draft& draft, std::size_t sentence);

}  // namespace replylint

#endif
