// How near the words of one text come to those of another.
#ifndef REPLYLINT_MATCH_NEAREST_WORDS_H
#define REPLYLINT_MATCH_NEAREST_WORDS_H

#include <cstddef>
#include <span>
#include <vector>

#include "match/word_vectors.h"
#include "text/words.h"

namespace replylint {

// For each item, and in it for each sentence ([item * sentences.size() + sentence]): the mean over
// the item's known words of the highest cosine with a word of the sentence, at least 0. Every word
// is compared once, however often it stands there; of long texts, the first words.
[[nodiscard]] std::vector<float> nearest_words(std::span<const Words> items,
                                               std::span<const Words> sentences,
                                               WordMeanings& meanings);

}  // namespace replylint

#endif
