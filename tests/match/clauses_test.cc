#include "match/clauses.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/message.h"

#include "../cpu_time.h"

namespace replylint {

namespace {

std::vector<std::string> clauses(std::string_view body, const auto& cut_up) {
  const Message message = Message::from_text(body);
  const Draft draft = parse_draft(message);
  const Draft cut = cut_up(draft, 0, draft.text.sentences.size());
  std::vector<std::string> result;
  for (const Sentence& clause : cut.text.sentences) {
    const auto words = cut.text.words_of(clause);
    REQUIRE(!words.empty());
    CHECK(words.front().span.start == clause.span.start);
    CHECK(words.back().span.end == clause.span.end);
    result.emplace_back(slice(message.body, clause.span));
  }
  return result;
}

std::vector<std::string> clauses(std::string_view body) {
  return clauses(body, clauses_of);
}

std::vector<std::string> main_clauses(std::string_view body) {
  return clauses(body, main_clauses_of);
}

using Clauses = std::vector<std::string>;

}  // namespace

TEST_CASE("a sentence is cut at its conjunctions and marks") {
  CHECK(clauses("Breakfast is included, and dogs are welcome.") ==
        Clauses{"Breakfast is included,", "and dogs are welcome."});
  CHECK(clauses("It costs 49 euros with a nightly backup; you can change on any day.") ==
        Clauses{"It costs 49 euros", "with a nightly backup;", "you can change on any day."});
}

TEST_CASE("every clause says something: two words, or a number") {
  CHECK(clauses("Yes, we ship to Norway.") == Clauses{"Yes, we ship to Norway."});
  CHECK(clauses("8443, and no certificate is needed.") ==
        Clauses{"8443,", "and no certificate is needed."});
  CHECK(clauses("You need salt and pepper.") == Clauses{"You need salt and pepper."});
}

TEST_CASE("each sentence keeps to itself") {
  CHECK(clauses("The lift is new. It runs until ten, but not on Sundays.") ==
        Clauses{"The lift is new.", "It runs until ten,", "but not on Sundays."});
  const Draft empty;
  CHECK(clauses_of(empty, 0, 0).text.sentences.empty());
}

TEST_CASE("main clauses have a verb of their own") {
  CHECK(main_clauses("There is free parking behind the house, dogs are welcome, and you can check "
                     "in from 11 on when the cleaners are gone.") ==
        Clauses{"There is free parking behind the house,", "dogs are welcome,",
                "and you can check in from 11 on when the cleaners are gone."});
  CHECK(main_clauses("There are libraries for Python, for Go and for Ruby, which are all free.") ==
        Clauses{"There are libraries for Python, for Go and for Ruby, which are all free."});
  CHECK(main_clauses("Yes, there is a lift. It is new, and it is large.") ==
        Clauses{"Yes, there is a lift.", "It is new,", "and it is large."});
}

TEST_CASE("hostile sentences are cut into few clauses, in linear time") {
  constexpr std::size_t large = 100'000;
  for (const std::string_view piece : {"a dog, and ", "two words, ", ", ; ", "a , "}) {
    std::string body;
    while (body.size() < large) body += piece;
    const Message message = Message::from_text(body);
    const Draft draft = parse_draft(message);
    const std::size_t sentences = draft.text.sentences.size();
    CAPTURE(piece);
    CHECK(clauses_of(draft, 0, sentences).text.sentences.size() <= most_clauses + sentences);
    CHECK(cpu_seconds([&] { static_cast<void>(main_clauses_of(draft, 0, sentences)); }) <
          0.05 * REPLYLINT_TEST_SLOWDOWN);
  }
}

}  // namespace replylint
