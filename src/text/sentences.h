// Divides words into sentences.
#ifndef REPLYLINT_TEXT_SENTENCES_H
#define REPLYLINT_TEXT_SENTENCES_H

#include <string_view>

#include "replylint/span.h"
#include "replylint/text.h"

namespace replylint {

// Appends the sentence of words [first, end), unless they are nothing but punctuation.
void add_sentence(std::size_t first, std::size_t end, Text& text);

// Appends the sentences of `region`, whose words are [first_word, end_word). Their form is still to
// be found.
void append_sentences(std::string_view body, Span region, std::size_t first_word,
                      std::size_t end_word, std::string_view language, Text& text);

}  // namespace replylint

#endif
