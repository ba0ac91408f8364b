// Answers in words that stand for those of the questions: "both", "it does".
#ifndef REPLYLINT_MATCH_PRO_FORMS_H
#define REPLYLINT_MATCH_PRO_FORMS_H

#include <cstddef>
#include <optional>

#include "text/words.h"

namespace replylint {

// How many of the things asked for a sentence answers together: 2 for "Both are included." and "We
// ship to neither", 3 for "All three", 0 for "None of them", which may be any number. Nothing where
// such a word stands before what it belongs to ("both plans"), or for what the sentence names
// itself ("two rooms, both quiet").
[[nodiscard]] std::optional<std::size_t> answered_together(Words sentence);

// Names more than one thing, which "both" may stand for: "with Outlook and Thunderbird".
[[nodiscard]] bool joins_things(Words question);

// The sentence opens with the verb of the yes/no question and a pronoun for the rest: "It does, and
// …" after "Does the backup …?".
[[nodiscard]] bool echoes_verb(Words question, Words sentence);

// The sentence tells with the verb of a question for a place or a way where or how it is done: "You
// can get it at counter 3" to "Where can I get a transcript?"
[[nodiscard]] bool echoes_open_question(Words question, Words sentence);

// The sentence opens with a yes or no that need not be about what stands behind it: "Yes, with DHL,
// and …", "Sure, and …"; not "Yes, breakfast is included." Nothing where no verdict stands before
// a mark or "and".
enum class LeadingVerdict {
  none,
  of_what_follows,
  apart,
};
[[nodiscard]] LeadingVerdict leading_verdict(Words sentence);

}  // namespace replylint

#endif
