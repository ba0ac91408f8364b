// What messages say, where they choose their words.
#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "replylint/linter.h"

namespace {

using namespace replylint;

// The message of a rule on a reply that holds these words; empty if it does not fire.
std::string message(std::string_view rule, const std::string& words) {
  const Report report =
      Linter().check("Is the shop up?", "Hi Dana,\n\n> Is the shop up?\n\n" + words + "\n\nJo\n");
  const auto found = std::find_if(report.diagnostics().begin(), report.diagnostics().end(),
                                  [&](const Diagnostic& each) { return each.rule == rule; });
  return found == report.diagnostics().end() ? std::string() : found->message;
}

TEST_CASE("a missing subject is the one that the sentence means") {
  const auto ends = [](const std::string& words, std::string_view proposal) {
    const std::string said = message("incomplete-sentence", words);
    CAPTURE(said);
    return said.ends_with("write “" + std::string(proposal) + "…”");
  };
  CHECK(ends("Will do.", "We will"));
  CHECK(ends("Should work now.", "It should"));
  CHECK(ends("Has been fixed.", "It has"));
  CHECK(ends("Were restarted at nine.", "They were"));
}

TEST_CASE("the mail that a short reply answers tells its language") {
  const auto language = [](const std::string& question, const std::string& reply) {
    return Linter()
        .check(question, "Hi Ana,\n\n> " + question + "\n\n" + reply + "\n\nBen\n")
        .language();
  };
  const std::string english = "What does the small plan cost?";
  CHECK(language(english, "Per month: 4 euros.") == "en");
  CHECK(language(english, "Per month, without VAT:\n\n    Small  4\n    Large  9") == "en");
  CHECK(language(english, "Per night 80 euros, per week 500.") == "en");
  CHECK(language(english, "20 pounds per person. Soon.") == "en");
  CHECK(language(english, "La Palma 40, El Paso 50.") == "en");
  CHECK(language(english, "Ten.") == "en");
  CHECK(language(english, "Il piano piccolo è il più economico.") == "it");
  CHECK(language(english, "Das kostet nicht viel, und wir liefern.") == "de");
  CHECK(language(english, "La camera costa 80 euro per notte.") == "it");
  CHECK(language(english, "Ma la camera ha le finestre.") == "it");
  CHECK(language(english, "Non costa niente, per favore scriva.") == "it");
  CHECK(language(english, "El precio de la cama: 80 euros.") == "es");
  CHECK(language(english, "Le prix du plan: 80 euros.") == "fr");
  CHECK(language(english, "Leo von der Hof, 10 euros.") == "en");
  CHECK(language(english, "Come early, 10 euros per head.") == "en");
  CHECK(language("Quanto costa il piano piccolo?", "Per mese 4 euro.") == "it");
  const std::string polish = "Dzień dobry, o której otwieracie i czy to jest w centrum?";
  CHECK(language(polish, "Wymiana trwa około tygodnia.") == "pl");
  CHECK(language(polish, "Otwieramy o 9.") == "pl");
}

TEST_CASE("parts that touch more than once are named once") {
  const Report report = Linter().check(
      "Is the shop up? Are the mails back?",
      "Hi Dana,\n\n> Is the shop up?\nYes, it is up since nine.\n\n> Are the mails back?\nYes, all "
      "of them are.\n\nJo\n");
  const auto found =
      std::find_if(report.diagnostics().begin(), report.diagnostics().end(),
                   [](const Diagnostic& each) { return each.rule == "blank-lines"; });
  REQUIRE(found != report.diagnostics().end());
  CHECK(found->message.starts_with(
      "No blank line stands between the quote and the answer (2 places), so that"));
}

TEST_CASE("words that a phrase leaves open are shown so") {
  CHECK(message("blame", "You broke the payment plugin, so the shop is down.")
            .starts_with("“You broke the…” puts the fault on the customer"));
}

TEST_CASE("words that a phrase ends in the middle of are shown whole") {
  CHECK(message("blame", "You must have deleted the first e-mail about it.")
            .starts_with("“You must have deleted the first e-mail” puts the fault"));
}

}  // namespace
