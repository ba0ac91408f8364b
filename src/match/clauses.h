// A sentence often answers two things, one in each of its clauses.
#ifndef REPLYLINT_MATCH_CLAUSES_H
#define REPLYLINT_MATCH_CLAUSES_H

#include <cstddef>

#include "replylint/draft.h"

namespace replylint {

// Sentences [first, end) of the draft, with each clause as a sentence of its own: "Breakfast is
// included" and "and dogs are welcome". Cut at punctuation and conjunctions, where two words or a
// number stand on either side; the form is that of the sentence. Only the text of the result is
// filled; its words point into `draft`, which must outlive it.
[[nodiscard]] Draft clauses_of(const Draft& draft, std::size_t first, std::size_t end);

}  // namespace replylint

#endif
