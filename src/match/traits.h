// What a sentence of the draft does: from the words alone.
#ifndef REPLYLINT_MATCH_TRAITS_H
#define REPLYLINT_MATCH_TRAITS_H

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "replylint/text.h"

namespace replylint {

// "Any ideas?", "Is that right?", "How can I fix this?": asks about the message as a whole, so that
// whatever the reply says of it may be the answer.
[[nodiscard]] bool is_general(std::span<const Word> words);

// "I need it by Friday", "I'd be glad to know before the 3rd": says of what is asked beside it by
// when it is wanted.
[[nodiscard]] bool only_says_when(std::span<const Word> words);

// "day", "tomorrow", "hourly": an expression of time may begin or end with it.
[[nodiscard]] bool is_time_word(const Word& word);

// What a sentence of the draft does.
struct Traits {
  std::size_t words = 0;  // without symbols
  bool courtesy = false;  // thanks, sympathy, a greeting, "we received your mail": answers nothing
  bool deferral = false;  // promises an answer or an act for later
  bool asks = false;      // asks the customer something
  bool verdict = false;   // says yes or no
  bool bare = false;      // nothing but a verdict, or "Done."
  bool done = false;      // says that something was done
  bool covers_all = false;  // "both", "all of them", "neither"
  bool number = false;
  bool time = false;
  bool date = false;   // names a time that is no duration: "in May", "after lunch"
  bool place = false;  // an address or a path
  bool reason = false;
  bool instruction = false;       // tells the customer how
  std::optional<Span> open_work;  // find_open_work(), which a courtesy may have too
};

[[nodiscard]] Traits traits_of(SentenceForm form, std::span<const Word> words);
// Of each sentence.
[[nodiscard]] std::vector<Traits> traits_of(const Text& text);

}  // namespace replylint

#endif
