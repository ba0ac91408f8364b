// Work that a reply says is still to be done by us.
#ifndef REPLYLINT_RULES_OPEN_WORK_H
#define REPLYLINT_RULES_OPEN_WORK_H

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "replylint/message.h"
#include "replylint/text.h"

#include "rules/rule.h"
#include "text/deadlines.h"

namespace replylint {

struct OpenWork {
  std::size_t sentence = 0;  // index into Text::sentences
  Span words;                // "We are looking into", in the body
  bool certain = true;       // false: the words may be meant otherwise
  bool pending = false;      // said to be under way, ordered or in other hands: no promise
};

// What the sentences of a reply promise or say is under way, in their order. Not what is done at
// once, is no more than advice, or is meant for the case that something happens ("if it comes
// back, we will …").
[[nodiscard]] std::vector<OpenWork> find_open_work(std::string_view body, const Text& text);

// The same for the draft, without what is to prevent the same thing in the future: nobody waits for
// that.
[[nodiscard]] std::vector<OpenWork> open_work(const Context& context);

// The same, and work that is announced in other words than a promise's: "the part is on order", "a
// new card will be printed", "I switch it on once the bank agrees".
[[nodiscard]] std::vector<OpenWork> announced_work(const Context& context);

// A time stands in the promise, or right before or behind it with nothing quoted between.
[[nodiscard]] bool has_time(const Context& context, const OpenWork& work);

// When it is meant to be done, by the words of its own sentence; nothing if they name no time.
[[nodiscard]] std::optional<Deadline> deadline_of(const Text& text, const OpenWork& work,
                                                  const Date& written);

// The item that is deferred by it, else the first one that is deferred at all; nullptr: none.
[[nodiscard]] const Item* deferred_item(const Context& context, const OpenWork& work);

}  // namespace replylint

#endif
