// What a reply as a whole seems to lack, by the learned table.
#include "rules/shortcomings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/coverage.h"
#include "replylint/linter.h"

#include "match/evidence.h"
#include "match/match.h"
#include "rules/acts.h"

namespace replylint {
namespace {

ShortcomingFeatures features_of(std::string_view asked, std::string_view replied) {
  const Message customer = Message::from_text(asked);
  const Message message = Message::from_text(replied);
  const Inquiry inquiry = parse_inquiry(customer);
  const Draft draft = parse_draft(message);
  const std::vector<Traits> traits = traits_of(draft.text);
  const SentenceMeanings meanings(draft.text);
  const SharedEvidence evidence(inquiry, message, draft, traits, meanings);
  const Coverage coverage = match(customer, inquiry, message, draft, traits, evidence);
  const SentenceActs acts(draft.text, traits, &meanings);
  return shortcoming_features(inquiry, draft, coverage, traits, tone_scores(draft.text), acts);
}

float score_of(Shortcoming shortcoming, std::string_view asked, std::string_view replied) {
  return shortcoming_scores(features_of(asked, replied))[static_cast<std::size_t>(shortcoming)];
}

constexpr std::string_view caravan =
    "Hello,\n\nCould you keep our caravan over the winter, from October to March?\n\nLivia\n";

TEST_CASE("a way out makes a refusal less of one") {
  const float bare = score_of(Shortcoming::no_solution, caravan,
                              "Hi Livia,\n\nI'm afraid the barn is full for this winter.\n\nTom\n");
  const float helped = score_of(
      Shortcoming::no_solution, caravan,
      "Hi Livia,\n\nI'm afraid the barn is full for this winter. You could leave it in our yard for "
      "half the price, or the farm in Hill Road has room under its roof.\n\nTom\n");
  CHECK(bare > 2 * helped);
}

TEST_CASE("a reply that names what it answers is less vague than one that does not") {
  constexpr std::string_view desk =
      "Hello,\n\nCan the desk be had 10 cm lower? Is the oak oiled? And do you deliver on "
      "Saturdays?\n\nUlla\n";
  const float vague =
      score_of(Shortcoming::vague_answer, desk, "Hi Ulla,\n\nThat is all fine with us.\n\nRolf\n");
  const float named = score_of(
      Shortcoming::vague_answer, desk,
      "Hi Ulla,\n\nWe make the desk in any height. The oak is oiled twice. On Saturdays the "
      "van comes until noon.\n\nRolf\n");
  CHECK(vague > 4 * named);
}

TEST_CASE("quotes change nothing about what the sentences of a reply show") {
  const std::string said = "I'm afraid the barn is full for this winter.";
  const auto free = features_of(caravan, "Hi Livia,\n\n" + said + "\n\nTom\n");
  const auto quoted = features_of(
      caravan,
      "Hi Livia,\n\n> Could you keep our caravan over the winter, from October to March?\n\n" +
          said + "\n\nTom\n");
  const auto scores = shortcoming_scores(free);
  const auto quoted_scores = shortcoming_scores(quoted);
  for (const Shortcoming each :
       {Shortcoming::no_solution, Shortcoming::dodged_answer, Shortcoming::vague_answer,
        Shortcoming::process_lecture, Shortcoming::runaround}) {
    const auto index = static_cast<std::size_t>(each);
    CHECK(scores[index] == doctest::Approx(quoted_scores[index]));
  }
}

TEST_CASE("a rule that is off is not suspected, and one that found something not twice") {
  constexpr std::string_view asked =
      "Hello,\n\nThe tile that I need is called Azure 20. Do you still have forty of them? And can "
      "you match the grout?\n\nBirgit\n";
  constexpr std::string_view replied =
      "Hi Birgit,\n\nGrout 14 matches it. The kiln for Azure 20 was shut down in 2019, so that "
      "colour is history.\n\nAnselm\n";
  const auto count = [&](const Linter& linter) {
    const Report report = linter.check(asked, replied);
    return std::count_if(
        report.diagnostics().begin(), report.diagnostics().end(),
        [](const Diagnostic& diagnostic) { return diagnostic.rule == "unanswered-question"; });
  };
  CHECK(count(Linter()) == 1);
  CHECK(count(Linter(
            Style::parse("extends = 'default'\n[rules]\nunanswered-question = 'off'\n"))) == 0);
}

}  // namespace
}  // namespace replylint
