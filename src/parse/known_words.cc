#include "parse/known_words.h"

#include "replylint/text.h"

#include "text/english_tables.h"
#include "text/feature_hash.h"
#include "text/lexicon.h"

namespace replylint {
namespace {

LexiconEntry look_up_english(std::string_view folded) noexcept {
  return look_up(embedded_tables().lexicon, hash_bytes(folded));
}

}  // namespace

bool is_first_name(std::string_view folded) noexcept {
  return look_up_english(folded).is_first_name();
}

bool is_known_word(std::string_view folded) noexcept {
  return static_cast<bool>(look_up_english(folded));
}

bool is_common_word(std::string_view folded) noexcept {
  const LexiconEntry entry = look_up_english(folded);
  return entry && !entry.is_usually_upper() && !entry.is_first_name() &&
         entry.tag() != static_cast<std::uint32_t>(Tag::proper_noun);
}

bool is_ordinary_word(std::string_view folded) noexcept {
  const LexiconEntry entry = look_up_english(folded);
  return entry.is_usually_lower() && !entry.is_first_name();
}

}  // namespace replylint
