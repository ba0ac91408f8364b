// The blocks of a body as text, one a line: "quote/1: first words", for tests.
#ifndef REPLYLINT_TESTS_PARSE_OUTLINE_H
#define REPLYLINT_TESTS_PARSE_OUTLINE_H

#include <string>
#include <string_view>

#include "replylint/draft.h"

namespace replylint {

// Line ends inside a block are shown as "\\"; the depth is left out where it is 0.
inline std::string outline(std::string_view body) {
  const Message message = Message::from_text(body);
  std::string out;
  for (const Block& block : parse_blocks(message)) {
    out += to_string(block.kind);
    if (block.depth > 0) out += '/' + std::to_string(block.depth);
    out += ": ";
    for (const char c : slice(message.body, block.span)) {
      if (c == '\n')
        out += '\\';
      else if (c != '\r')
        out += c;
    }
    out += '\n';
  }
  return out;
}

}  // namespace replylint

#endif
