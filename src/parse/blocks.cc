#include "replylint/draft.h"

namespace replylint {

std::vector<Block> parse_blocks(const Message& message) {
  std::vector<Block> blocks;
  const std::string& body = message.body;
  bool blank = true;
  for (std::size_t start = 0; start < body.size();) {
    std::size_t end = body.find('\n', start);
    if (end == std::string::npos) end = body.size();
    const bool empty = body.find_first_not_of(" \t\r", start) >= end;
    if (!empty) {
      const bool quote = body[start] == '>';
      const BlockKind kind = quote ? BlockKind::quote : BlockKind::answer;
      if (!blank && !blocks.empty() && blocks.back().kind == kind)
        blocks.back().span.end = end;
      else
        blocks.push_back({kind, quote ? 1 : 0, {start, end}});
    }
    blank = empty;
    start = end + 1;
  }
  return blocks;
}

}  // namespace replylint
