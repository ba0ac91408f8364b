// Lines that greet.
#ifndef REPLYLINT_PARSE_SALUTATION_H
#define REPLYLINT_PARSE_SALUTATION_H

#include <optional>
#include <string_view>

#include "replylint/span.h"

#include "parse/comparable.h"

namespace replylint {

struct SalutationText {
  Span whole;             // "Hi Tyler,": the greeting, the name and the punctuation behind it
  Span name;              // "Tyler"; empty for "Hi," and "Dear customer,"
  bool alone = false;     // nothing else stands on the line
  bool greeting = false;  // there is a word of greeting, not only a name: "Tyler,"
  bool unmarked = false;  // a first name and no comma: "Tyler", which may as well be signed
};

// The salutation at the start of the line that covers `line` of `body`, in some thirty languages.
[[nodiscard]] std::optional<SalutationText> read_salutation(std::string_view body, Span line);

// What greetings begin with, but for a title of respect behind a name beyond ASCII.
[[nodiscard]] const PhraseTable& greeting_openings();

}  // namespace replylint

#endif
