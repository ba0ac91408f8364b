#include "replylint/text.h"

#include "text/form.h"
#include "text/sentences.h"
#include "text/tagger.h"
#include "text/words.h"

namespace replylint {

Text analyze(std::string_view body, std::span<const Span> regions, std::string_view language) {
  Text text;
  std::size_t size = 0;
  for (const Span region : regions) size += region.size();
  text.storage.reserve(folded_capacity(size));
  text.words.reserve(size / 5);
  for (const Span region : regions) {
    const std::size_t first_word = text.words.size();
    append_words(body, region, text);
    append_sentences(body, region, first_word, language, text);
  }
  text.english = is_english(text.words, language);
  Tagger tagger;
  for (Sentence& sentence : text.sentences) {
    const std::span<Word> words =
        std::span(text.words).subspan(sentence.first_word, sentence.end_word - sentence.first_word);
    sentence.question_mark = has_question_mark(words);
    if (text.english) {
      tagger.tag(body, words);
      sentence.form = english_form(words, tagger.form_scores(words));
    } else if (sentence.question_mark) {
      sentence.form = SentenceForm::interrogative;
    }
  }
  return text;
}

}  // namespace replylint
