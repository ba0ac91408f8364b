#include <algorithm>

#include "replylint/coverage.h"

namespace replylint {

Coverage match(const Message& customer, const Inquiry& inquiry, const Message& message,
               const Draft& draft) {
  (void)customer;
  Coverage coverage;
  for (const Item& item : inquiry.items) {
    ItemCoverage& entry = coverage.items.emplace_back();
    entry.place = message.body.size();
    for (const Word& word : inquiry.text.words_of(inquiry.text.sentences[item.sentence])) {
      if (word.folded.size() < 4) continue;
      for (const Sentence& sentence : draft.text.sentences) {
        const auto words = draft.text.words_of(sentence);
        if (std::none_of(words.begin(), words.end(),
                         [&](const Word& other) { return other.folded == word.folded; }))
          continue;
        entry.state = ItemState::answered;
        entry.score = 0.5;
        entry.evidence = {sentence.span};
        break;
      }
    }
  }
  return coverage;
}

}  // namespace replylint
