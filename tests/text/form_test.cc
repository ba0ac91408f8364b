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

TEST_CASE("imperatives of all kinds") {
  for (const std::string_view body :
       {"Send us the log file.", "Don't delete the mailbox yet.", "If it fails, call us.",
        "Click on Save and wait a minute.", "Have a nice day."}) {
    CAPTURE(body);
    CHECK(form(body) == SentenceForm::imperative);
  }
}

TEST_CASE("statements that begin like imperatives") {
  for (const std::string_view body : {"Changes need an hour.", "You send us the log file.",
                                      "We would like to send the file.", "The test is over."}) {
    CAPTURE(body);
    CHECK(form(body) == SentenceForm::declarative);
  }
}

TEST_CASE("tags") {
  const std::string_view body = "The server works, but please restart it.";
  const Span whole{0, body.size()};
  const Text text = analyze(body, std::span(&whole, 1));
  CHECK(text.english);
  CHECK(text.words[0].tag == Tag::determiner);
  CHECK(text.words[1].tag == Tag::noun);
  CHECK(text.words[2].tag == Tag::finite_verb);
  CHECK(text.words[6].tag == Tag::imperative);
  CHECK(text.words[7].tag == Tag::pronoun);
}

TEST_CASE("only punctuation tells the form of other languages") {
  const auto analyzed = [](std::string_view body, std::string_view language) {
    const Span whole{0, body.size()};
    return analyze(body, std::span(&whole, 1), language);
  };
  for (const std::string_view language : {"", "de"}) {
    const Text text = analyzed("Der Server ist nicht erreichbar. Wann geht das wieder?", language);
    CHECK(!text.english);
    REQUIRE(text.sentences.size() == 2);
    CHECK(text.sentences[0].form == SentenceForm::declarative);
    CHECK(text.sentences[1].form == SentenceForm::interrogative);
    CHECK(text.words[0].tag == Tag::other);
  }
  CHECK(analyzed("No idea.", "en-GB").english);
}

TEST_CASE("fragments") {
  CHECK(form("Any news?") == SentenceForm::fragment);
  CHECK(form("Sorry for the delay.") == SentenceForm::fragment);
  CHECK(form("No idea.") == SentenceForm::fragment);
  CHECK(form("Fixed.") == SentenceForm::fragment);
}
