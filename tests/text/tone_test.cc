#include "text/tone.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

Text analyzed(const std::string& body, std::string_view language = "en") {
  const Span whole{0, body.size()};
  return analyze(body, std::span(&whole, 1), language);
}

ToneScores scores_of(const std::string& sentence) {
  return tone_scores(analyzed(sentence)).at(0);
}

std::string words_for(const std::string& sentence, Tone tone) {
  const Text text = analyzed(sentence);
  const auto words = text.words_of(text.sentences.at(0));
  const ToneWords run = tone_words(words, tone);
  return sentence.substr(words[run.first].span.start,
                         words[run.end - 1].span.end - words[run.first].span.start);
}

TEST_CASE("the table holds sentences for the tone that they have") {
  CHECK(scores_of("Your team should have made a backup before the move.").has(Tone::blame));
  CHECK(scores_of("Anyone with basic computer skills knows that.").has(Tone::condescension));
  CHECK(scores_of("You are mistaken about what the contract says.").has(Tone::arguing));
  CHECK(scores_of("Nobody else has reported this, our servers are fine.").has(Tone::denial));
  CHECK(scores_of("If you do not pay today, we will take you to court.").has(Tone::threat));
  CHECK(scores_of("I completely understand how upsetting this must be.").has(Tone::sympathy));
  CHECK(scores_of("I promise that this will never happen again.").has(Tone::promise));
  CHECK(scores_of("All requests are handled according to our standard procedure.")
            .has(Tone::process));
  CHECK(scores_of("I have forwarded your request to the technical department.").has(Tone::handoff));
  CHECK(scores_of("Your ticket has been registered in our system.").has(Tone::form_letter));
}

TEST_CASE("plain sentences in the same words have none") {
  for (const char* sentence :
       {"We made a backup before the move.", "The router has to be on for the update.",
        "The contract says that the notice is a month.", "Two other customers saw the same error.",
        "The invoice can be paid until Friday.", "The folder is on the second disk now.",
        "You can find the setting under Mail."}) {
    CAPTURE(sentence);
    const ToneScores scores = scores_of(sentence);
    for (std::size_t tone = 0; tone < tone_count; ++tone)
      CHECK_FALSE(scores.has(static_cast<Tone>(tone)));
  }
}

TEST_CASE("only English text is judged") {
  const auto scores = tone_scores(analyzed("You are mistaken about the contract.", "de"));
  REQUIRE(scores.size() == 1);
  CHECK_FALSE(scores[0].has(Tone::arguing));
}

TEST_CASE("the words that carry a tone are a run of the sentence") {
  const std::string words =
      words_for("The page is back since ten, but you ignored our warning.", Tone::blame);
  CAPTURE(words);
  CHECK(words.find("ignored") != std::string::npos);
  CHECK(words.find("The page") == std::string::npos);
  CHECK(words_for("Never!", Tone::rude) == "Never");
}

TEST_CASE("texts without sentences, and sentences without words") {
  CHECK(tone_scores(analyzed("")).empty());
  CHECK(tone_scores(analyzed("!!!")).size() <= 1);
  const std::string endless(20000, 'a');
  CHECK(tone_scores(analyzed(endless)).size() == 1);
}

}  // namespace
