#include "replylint/draft.h"

#include "parse/own_prose.h"

namespace replylint {

Draft parse_draft(const Message& message, std::string_view language) {
  Draft draft;
  draft.blocks = parse_blocks(message);
  draft.text = analyze(message.body, own_prose(draft.blocks), language);
  if (draft.blocks.size() == most_blocks) draft.text.complete = false;
  return draft;
}

}  // namespace replylint
