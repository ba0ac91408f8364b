// What counts as speaking of an attachment of this mail.
#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/mail.h"

namespace {

using namespace replylint;

bool fires(const std::string& prose, const std::string& customer = "Could you send the log?\n") {
  static const Linter linter;
  const Report report = linter.check(
      read_message(customer),
      read_message("From: Ivo Marsh <ivo@hosting.example>\n\nHi Rosa,\n\n" + prose + "\n\nIvo\n"));
  return std::any_of(
      report.diagnostics().begin(), report.diagnostics().end(),
      [](const Diagnostic& diagnostic) { return diagnostic.rule == "missing-attachment"; });
}

TEST_CASE("something is said to be attached") {
  CHECK(fires("I've attached the log file."));
  CHECK(fires("I have attached it."));
  CHECK(fires("Please find attached the invoice."));
  CHECK(fires("Attached is the report you asked for."));
  CHECK(fires("The screenshots are attached to this mail."));
  CHECK(fires("You will find the form in the attachment."));
  CHECK(fires("Here is the file (attached)."));
  CHECK(fires("Im Anhang finden Sie die Rechnung."));
  CHECK(fires("Vous trouverez ci-joint la facture."));
  CHECK(fires("Adjunto la factura de marzo."));
}

TEST_CASE("nothing is said to be attached") {
  CHECK_FALSE(fires("I have attached the volume to your server."));
  CHECK_FALSE(fires("I attached the log to the ticket."));
  CHECK_FALSE(fires("Please attach a screenshot."));
  CHECK_FALSE(fires("If you attach the log, I can look at it."));
  CHECK_FALSE(fires("I have not attached the log, since it is too large."));
  CHECK_FALSE(fires("I will attach the invoice tomorrow."));
  CHECK_FALSE(fires("The attached storage is slow today."));
  CHECK_FALSE(fires("I've attached it here: https://hosting.example/log"));
  CHECK_FALSE(fires("The rules are attached below:\n\n    allow tcp 22\n    deny all"));
  CHECK_FALSE(fires("Ich habe Ihren Anhang nicht erhalten."));
}

TEST_CASE("the customer's attachment") {
  const std::string customer = "I have attached the log. What does it say?\n";
  CHECK_FALSE(fires("The file you attached is empty.", customer));
  CHECK_FALSE(fires("The attached log says that the disk is full.", customer));
  CHECK(fires("I have attached the repaired file.", customer));
}

}  // namespace
