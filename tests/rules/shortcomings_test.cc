// What a reply seems to lack, by the learned tables.
#include "rules/shortcomings.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/coverage.h"
#include "replylint/linter.h"

#include "match/evidence.h"
#include "match/match.h"
#include "rules/acts.h"
#include "rules/shortcoming_features.h"

namespace replylint {
namespace {

// Calls judge() with the reply.
template <typename Judge>
auto judged(std::string_view asked, std::string_view replied, const Judge& judge) {
  const Message customer = Message::from_text(asked);
  const Message message = Message::from_text(replied);
  const Inquiry inquiry = parse_inquiry(customer);
  const Draft draft = parse_draft(message);
  const std::vector<Traits> traits = traits_of(draft.text);
  const std::vector<ToneScores> tones = tone_scores(draft.text);
  const SentenceMeanings meanings(draft.text);
  const SharedEvidence evidence(inquiry, message, draft, traits, meanings);
  const Coverage coverage = match(customer, inquiry, message, draft, traits, evidence);
  const SentenceActs acts(draft.text, traits, &meanings);
  return judge(JudgedReply{inquiry, draft, coverage, traits, tones, acts, evidence});
}

// Of a sentence, each more likely the higher.
std::vector<ShortcomingScores> scores_of(std::string_view asked, std::string_view replied) {
  return judged(asked, replied, shortcoming_scores);
}

// The highest of all sentences.
float score_of(std::string_view rule, std::string_view asked, std::string_view replied) {
  const auto* const place =
      std::find_if(sentence_shortcomings.begin(), sentence_shortcomings.end(),
                   [&](const SentenceShortcoming& each) { return each.rule == rule; });
  REQUIRE(place != sentence_shortcomings.end());
  float most = -100;
  for (const ShortcomingScores& scores : scores_of(asked, replied))
    most =
        std::max(most, scores.at(static_cast<std::size_t>(place - sentence_shortcomings.begin())));
  return most;
}

constexpr std::string_view caravan =
    "Hello,\n\nCould you keep our caravan over the winter, from October to March?\n\nLivia\n";

TEST_CASE("what is told to be passed over is not called answered") {
  const Report report =
      Linter().check("Hello,\n\nIs breakfast included? Can we bring our dog?\n\nDana Whitfield\n",
                     "Hi Dana,\n\nOn Mon, 2 Mar 2026, Dana Whitfield wrote:\n\n"
                     "> Is breakfast included? Can we bring our dog?\n\n"
                     "Breakfast is included, from 7 to 10.\n\nBest regards,\nJohn\n");
  const auto found = std::find_if(
      report.diagnostics().begin(), report.diagnostics().end(),
      [](const Diagnostic& diagnostic) { return diagnostic.rule == "unanswered-question"; });
  REQUIRE(found != report.diagnostics().end());
  REQUIRE(report.items().size() == 2);
  CHECK(found->item == report.items()[1].id);
  CHECK(report.coverage().items[0].state == ItemState::answered);
  CHECK(report.coverage().items[1].state == ItemState::unanswered);
  CHECK(report.coverage().items[1].score <= 0.5);
  CHECK(report.coverage().items[1].evidence.empty());
}

TEST_CASE("a way out makes a refusal less of one") {
  const float bare = score_of("no-solution", caravan,
                              "Hi Livia,\n\nI'm afraid the barn is full for this winter.\n\nTom\n");
  const float helped = score_of(
      "no-solution", caravan,
      "Hi Livia,\n\nI'm afraid the barn is full for this winter. You could leave it in our yard for "
      "half the price, or the farm in Hill Road has room under its roof.\n\nTom\n");
  CHECK(bare > helped + 0.5F);
}

TEST_CASE("a reply that names what it answers is less vague than one that does not") {
  constexpr std::string_view desk =
      "Hello,\n\nCan the desk be had 10 cm lower? Is the oak oiled? And do you deliver on "
      "Saturdays?\n\nUlla\n";
  const float vague =
      score_of("vague-answer", desk, "Hi Ulla,\n\nThat is all fine with us.\n\nRolf\n");
  const float named = score_of(
      "vague-answer", desk,
      "Hi Ulla,\n\nWe make the desk in any height. The oak is oiled twice. On Saturdays the "
      "van comes until noon.\n\nRolf\n");
  CHECK(vague > named + 2);
}

TEST_CASE("work that stays open wants a time") {
  constexpr std::string_view asked =
      "Hello,\n\nThe second invoice of May is missing. Could you send it?\n\nUlla\n";
  const float open = score_of(
      "missing-eta", asked,
      "Hi Ulla,\n\nOur bookkeeper is still going through May and will send it to you.\n\nRolf\n");
  const float timed =
      score_of("missing-eta", asked,
               "Hi Ulla,\n\nOur bookkeeper is still going through May and will send "
               "it to you by 4 pm on Thursday.\n\nRolf\n");
  CHECK(open > timed + 1);
}

TEST_CASE("the likeliest shortcoming stands first, in the sentence that has it") {
  constexpr std::string_view asked =
      "Hello,\n\nThe second invoice of May is missing. Could you send it?\n\nUlla\n";
  constexpr std::string_view replied =
      "Hi Ulla,\n\nThank you for telling us. It was lost in the move to the new program. Our "
      "bookkeeper is still going through May and will send it to you.\n\nRolf\n";
  const std::vector<LikelyShortcoming> likely = judged(asked, replied, likely_shortcomings);
  REQUIRE(!likely.empty());
  CHECK(sentence_shortcomings.at(likely.front().shortcoming).rule == "missing-eta");
  CHECK(likely.front().sentence == 2);
  CHECK(likely.front().score > 0);
  CHECK(std::is_sorted(likely.begin(), likely.end(), [](const auto& left, const auto& right) {
    return left.score > right.score;
  }));
}

TEST_CASE("quotes change nothing about what the sentences of a reply show") {
  const std::string said = "I'm afraid the barn is full for this winter.";
  const auto free = scores_of(caravan, "Hi Livia,\n\n" + said + "\n\nTom\n");
  const auto quoted = scores_of(
      caravan,
      "Hi Livia,\n\n> Could you keep our caravan over the winter, from October to March?\n\n" +
          said + "\n\nTom\n");
  REQUIRE(free.size() == 1);
  REQUIRE(quoted.size() == 1);
  for (std::size_t i = 0; i < sentence_shortcomings.size(); ++i)
    CHECK(free[0].at(i) == doctest::Approx(quoted[0].at(i)));
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

TEST_CASE("what is suspected does not hang on how much the customer quotes") {
  const std::string asked =
      "Hello,\n\nThe tile that I need is called Azure 20. Do you still have forty of them? And can "
      "you match the grout?\n\nBirgit\n";
  std::string history = "\nOn Mon, 2 Mar 2026 at 09:30, Anselm wrote:\n";
  for (int i = 0; i < 5000; ++i) history += "> The kiln is hot again today.\n";
  constexpr std::string_view replied =
      "Hi Birgit,\n\nGrout 14 matches it. The kiln for Azure 20 was shut down in 2019, so that "
      "colour is history.\n\nAnselm\n";
  const Report report = Linter().check(asked + history, replied);
  CHECK(report.complete());
  CHECK(report.diagnostics().size() == Linter().check(asked, replied).diagnostics().size());
}

TEST_CASE("a sentence far longer than those of letters is not suspected") {
  std::string replied = "Hi Ana,\n\n";
  for (int i = 0; i < 5000; ++i) replied += "yes ";
  replied += "\n\nBest,\nBen\n";
  const Report report =
      Linter().check("Hello,\n\nIs the room free in May? And how much is it?\n\nAna\n", replied);
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    CHECK(diagnostic.message.find("may read as") == std::string::npos);
    CHECK(diagnostic.message.find("seems to") == std::string::npos);
  }
}

TEST_CASE("what hardly a good reply is as likely to have is a warning, if its rule may warn") {
  constexpr std::string_view asked =
      "Hello,\n\nThe heater you sold us clicks and stays cold. Could you look?\n\nUlla\n";
  constexpr std::string_view replied =
      "Hi Ulla,\n\nA technician can come on Tuesday at nine. Not one of the four hundred that we sold "
      "this winter has come back, so I would be surprised if it were the heater.\n\nRolf\n";
  const auto severity = [&](const Linter& linter) {
    const Report report = linter.check(asked, replied);
    for (const Diagnostic& diagnostic : report.diagnostics())
      if (diagnostic.rule == "denial") return std::optional(diagnostic.severity);
    return std::optional<Severity>();
  };
  CHECK(severity(Linter()) == Severity::warning);
  CHECK(severity(Linter(Style::parse("extends = 'default'\n[rules]\ndenial = 'suggestion'\n"))) ==
        Severity::suggestion);
}

}  // namespace
}  // namespace replylint
