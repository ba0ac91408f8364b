// Ends of sentences where the ends of lines have been lost.
#ifndef REPLYLINT_TEXT_LOST_LINES_H
#define REPLYLINT_TEXT_LOST_LINES_H

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "text/english_tables.h"

namespace replylint {

// Mail that went through a program that joins lines runs a salutation, a name, a header and a date
// into one line with the sentences: "Thanks, Kim Jo - can you send it". `begins` holds the first
// words of the sentences of such a line by rules; a linear model over the tagged words around each
// place adds to them (src/models/README.md).
[[nodiscard]] std::vector<std::size_t> divide_line(std::string_view body,
                                                   std::span<const Word> words,
                                                   std::span<const std::size_t> begins,
                                                   const EnglishTables& tables);

}  // namespace replylint

#endif
