// What the pages of the rules on recipients, secrets and attributions cannot show: settings of a
// style, mail among colleagues, and what a message must not say.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/fix.h"
#include "replylint/linter.h"
#include "replylint/mail.h"

#include "rules/attribution_line.h"

namespace {

using namespace replylint;

const std::string customer =
    "From: Dana Reyes <dana@gallery.example>\nTo: support@hosting.example\n"
    "Date: Tue, 03 Mar 2026 09:12:00 +0100\n\nIs IMAP available on the small plan?\n\nDana\n";

std::string reply(const std::string& header, const std::string& answer) {
  return "From: Ivo Marsh <ivo@hosting.example>\n" + header +
         "\n\nHi Dana,\n\nOn Tue, 3 Mar 2026, Dana Reyes wrote:\n\n"
         "> Is IMAP available on the small plan?\n\n" +
         answer + "\n\nIvo\n";
}

std::vector<Diagnostic> findings(const Linter& linter, const std::string& draft,
                                 std::string_view rule) {
  std::vector<Diagnostic> result;
  const Report report = linter.check(read_message(customer), read_message(draft));
  for (const Diagnostic& diagnostic : report.diagnostics())
    if (diagnostic.rule == rule) result.push_back(diagnostic);
  return result;
}

const std::string answer = "Yes, IMAP is available on every plan, the small one included.";
const std::string to_customer = "To: Dana Reyes <dana@gallery.example>";

TEST_CASE("addresses that the style requires") {
  const Linter linter(Style::parse("required-cc = ['*@sales.example', 'archive@hosting.example']"));
  const auto missing = findings(linter, reply(to_customer, answer), "missing-recipient");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].message.find("*@sales.example, archive@hosting.example") != std::string::npos);
  CHECK(
      findings(linter,
               reply(to_customer + "\nCc: Ann@sales.example\nBcc: archive@hosting.example", answer),
               "missing-recipient")
          .empty());
  // Nothing is known of the recipients.
  CHECK(findings(linter, answer, "missing-recipient").empty());
}

TEST_CASE("words that the house keeps to itself") {
  const Linter linter(Style::parse("internal-words = ['Project Falcon', 'übersicht-9']"));
  const auto found = [&](const std::string& text) {
    return findings(linter, reply(to_customer, text), "internal-text").size();
  };
  CHECK(found(answer + " It came with PROJECT FALCON.") == 1);
  CHECK(found(answer + " See übersicht-9 for it.") == 1);
  CHECK(found(answer + " It came with Project Falconer.") == 0);
  CHECK(found(answer) == 0);
}

TEST_CASE("an address that nobody reads is no colleague") {
  CHECK(
      findings(Linter(), reply("To: noreply@hosting.example", answer), "wrong-recipient").size() ==
      1);
}

TEST_CASE("attributions of fixes are read as what they are, in every language") {
  const Linter linter;
  const Message message = read_message(customer);
  Message undated = message;
  undated.date.reset();
  for (const char* language : {"en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi",
                               "pl", "cs", "hu", "ro", "tr", "ru", "uk", "bg"}) {
    for (const Message* quoted : {&message, &std::as_const(undated)}) {
      const std::string line = attribution_line(*quoted, language);
      CAPTURE(line);
      CHECK(line.find("Dana Reyes") != std::string::npos);
      const std::string body =
          "Hi Dana,\n\n" + line + "\n\n> Is IMAP available on the small plan?\n\n" + answer;
      const Report report = linter.check(message, Message::from_text(body));
      CHECK(std::any_of(report.blocks().begin(), report.blocks().end(), [&](const Block& block) {
        return block.kind == BlockKind::attribution &&
               body.substr(block.span.start, block.span.size()) == line;
      }));
      for (const Diagnostic& diagnostic : report.diagnostics()) {
        CHECK(diagnostic.rule != "wrong-attribution");
        CHECK(diagnostic.rule != "missing-attribution");
      }
    }
  }
  CHECK(attribution_line(message, "und").empty());
  CHECK(attribution_line(message, "ja").empty());
}

TEST_CASE("fixes speak the language of the reply") {
  const auto mended = [](const std::string& question, const std::string& reply,
                         const std::string& name = "Dana") {
    const Message message = read_message(
        "From: Dana Reyes <dana@gallery.example>\nDate: Tue, 03 Mar 2026 09:12:00 +0100\n\n" +
        question + "\n\n" + name + "\n");
    const Message draft = Message::from_text("> " + question + "\n\n" + reply + "\n\nIvo\n");
    return fix(Linter(), message, draft).draft.body;
  };
  const std::string german = "Ist IMAP auch in dem kleinen Paket für uns enthalten?";
  CHECK(mended(german, "Ja, das ist in allen Paketen enthalten, auch in dem kleinen.")
            .starts_with("Hallo Dana,\n\nAm 03.03.2026 schrieb Dana Reyes:\n> "));
  // Who signs with the whole name is not called by the first name.
  CHECK(mended(german, "Ja, das ist in allen Paketen enthalten, auch in dem kleinen.",
               "Mit freundlichen Grüßen\nDana Reyes")
            .starts_with("Hallo Dana Reyes,\n\n"));
  // The reply is too short to tell: the customer's words do.
  CHECK(mended(german, "Ja.").starts_with("Hallo Dana,\n\nAm 03.03.2026 schrieb"));
  CHECK(mended("Est-ce que vous avez une offre avec IMAP pour nous ?",
               "Oui, IMAP est dans toutes les offres, et la petite en fait partie.")
            .starts_with("Bonjour Dana,\n\nLe 03/03/2026, Dana Reyes a écrit :\n> "));
  CHECK(mended("Is IMAP available on the small plan?", answer)
            .starts_with("Hi Dana,\n\nOn Tue, 3 Mar 2026, Dana Reyes wrote:\n> "));
  // Of these the words are not known.
  CHECK(mended("هل هذا متاح في الخطة التي لدينا؟", "نعم، هذا متاح في كل الخطط التي لدينا.")
            .starts_with("> "));
}

TEST_CASE("mail among colleagues is judged by its tone") {
  const Linter linter(Style::parse("internal = ['partner@agency.example']"));
  const std::string text = "@marek TODO: ask Dana. The password is Tz8!kelp-41, idiot.";
  for (const char* to : {"To: marek@hosting.example", "To: partner@agency.example"}) {
    CAPTURE(to);
    const std::string draft = reply(to, text);
    CHECK(!findings(linter, draft, "rude").empty());
    for (const char* rule : {"credential", "internal-text", "leftover-placeholder",
                             "wrong-recipient", "unanswered-question"})
      CHECK(findings(linter, draft, rule).empty());
  }
  CHECK(!findings(linter, reply(to_customer, text), "credential").empty());
}

TEST_CASE("one greeting a day, where the style says so") {
  const std::string header = "From: Ivo Marsh <ivo@hosting.example>\nTo: dana@gallery.example\n";
  const Message draft =
      read_message(header + "Date: Tue, 03 Mar 2026 15:00:00 +0100\n\n" + answer + "\n\nIvo\n");
  const auto fires = [&](const Linter& linter, const std::string& date) {
    CheckOptions options;
    options.thread.push_back(
        read_message(header + "Date: " + date + "\n\nHi Dana,\n\nI will look.\n\nIvo\n"));
    const Report report = linter.check(read_message(customer), draft, options);
    return std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                       [](const Diagnostic& d) { return d.rule == "missing-salutation"; });
  };
  const Linter once(Style::parse("rules.missing-salutation = { once-a-day = true }"));
  CHECK(!fires(once, "Tue, 03 Mar 2026 09:30:00 +0100"));
  CHECK(fires(once, "Mon, 02 Mar 2026 09:30:00 +0100"));
  CHECK(fires(Linter(), "Tue, 03 Mar 2026 09:30:00 +0100"));
}

TEST_CASE("a finding does not tell the secret again") {
  const Linter linter;
  for (const std::string secret :
       {"Tz8!kelp-41", "ghp_k3Jx9QzR7tWm2YvB5nLc8HsD1fGa4PeU6oTi", "4539 1488 0343 6467"}) {
    CAPTURE(secret);
    const auto found =
        findings(linter, reply(to_customer, answer + "\n\nPassword: " + secret), "credential");
    REQUIRE(!found.empty());
    CHECK(found[0].message.find(secret) == std::string::npos);
    CHECK(found[0].message.find(secret.substr(secret.size() / 2)) == std::string::npos);
  }
}

std::string days_of(const std::string& attribution) {
  std::string result;
  for (const NamedDay& day : read_attribution(attribution, {0, attribution.size()}).days) {
    if (!result.empty()) result += " or ";
    result +=
        std::to_string(day.year) + '-' + std::to_string(day.month) + '-' + std::to_string(day.day);
  }
  return result;
}

TEST_CASE("direction marks around names and addresses are no part of them") {
  const std::string attribution =
      "בתאריך יום ג׳, 4 בנוב׳ 2025 ב-14:03 מאת \u202aAna Kovač\u202c\u200f "
      "<\u202aana@k.example\u202c\u200f>:";
  const AttributionParts parts = read_attribution(attribution, {0, attribution.size()});
  REQUIRE(parts.addresses.size() == 1);
  CHECK(slice(attribution, parts.addresses[0]) == "ana@k.example");
  REQUIRE(parts.names.size() == 2);
  CHECK(slice(attribution, parts.names[0]) == "Ana");
  CHECK(slice(attribution, parts.names[1]) == "Kovač");
}

TEST_CASE("the day that an attribution names") {
  CHECK(days_of("On Mon, 15 Dec 2003, Tyler Hannigan wrote:") == "2003-12-15");
  CHECK(days_of("On December 15, 2003 at 9:12 AM, Tyler wrote:") == "2003-12-15");
  CHECK(days_of("On Dec 15, Tyler wrote:") == "0-12-15");
  CHECK(days_of("On 3/4/2026 Tyler wrote:") == "2026-4-3 or 2026-3-4");
  CHECK(days_of("Am 15.12.2003 um 09:12 schrieb Tyler:") == "2003-12-15");
  CHECK(days_of("Am Montag, 2. März 2026 um 09:12 schrieb Dana:") == "2026-3-2");
  CHECK(days_of("Le mar. 3 févr. 2026 à 09:12, Dana a écrit :") == "2026-2-3");
  CHECK(days_of("El lun, 5 ene 2026 a las 9:12, Dana escribió:") == "2026-1-5");
  CHECK(days_of("W dniu 5 października 2026 Dana pisze:") == "2026-10-5");
  CHECK(days_of("2 марта 2026 г., Dana написала:") == "2026-3-2");
  CHECK(days_of("2026-03-02 09:12, Dana wrote:") == "2026-3-2");
  CHECK(days_of("2026年3月2日(月) 9:12 Dana <dana@x.example>:") == "2026-3-2");
  // Names that begin like a month, behind a time of day.
  CHECK(days_of("On Mon, Nov 10, 2025 at 9:12 AM Maria Lopez <m@x.example> wrote:") ==
        "2025-11-10");
  CHECK(days_of("On Tue, Nov 4, 2025 at 12:05 Julia Fox <j@x.example> wrote:") == "2025-11-4");
  CHECK(days_of("Den tirs. 4. nov. 2025 kl. 14.03 skrev Marie Holm:") == "2025-11-4");
  CHECK(days_of("On Nov 10, Martin wrote:") == "0-3-10 or 0-11-10");
  // A month by one name, in Polish and in Croatian.
  CHECK(days_of("sri, 15. lis 2025. u 14:03 Ana napisao je:") == "2025-10-15 or 2025-11-15");
  CHECK(days_of("Dana wrote:").empty());
  CHECK(days_of("On 99/99/2026 Dana wrote:").empty());
}

}  // namespace
