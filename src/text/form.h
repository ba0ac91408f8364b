// The shape of a sentence.
#ifndef REPLYLINT_TEXT_FORM_H
#define REPLYLINT_TEXT_FORM_H

#include <span>
#include <string_view>

#include "replylint/text.h"

#include "text/tagger.h"

namespace replylint {

// Is a text of these words English? `language` is a BCP 47 tag; where it is empty, the small words
// vote, and a text without any is held for English.
[[nodiscard]] bool is_english(std::span<const Word> words, std::string_view language) noexcept;

// Does "?" stand behind the last word?
[[nodiscard]] bool has_question_mark(std::span<const Word> words) noexcept;

// Of a tagged English sentence; `scores` are those of Tagger::form_scores().
[[nodiscard]] SentenceForm english_form(std::span<const Word> words,
                                        Tagger::FormScores scores) noexcept;

}  // namespace replylint

#endif
