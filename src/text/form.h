// The shape of a sentence.
#ifndef REPLYLINT_TEXT_FORM_H
#define REPLYLINT_TEXT_FORM_H

#include <span>
#include <string_view>

#include "replylint/text.h"

#include "text/tagger.h"

namespace replylint {

// Does "?" stand behind the last word?
[[nodiscard]] bool has_question_mark(std::span<const Word> words) noexcept;

// Of a tagged English sentence; `scores` are those of Tagger::form_scores().
[[nodiscard]] SentenceForm english_form(std::span<const Word> words,
                                        Tagger::FormScores scores) noexcept;

// Of a part of a tagged English sentence.
[[nodiscard]] SentenceForm form_of_part(std::span<const Word> words);

// Sets the finite verb of the main clause of a tagged English sentence, and whether it has a
// subject. `words` are all words of the text.
void find_verb(std::span<const Word> words, Sentence& sentence) noexcept;

}  // namespace replylint

#endif
