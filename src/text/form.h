// The shape of a sentence.
#ifndef REPLYLINT_TEXT_FORM_H
#define REPLYLINT_TEXT_FORM_H

#include <span>

#include "replylint/text.h"

namespace replylint {

[[nodiscard]] SentenceForm form_of(std::string_view body, std::span<const Word> words) noexcept;

}  // namespace replylint

#endif
