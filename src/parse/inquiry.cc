#include "replylint/inquiry.h"

#include "replylint/draft.h"

#include "parse/items.h"

namespace replylint {

namespace {

// Below this, something is more likely said than asked.
constexpr double least_confidence = 0.5;

}  // namespace

Inquiry parse_inquiry(const Message& message) {
  Inquiry inquiry;
  inquiry.blocks = parse_blocks(message);
  std::vector<Span> prose;
  for (const Block& block : inquiry.blocks)
    if (block.kind == BlockKind::answer && block.depth == 0) prose.push_back(block.span);
  inquiry.text = analyze(message.body, prose);
  for (std::size_t i = 0; i < inquiry.text.sentences.size(); ++i) {
    const Sentence& sentence = inquiry.text.sentences[i];
    const auto words = inquiry.text.words_of(sentence);
    for (const FoundItem& found : find_items(words, sentence.form)) {
      if (found.confidence < least_confidence || found.first >= found.end) continue;
      const Span span{words[found.first].span.start, found.end == words.size()
                                                         ? sentence.span.end
                                                         : words[found.end - 1].span.end};
      inquiry.items.push_back(
          {static_cast<int>(inquiry.items.size()) + 1, found.kind, span, found.confidence, i});
    }
  }
  return inquiry;
}

}  // namespace replylint
