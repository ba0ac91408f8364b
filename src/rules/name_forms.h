// Personal names as they are compared: folded, in their short forms, with slips of the pen.
#ifndef REPLYLINT_RULES_NAME_FORMS_H
#define REPLYLINT_RULES_NAME_FORMS_H

#include <cstddef>
#include <string>
#include <string_view>

namespace replylint {

// Lower case, without diacritics, apostrophes, hyphens and full stops: "José" is "jose",
// "O’Brien" is "obrien". Latin, Greek and Cyrillic letters; all others stay as they are.
[[nodiscard]] std::string fold_name(std::string_view name);

// True for two forms of one name, both folded: "bob" and "robert", "mueller" and "muller", "dan"
// and "daniel".
[[nodiscard]] bool same_name(std::string_view left, std::string_view right);

// How many letters must be put in, left out, changed or swapped to make one folded name the other.
[[nodiscard]] std::size_t name_distance(std::string_view left, std::string_view right);

// True if `written` is no form of `name` but so near to it that it must be meant: "tylor" for
// "tyler". Both folded.
[[nodiscard]] bool is_misspelling(std::string_view written, std::string_view name);

}  // namespace replylint

#endif
