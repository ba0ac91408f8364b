// The shape of a sentence.
#ifndef REPLYLINT_TEXT_FORM_H
#define REPLYLINT_TEXT_FORM_H

#include <span>

#include "replylint/text.h"

namespace replylint {

// Does "?" stand behind the last word?
[[nodiscard]] bool has_question_mark(std::span<const Word> words) noexcept;

[[nodiscard]] SentenceForm form_of(std::span<const Word> words) noexcept;

}  // namespace replylint

#endif
