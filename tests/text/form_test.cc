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

TEST_CASE("question marks") {
  const auto marked = [](std::string_view body) {
    const Span whole{0, body.size()};
    return analyze(body, std::span(&whole, 1)).sentences.front().question_mark;
  };
  CHECK(marked("Any news?"));
  CHECK(marked("Did he say \"really?\""));
  CHECK(marked("Is it up?? :-)"));
  CHECK(!marked("Did it work"));
  CHECK(!marked("It says \"why?\" here."));
}

TEST_CASE("imperatives") {
  CHECK(form("Please restart the server.") == SentenceForm::imperative);
  CHECK(form("Let us know how it goes.") == SentenceForm::imperative);
}

TEST_CASE("fragments") {
  CHECK(form("No idea.") == SentenceForm::fragment);
  CHECK(form("Fixed.") == SentenceForm::fragment);
}
