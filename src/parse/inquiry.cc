#include "replylint/inquiry.h"

#include "replylint/draft.h"

namespace replylint {

Inquiry parse_inquiry(const Message& message) {
  Inquiry inquiry;
  inquiry.blocks = parse_blocks(message);
  std::vector<Span> prose;
  for (const Block& block : inquiry.blocks)
    if (block.kind == BlockKind::answer && block.depth == 0) prose.push_back(block.span);
  inquiry.text = analyze(message.body, prose);
  for (std::size_t i = 0; i < inquiry.text.sentences.size(); ++i) {
    const Sentence& sentence = inquiry.text.sentences[i];
    if (sentence.form != SentenceForm::interrogative) continue;
    inquiry.items.push_back(
        {static_cast<int>(inquiry.items.size()) + 1, ItemKind::question, sentence.span, 1.0, i});
  }
  return inquiry;
}

}  // namespace replylint
