// What the lexicon of English knows of words that may be names.
#ifndef REPLYLINT_PARSE_KNOWN_WORDS_H
#define REPLYLINT_PARSE_KNOWN_WORDS_H

#include <string_view>

namespace replylint {

// `folded` is one word, case folded. A first name that is no other word: "tyler", and not "will".
[[nodiscard]] bool is_first_name(std::string_view folded) noexcept;

// An English word, or a name that is common in English mail.
[[nodiscard]] bool is_known_word(std::string_view folded) noexcept;

// An English word that is hardly a name: "update", "because".
[[nodiscard]] bool is_ordinary_word(std::string_view folded) noexcept;

// An English word that is no name by itself, though it may stand in one: "hotel", "update".
[[nodiscard]] bool is_common_word(std::string_view folded) noexcept;

}  // namespace replylint

#endif
