// Divides words into sentences.
#ifndef REPLYLINT_TEXT_SENTENCES_H
#define REPLYLINT_TEXT_SENTENCES_H

#include <string_view>

#include "replylint/span.h"
#include "replylint/text.h"

namespace replylint {

// Appends the sentences of `region`, whose words are text.words from `first_word` on. Their form
// is still to be found.
void append_sentences(std::string_view body, Span region, std::size_t first_word,
                      std::string_view language, Text& text);

}  // namespace replylint

#endif
