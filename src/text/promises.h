// What a sentence of a reply says about work that is still to be done, and by whom.
#ifndef REPLYLINT_TEXT_PROMISES_H
#define REPLYLINT_TEXT_PROMISES_H

#include <optional>
#include <span>
#include <string_view>

#include "replylint/span.h"
#include "replylint/text.h"

namespace replylint {

// The words of a sentence by which its writer says that something is still open with us: "we will
// look into it", "I am still checking", "this has been escalated", "we'll get back to you". Not
// "we will be happy to help", not what the customer is to do, not "will not". The span is in the
// body.
[[nodiscard]] std::optional<Span> find_open_work(std::span<const Word> words);

[[nodiscard]] inline bool is_open_with_us(std::span<const Word> words) {
  return find_open_work(words).has_value();
}

// Among such words, those that put off an answer, whatever was asked: "I am looking into this", "I
// will ask our developers", "we'll get back to you", "you will hear from me". Not "I will send it".
[[nodiscard]] bool puts_off(std::span<const Word> words);

// "I will send you the answers", "Lena will answer all three questions": puts off all that was
// asked.
[[nodiscard]] bool promises_answers(std::span<const Word> words);

// The next step is the customer's: the sentence asks them for something ("please send us the log",
// "could you try again?", "let us know whether it works") or makes our step wait for theirs ("once
// you confirm"). Not the courtesy "let us know if you have any questions". `body` is where the
// sentence stands.
[[nodiscard]] bool waits_for_customer(std::string_view body, const Text& text,
                                      const Sentence& sentence);

}  // namespace replylint

#endif
