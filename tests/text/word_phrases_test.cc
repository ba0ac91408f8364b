#include "text/word_phrases.h"

#include <span>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

Text text_of(std::string_view words) {
  const Span whole{0, words.size()};
  return analyze(words, std::span(&whole, 1));
}

TEST_CASE("the longest phrase at a place is found") {
  const WordPhrases phrases{"of course", "of course not", "sure"};
  const Text text = text_of("Yes, of course not");
  const auto match = phrases.match_at(text.words, 2);
  REQUIRE(match);
  CHECK(match->end == 5);
  CHECK(match->phrase == 1);
  CHECK(!phrases.match_at(text.words, 0));
}

TEST_CASE("no phrase stands at the end of the words or behind it") {
  const WordPhrases phrases{"of course", "please"};
  const Text text = text_of("Yes, please of course");
  const std::span<const Word> yes = std::span(text.words).first(2);
  REQUIRE(phrases.match_at(text.words, 2));
  CHECK(!phrases.match_at(yes, 2));
  CHECK(!phrases.match_at(yes, 3));
  CHECK(!phrases.match_at({}, 0));
}

}  // namespace
