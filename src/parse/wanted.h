// What an answer to an item must hold.
#ifndef REPLYLINT_PARSE_WANTED_H
#define REPLYLINT_PARSE_WANTED_H

#include <span>

#include "replylint/inquiry.h"
#include "replylint/text.h"

namespace replylint {

// `words` are those of the item.
[[nodiscard]] Wanted wanted_by(ItemKind kind, std::span<const Word> words);

}  // namespace replylint

#endif
