// Where the draft quotes the customer's items.
#ifndef REPLYLINT_MATCH_QUOTES_H
#define REPLYLINT_MATCH_QUOTES_H

#include <cstddef>
#include <vector>

#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/message.h"
#include "replylint/span.h"

namespace replylint {

// Lines that quote one item within one passage.
struct ItemQuote {
  std::size_t passage = 0;
  std::size_t group = 0;  // the last one that holds a line of the item
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  std::size_t words = 0;        // how many words of the item stand there
  double share = 0;             // of the words of the item
  std::size_t owned_words = 0;  // of the list that the item introduces
};

struct Quotes {
  // A line of a quote in the draft, or a sentence of the customer that stands there without marks.
  struct Line {
    Span span;                // in the draft's body, without quote marks and outer white space
    std::size_t end = 0;      // end of the whole line, without its line end
    std::size_t passage = 0;  // lines with nothing of the writer's own between them
    std::size_t group = 0;    // part of a passage: blank lines that are no quote separate groups
    bool foreign = false;  // some words, and none of them the customer's: lost its place in a reply
  };

  std::vector<Line> lines;
  std::vector<Span> passages;                 // in the draft's body
  std::vector<std::vector<ItemQuote>> items;  // for each item, in the order of the draft
  std::vector<bool> unmarked;  // for each sentence of the draft: it repeats the customer's words
};

// Aligns the quoted lines of the draft with the customer's own lines, word by word: quotes may be
// re-wrapped, trimmed or cut. Items from `item_limit` on are left out. Linear.
[[nodiscard]] Quotes find_quotes(const Message& customer, const Inquiry& inquiry,
                                 const Message& message, const Draft& draft,
                                 std::size_t item_limit);

}  // namespace replylint

#endif
