#include <cctype>

#include "replylint/text.h"

namespace replylint {

Text analyze(std::string_view body, std::span<const Span> regions, std::string_view language) {
  (void)language;
  Text text;
  std::size_t size = 0;
  for (const Span region : regions) size += region.size();
  text.storage.reserve(size);
  for (const Span region : regions) {
    std::size_t sentence_start = region.start;
    std::size_t first_word = text.words.size();
    const auto finish = [&](std::size_t end) {
      while (sentence_start < end && std::isspace(static_cast<unsigned char>(body[sentence_start])))
        ++sentence_start;
      if (sentence_start < end && text.words.size() > first_word) {
        const bool question = body[end - 1] == '?';
        text.sentences.push_back(
            {{sentence_start, end},
             question ? SentenceForm::interrogative : SentenceForm::declarative,
             first_word,
             text.words.size()});
      }
      sentence_start = end;
      first_word = text.words.size();
    };
    for (std::size_t i = region.start; i < region.end;) {
      const auto c = static_cast<unsigned char>(body[i]);
      if (std::isspace(c)) {
        ++i;
        continue;
      }
      const bool letter = std::isalnum(c) || c >= 0x80;
      std::size_t end = i + 1;
      while (letter && end < region.end &&
             (std::isalnum(static_cast<unsigned char>(body[end])) || body[end] == '\'' ||
              static_cast<unsigned char>(body[end]) >= 0x80))
        ++end;
      const std::size_t at = text.storage.size();
      for (std::size_t k = i; k < end; ++k)
        text.storage.push_back(
            static_cast<char>(std::tolower(static_cast<unsigned char>(body[k]))));
      text.words.push_back({{i, end},
                            letter ? WordKind::word : WordKind::symbol,
                            {text.storage.data() + at, end - i}});
      i = end;
      if (c == '.' || c == '!' || c == '?') finish(i);
    }
    finish(region.end);
  }
  return text;
}

}  // namespace replylint
