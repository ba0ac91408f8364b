// One stem for the forms of an English verb.
#ifndef REPLYLINT_TEXT_VERB_STEM_H
#define REPLYLINT_TEXT_VERB_STEM_H

#include <string_view>

namespace replylint {

// What is left of a folded verb without its endings: "restart" of "restarted", "plug" of
// "plugging", "send" of "sent". It is no word ("tak" of "taken"): compare it with other stems.
[[nodiscard]] std::string_view verb_stem(std::string_view verb) noexcept;

}  // namespace replylint

#endif
