#include "match/word_vectors.h"

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

Meaning meaning_of(std::string_view body) {
  const Span whole{0, body.size()};
  const Text text = analyze(body, std::span(&whole, 1), "en");
  return Meaning(text.words);
}

float similarity(std::string_view left, std::string_view right) {
  return meaning_of(left).similarity(meaning_of(right));
}

TEST_CASE("words of one meaning lie close together") {
  CHECK(similarity("dog", "pets") > similarity("dog", "invoice"));
  CHECK(similarity("price", "costs") > similarity("price", "weather"));
  CHECK(similarity("Can I bring my dog?", "Pets are welcome in every room.") >
        similarity("Can I bring my dog?", "The invoice is due on Friday."));
}

// How much nearer the answer lies than the other sentence, which shares the matter of the question.
struct Margin {
  Margin(std::string_view asked, std::string_view answer, std::string_view other) {
    const Meaning question = meaning_of(asked);
    const Meaning turned = question.of_answers();
    by_meaning = question.similarity(meaning_of(answer)) - question.similarity(meaning_of(other));
    by_relation = turned.similarity(meaning_of(answer)) - turned.similarity(meaning_of(other));
  }
  float by_meaning = 0;
  float by_relation = 0;
};

TEST_CASE("what is asked is turned to where its answers lie") {
  const Margin margins[] = {
      {"How long does the delivery take?", "It will be with you on Tuesday.",
       "Thank you for your question about the delivery."},
      {"Can I get my money back?", "We return it to your card within a week.",
       "Money is a matter that many ask us about."},
      {"Why was the line cut?", "A digger hit the cable.", "I am sorry about the line."},
      {"Do you have it in blue?", "The colours are grey and red only.",
       "I hope you like what you have so far."},
      {"Where can I park?", "There is a garage in the next street.", "We look forward to it."},
  };
  // In sum: it need not help each of them.
  float by_relation = 0;
  float by_meaning = 0;
  for (const Margin& margin : margins) {
    by_relation += margin.by_relation;
    by_meaning += margin.by_meaning;
  }
  CHECK(by_relation > by_meaning);
  CHECK(meaning_of("qqxyzzyq").of_answers().empty());
}

TEST_CASE("the same words mean the same") {
  CHECK(similarity("the server was restarted", "the server was restarted") ==
        doctest::Approx(1).epsilon(0.01));
}

TEST_CASE("a compound means what its parts mean") {
  CHECK(similarity("mailbox-migration", "mailbox migration") > 0.9);
}

TEST_CASE("numbers, addresses and unknown words mean nothing") {
  CHECK(meaning_of("192.0.2.1 https://a.example/ 42").empty());
  CHECK(meaning_of("qqxyzzyq").empty());
  CHECK(similarity("qqxyzzyq", "server") == 0);
}

}  // namespace
