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
