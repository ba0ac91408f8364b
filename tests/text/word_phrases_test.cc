#include "text/word_phrases.h"

#include <iterator>
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

// Whether the phrase stands in the words.
bool stands_in(std::string_view phrase, std::string_view words) {
  const WordPhrases phrases{phrase, "something else"};
  return phrases.in(text_of(words).words);
}

TEST_CASE("alternatives, optional words, gaps and apostrophes") {
  CHECK(stands_in("let us|me know", "please let me know"));
  CHECK(!stands_in("let us|me know", "please let him know"));
  CHECK(stands_in("could|can you please?", "so can you"));
  CHECK(stands_in("please? help us|me?", "then help"));
  CHECK(!stands_in("please? help us|me?", "then please do"));
  CHECK(stands_in("i was|am * wondering", "i am still wondering"));
  CHECK(stands_in("i was|am * wondering", "i was wondering"));
  CHECK(!stands_in("i was|am * wondering", "i was one two three four wondering"));
  CHECK(stands_in("can't|won't say", "we cant say"));
  CHECK(stands_in("can't|won't say", "we won't say"));
  CHECK(!stands_in("can't|won't say", "we can say"));
  CHECK(stands_in("we didn't?", "we do"));
  CHECK(stands_in("really ?", "do you really ?"));
  CHECK(!stands_in("really ?", "do you really !"));
}

TEST_CASE("groups find what each of them would find alone") {
  constexpr std::string_view shorter[] = {"of course", "sure"};
  constexpr std::string_view longer[] = {"please", "of course not", "of course"};
  constexpr std::string_view other[] = {"never"};
  const WordPhraseGroups groups{shorter, longer, other};
  const Text text = text_of("Sure, of course not, but please: of course");
  CHECK(groups.in(text.words) == 0b011);
  CHECK(groups.in(text.words, 0b110) == 0b010);
  const FoundPhrases found(groups, text.words);
  const std::span<const std::string_view> lists[] = {shorter, longer, other};
  for (std::size_t group = 0; group < std::size(lists); ++group) {
    const WordPhrases alone(lists[group]);
    CHECK(found.has(group) == alone.in(text.words));
    for (std::size_t from = 0; from <= text.words.size(); ++from) {
      const auto match = found.find(group, from);
      const auto expected = alone.find(text.words, from);
      REQUIRE(match.has_value() == expected.has_value());
      if (!match) continue;
      CHECK(match->first == expected->first);
      CHECK(match->end == expected->end);
      CHECK(match->phrase == expected->phrase);
    }
  }
}

}  // namespace
