#include <string_view>

#include <doctest/doctest.h>

#include "replylint/text.h"

using namespace replylint;

namespace {

SentenceForm form(std::string_view sentence) {
  const Span whole{0, sentence.size()};
  const Text text = analyze(sentence, std::span(&whole, 1));
  REQUIRE(text.sentences.size() == 1);
  return text.sentences.front().form;
}

}  // namespace

TEST_CASE("declarative sentences") {
  CHECK(form("The server is up.") == SentenceForm::declarative);
  CHECK(form("We've added the record.") == SentenceForm::declarative);
}

TEST_CASE("questions") {
  CHECK(form("Is the server up?") == SentenceForm::interrogative);
  CHECK(form("can you restart it") == SentenceForm::interrogative);
}

TEST_CASE("imperatives") {
  CHECK(form("Please restart the server.") == SentenceForm::imperative);
  CHECK(form("Let us know how it goes.") == SentenceForm::imperative);
}

TEST_CASE("fragments") {
  CHECK(form("No idea.") == SentenceForm::fragment);
  CHECK(form("Fixed.") == SentenceForm::fragment);
}
