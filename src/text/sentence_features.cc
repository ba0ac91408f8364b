#include "text/sentence_features.h"

namespace replylint {

SharedFeatures::SharedFeatures(const Text& text) : starts_(text.sentences.size() + 1) {
  if (!text.english) return;
  constexpr std::size_t of_word = 3;
  constexpr std::size_t of_sentence = 6;
  features_.reserve(of_word * text.words.size() + of_sentence * text.sentences.size());
  const auto add = [&](std::uint32_t feature) { features_.push_back(feature); };
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const auto words = seen_words(text, text.sentences[i]);
    if (!words.empty()) {
      each_sentence_feature(text.sentences[i], words, add);
      each_word_feature(words,
                        [&](std::uint32_t feature, std::size_t, std::size_t) { add(feature); });
    }
    starts_[i + 1] = features_.size();
  }
}

}  // namespace replylint
