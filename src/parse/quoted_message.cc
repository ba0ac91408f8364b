#include <algorithm>
#include <string_view>

#include "replylint/draft.h"

#include "parse/lines.h"
#include "text/ascii.h"

namespace replylint {

namespace {

// A quoted line without its first quote mark and the blank behind it.
std::string_view without_mark(std::string_view line) {
  std::size_t mark = line.find_first_not_of(" \t");
  if (mark == std::string_view::npos) return line;
  mark += behind_initials(line.substr(mark));
  if (line[mark] != '>') return line;
  line.remove_prefix(mark + 1);
  if (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

// The attribution says that the recipient wrote what stands under it: "On 3 March, Ana Diaz wrote:"
bool names_recipient(std::string_view attribution, const Address& recipient) {
  const std::string& name = recipient.name;
  return attribution.find('\n') == std::string_view::npos && !name.empty() &&
         name.find(' ') != std::string::npos &&
         find_ignoring_case(attribution, name) != std::string_view::npos;
}

}  // namespace

Message quoted_message(const Message& draft) {
  Message message;
  bool introduced = false;
  for (const Block& block : parse_blocks(draft)) {
    // Whose message it is, where the first attribution and To: agree.
    if (block.kind == BlockKind::attribution && block.depth == 0) {
      if (!introduced && draft.to.size() == 1 &&
          names_recipient(slice(draft.body, block.span), draft.to.front()))
        message.from = draft.to;
      introduced = true;
    }
    if ((block.kind != BlockKind::quote && block.kind != BlockKind::original) || block.depth != 1)
      continue;
    if (!message.body.empty()) message.body += '\n';
    std::string_view rest = slice(draft.body, block.span);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = without_mark(rest.substr(0, end));
      if (!line.starts_with('>')) message.body.append(line) += '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return message;
}

}  // namespace replylint
