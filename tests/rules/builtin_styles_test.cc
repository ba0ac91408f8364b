// Each guide as a whole style: what it calls a bad answer is one, and for the reason that it gives.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/rule.h"

namespace {

using namespace replylint;

// The severity with which a rule is reported; nothing if it is not.
std::optional<Severity> severity(std::string_view style, std::string_view customer,
                                 std::string_view draft, std::string_view rule) {
  const Linter linter(Style::load(style));
  const Report report = linter.check(customer, draft);
  for (const Diagnostic& diagnostic : report.diagnostics())
    if (diagnostic.rule == rule) return diagnostic.severity;
  return std::nullopt;
}

TEST_CASE("Five conditions: a solved problem needs its cause") {
  const std::string_view customer = "Hello,\n\nMy site is down, HELP!\n\nTyler\n";
  const std::string_view bad =
      "Hi Tyler,\n\nWe have solved this problem, please check your site.\n\nJohn\n";
  CHECK(severity("five-conditions", customer, bad, "missing-cause") == Severity::error);
  CHECK(severity("all", customer, bad, "missing-cause") == Severity::error);
  const std::string_view good =
      "Hi Tyler,\n\nWe checked your site. There was a syntax error in the file site/file.php, due to "
      "which everything did not work. We edited this file and fixed this error, and at the moment "
      "everything is working correctly. We do not know who changed the file; please check the FTP "
      "logs to find out, so that it does not happen again.\n\nJohn\n";
  for (const char* rule : {"missing-cause", "missing-fix", "missing-status", "missing-prevention"})
    CHECK_MESSAGE(severity("five-conditions", customer, good, rule) == std::nullopt, rule);
}

TEST_CASE("Tip #2: fix it, and neither boast nor apologise") {
  const std::string_view customer =
      "Hi,\n\nwe're having a problem: your load balancer is dropping 30% of the connections.\n\nVlad\n";
  const std::string_view bad =
      "Hi Vlad,\n\nOh, that can't be, we have the biggest network. We are terribly sorry, and I am "
      "going to escalate this to the engineer more capable of helping you.\n\nAnn\n";
  CHECK(severity("tip2", customer, bad, "denial") == Severity::error);
  CHECK(severity("tip2", customer, bad, "apology") == Severity::suggestion);
  CHECK(severity("default", customer, bad, "denial") == Severity::warning);
  // Where another guide asks for an apology, none is an offence.
  CHECK(severity("all", customer, bad, "apology") == std::nullopt);
  CHECK(severity("five-conditions", customer, bad, "apology") == std::nullopt);
  // What cannot be done is no apology for what went wrong.
  CHECK(severity("tip2", customer, "Hi Vlad,\n\nSorry, we do not have more of them.\n\nAnn\n",
                 "apology") == std::nullopt);
}

TEST_CASE("Default: what the customer did twice may be the answer") {
  CHECK(severity("default", "Hi,\n\nI got two letters. Which one counts?\n\nMia\n",
                 "Hi Mia,\n\nYou submitted the form twice, so you got two letters. The second one "
                 "counts.\n\nAnn\n",
                 "blame") == Severity::suggestion);
}

TEST_CASE("Correspondence 101: an ETA for the next step, and every question answered") {
  const std::string_view customer =
      "Hi,\n\nwhy does the export stop at 100 rows? Can we get a quote for ten seats?\n\nMia\n";
  const std::string_view bad =
      "Hi Mia,\n\n> why does the export stop at 100 rows?\n\nWe have passed this to our developers "
      "and will let you know.\n\nSam\n";
  CHECK(severity("correspondence-101", customer, bad, "missing-eta") == Severity::error);
  CHECK(severity("default", customer, bad, "missing-eta") == Severity::warning);
}

TEST_CASE("JohnCompanies: no ticket systems, and a test after a DNS change") {
  const std::string_view customer =
      "Hello John,\n\nPlease direct the domain gallery.example to my second IP 192.0.2.35.\n\nTy\n";
  CHECK(severity("johncompanies", customer,
                 "Hi Ty,\n\n> Please direct the domain gallery.example to my second IP "
                 "192.0.2.35.\n\nI have pointed the domain to your second IP.\n\n--john\n",
                 "expected-phrase") == Severity::warning);
  CHECK(severity("johncompanies", customer,
                 "\nHi Ty,\n\nOn Mon, 15 Dec 2003, Ty wrote:\n\n> Please direct the domain "
                 "gallery.example to my second IP 192.0.2.35.\n\nThis is done, please test.\n\n"
                 "--john\n",
                 "expected-phrase") == std::nullopt);
  CHECK(severity("johncompanies", customer,
                 "Hi Ty,\n\nYour ticket has been created. Please do not reply to this email.\n\n"
                 "--john\n",
                 "ticket-speak") == Severity::error);
}

TEST_CASE("Notes on support: all that is needed is asked for at once") {
  const std::string_view customer =
      "Hi,\n\nthe installation of your program stops halfway. What can I do?\n\nLena\n";
  const std::string_view piecemeal =
      "Hi Lena,\n\n> the installation of your program stops halfway. What can I do?\n\nWhich version "
      "of the program do you install?\n\nPaul\n";
  CHECK(severity("support-notes", customer, piecemeal, "piecemeal-questions") == Severity::warning);
  CHECK(severity("default", customer, piecemeal, "piecemeal-questions") == std::nullopt);
}

TEST_CASE("a style says something of each rule of its guide") {
  // All of the catalogue is in reach of the style that takes in every guide.
  const Style all = Style::load("all");
  for (const RuleInfo& rule : rules())
    CHECK_MESSAGE(all.severity(rule.id).has_value(), std::string(rule.id));
}

TEST_CASE("a part that may only be missing is suggested, however strict the style") {
  constexpr std::string_view customer =
      "Hi,\n\nAll eighty prints came out with a red cast.\n\nMira";
  constexpr std::string_view draft =
      "Hi Mira,\n\n> All eighty prints came out with a red cast.\n\n"
      "The developer had drifted out of tolerance on Monday afternoon. Since Tuesday the bath is "
      "measured before every run instead of once a day, so this will not repeat itself.\n\n"
      "Kind regards,\nOle";
  for (const char* style : {"default", "five-conditions", "tip2", "all"}) {
    CAPTURE(style);
    CHECK(severity(style, customer, draft, "missing-fix") == Severity::suggestion);
    CHECK(severity(style, customer, draft, "missing-status") == Severity::suggestion);
  }
}

TEST_CASE("what is open beyond doubt is an error, what other words may answer a suggestion") {
  const std::string wishes =
      "Hi,\n\nPlease point shop.example.com at 192.0.2.44.\nPlease remove the mailbox of Ines.\n\nMia\n";
  const std::string one_done =
      "The record for shop.example.com points at 192.0.2.44 now.\n\nAnna\n";
  CHECK(severity("default", wishes, "Hi Mia,\n\n" + one_done, "unaddressed-request") ==
        Severity::suggestion);
  CHECK(severity("default", wishes,
                 "Hi Mia,\n\n> Please remove the mailbox of Ines.\n\n> Please point "
                 "shop.example.com at 192.0.2.44.\n\n" +
                     one_done,
                 "unaddressed-request") == Severity::error);

  const auto quoted = [](std::string_view question) {
    return "Hi Mia,\n\n> The sync takes an hour.\n\nIt waits for the slowest disk, which we replace on "
           "Friday.\n\n> " +
           std::string(question) + "\n\nAnna\n";
  };
  const auto asked = [&](std::string_view question) {
    return severity("default",
                    "Hi,\n\nThe sync takes an hour. " + std::string(question) + "\n\nMia\n",
                    quoted(question), "unanswered-question");
  };
  CHECK(asked("How much does a second disk cost?") == Severity::error);
  CHECK(asked("Does anybody have an idea?") == Severity::suggestion);
}

TEST_CASE("what is owned up to may be called by its name") {
  const std::string asked = "Hi,\n\nWhy is my shop slow since Monday?\n\nMia\n";
  const std::string cause =
      "Hi Mia,\n\nThe theme loads forty scripts, which is a horrible hack. With one file it is fast.\n";
  CHECK(severity("default", asked, cause + "\nAnna\n", "rude") == Severity::warning);
  CHECK(severity("default", asked, cause + "I'm sorry for it.\n\nAnna\n", "rude") ==
        Severity::suggestion);
}

}  // namespace
