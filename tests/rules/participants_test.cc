#include "rules/participants.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/mail.h"

#include "rules/name_forms.h"
#include "rules/spoken_name.h"

namespace {

using namespace replylint;

bool fires(std::string_view rule, const std::string& customer, const std::string& draft) {
  static const Linter linter;
  const Report report = linter.check(read_message(customer), read_message(draft));
  return std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.rule == rule; });
}

bool wrong_name(const std::string& from, const std::string& salutation,
                const std::string& body = "What does it cost?\n") {
  return fires("wrong-name", "From: " + from + "\n\n" + body,
               "From: Ivo Marsh <ivo@hosting.example>\n\n" + salutation +
                   "\n\nIt costs two euros a month, and is set up at once.\n\nIvo\n");
}

bool missing_closing(const std::string& end) {
  return fires("missing-closing", "What does it cost?\n",
               "Hi Robert,\n\nIt costs two euros a month.\n" + end);
}

TEST_CASE("names are folded") {
  CHECK(fold_name("José") == "jose");
  CHECK(fold_name("Jose\u0301") == "jose");
  CHECK(fold_name("O’Brien") == "obrien");
  CHECK(fold_name("Jean-Luc") == "jeanluc");
  CHECK(fold_name("Łukasz") == "lukasz");
  CHECK(fold_name("Þór") == "thor");
  CHECK(fold_name("Дмитрий") == "дмитрий");
  CHECK(fold_name("张伟") == "张伟");
}

TEST_CASE("display names as one says them") {
  for (const auto& each : std::initializer_list<std::pair<const char*, const char*>>{
           {"Smith, Robert", "Robert Smith"},
           {"Smith, Robert (Sales)", "Robert Smith"},
           {"Smith, Robert (Sales, North)", "Robert Smith"},
           {"Smith, Robert [EXT]", "Robert Smith"},
           {"Smith, Robert via Letters", "Robert Smith"},
           {"Smith, R.J.", "R.J. Smith"},
           {"van der Berg, Jan", "Jan van der Berg"},
           {"García López, María José", "María José García López"},
           {"O'Neill, Siobhan", "Siobhan O'Neill"},
           {"Robert Smith", "Robert Smith"},
           {"Robert Smith (Sales, North)", "Robert Smith (Sales, North)"},
           {"Robert Smith, PhD", "Robert Smith, PhD"},
           {"Smith, Jr.", "Smith, Jr."},
           {"Robert Smith, CEO", "Robert Smith, CEO"},
           {"Robert Smith, Head of Lettings", "Robert Smith, Head of Lettings"},
           {"Smith, Robert - Lettings", "Smith, Robert - Lettings"},
           {"Acme Widgets, Inc.", "Acme Widgets, Inc."},
           {"Smith, Robert, MD", "Smith, Robert, MD"},
           {"Smith,", "Smith,"},
           {", Robert", ", Robert"},
           {"", ""}}) {
    const std::string display = each.first;
    CAPTURE(display);
    CHECK(in_spoken_order(display) == each.second);
    Message message;
    message.from.push_back({display, "x@example.com"});
    const std::string called = sender(message, {}).called;
    CAPTURE(called);
    CHECK(called != "Head");
    CHECK(called != "Sales");
  }
}

TEST_CASE("forms of one name") {
  CHECK(same_name("bob", "robert"));
  CHECK(same_name("bob", "rob"));
  CHECK(same_name("dan", "daniel"));
  CHECK(same_name("muller", "mueller"));
  CHECK_FALSE(same_name("ann", "anna"));
  CHECK_FALSE(same_name("ann", "anne"));
  CHECK_FALSE(same_name("stephen", "steven"));
  CHECK_FALSE(same_name("daniel", "danielle"));
  CHECK(same_name("steve", "steven"));
  CHECK_FALSE(same_name("bill", "robert"));
}

TEST_CASE("misspelled names") {
  CHECK(name_distance("tyler", "tylor") == 1);
  CHECK(name_distance("robetr", "robert") == 1);
  CHECK(name_distance("", "anna") == 4);
  CHECK(is_misspelling("mathijs", "matthijs"));
  CHECK(is_misspelling("ann", "anna"));
  CHECK_FALSE(is_misspelling("bob", "robert"));
  CHECK_FALSE(is_misspelling("sandra", "priya"));
}

TEST_CASE("a salutation with a name of the customer") {
  CHECK_FALSE(wrong_name("Robert Cole <r@shop.example>", "Hi Bob,"));
  CHECK_FALSE(wrong_name("Robert Cole <r@shop.example>", "Dear Dr. Cole,"));
  CHECK_FALSE(wrong_name("Robert Cole <r@shop.example>", "Hi Rob, this is done."));
  CHECK_FALSE(wrong_name("Robert Cole <r@shop.example>", "Hi Robert and Ann,"));
  CHECK_FALSE(wrong_name("\"Cole, Robert\" <r@shop.example>", "Good morning Robert!"));
  CHECK_FALSE(wrong_name("Jonas Mueller <j@shop.example>", "Sehr geehrter Herr Müller,"));
  CHECK_FALSE(wrong_name("Marie-Claire Dupont <m@shop.example>", "Bonjour Marie,"));
  CHECK_FALSE(wrong_name("Zhang Wei <z@shop.example>", "Hi Wei,"));
  CHECK_FALSE(wrong_name("<tyler.h@shop.example>", "Hi Tyler,"));
  CHECK_FALSE(wrong_name("Tyler Hannigan <t@shop.example>", "Hi Ty,", "What now?\n\n--ty\n"));
}

TEST_CASE("a salutation with another name") {
  CHECK(wrong_name("Robert Cole <r@shop.example>", "Hi Bill,"));
  CHECK(wrong_name("Robert Cole <r@shop.example>", "Hi Robetr,"));
  CHECK(wrong_name("Robert Cole <r@shop.example>", "Hi Anna, this is done."));
  CHECK(wrong_name("Tyler Hannigan <t@shop.example>", "Dear Mr Hanigan,"));
  CHECK(wrong_name("Jonas Mueller <j@shop.example>", "Lieber Lukas,"));
  CHECK(wrong_name("x@shop.example", "Hi Tylor,", "What does it cost?\n\nThanks,\nTyler\n"));
}

TEST_CASE("a salutation in the vocative") {
  const auto wrong = [](const std::string& customer, const std::string& salutation) {
    return wrong_name(customer + " <x@shop.example>", salutation);
  };
  for (const char* right :
       {"Dzień dobry Pani Ewo,", "Szanowna Pani Ewo,", "Cześć Ewo,", "Pani Ewo,"}) {
    CAPTURE(right);
    CHECK_FALSE(wrong("Ewa Kowalska", right));
  }
  CHECK_FALSE(wrong("Ana Maj", "Dzień dobry Pani Ano,"));
  CHECK_FALSE(wrong("Katarzyna Maj", "Pani Katarzyno,"));
  CHECK_FALSE(wrong("Katarzyna Maj", "Cześć Kasiu,"));
  CHECK_FALSE(wrong("Katarzyna Maj", "Cześć Kasia,"));
  CHECK_FALSE(wrong("Tomasz Maj", "Cześć Tomku,"));
  CHECK_FALSE(wrong("Marek Maj", "Panie Marku,"));
  CHECK_FALSE(wrong("Ivan Kralj", "Bok Ivane,"));
  CHECK_FALSE(wrong("Petr Novák", "Dobrý den pane Nováku,"));
  CHECK(wrong("Ewa Kowalska", "Dzień dobry Pani Ano,"));
  CHECK(wrong("Katarzyna Maj", "Cześć Gosiu,"));
  CHECK(wrong("Ewa Kowalska", "Hi Ewo,"));
}

TEST_CASE("a salutation to nobody by name, or nobody known") {
  CHECK_FALSE(wrong_name("Robert Cole <r@shop.example>", "Hi there,"));
  CHECK_FALSE(wrong_name("Robert Cole <r@shop.example>", "Hi team,"));
  CHECK_FALSE(wrong_name("Robert Cole <r@shop.example>", "Dear customer,"));
  CHECK_FALSE(wrong_name("billing@shop.example", "Hi Anna,"));
  CHECK_FALSE(wrong_name("Acme Support <billing@shop.example>", "Hi Anna,"));
}

TEST_CASE("closings") {
  CHECK(missing_closing(""));
  CHECK(missing_closing("\nBest regards\n"));
  CHECK(missing_closing("\nSent from my iPhone\n"));
  CHECK_FALSE(missing_closing("\n--ivo\n"));
  CHECK_FALSE(missing_closing("\nCheers, Ivo\n"));
  CHECK_FALSE(missing_closing("\n-- \nIvo Marsh\n"));
  CHECK_FALSE(missing_closing("\nMit freundlichen Grüßen\nIvo Marsh\n"));
}

}  // namespace
