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
  CHECK(fires("Pls find attched the contract."));
  CHECK(fires("I have attatched the log."));
  CHECK(fires("The contract is in the attachement."));
  CHECK(fires("You will find the contract as an attachment."));
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
  CHECK_FALSE(fires("I will send you the contract as an attachment tomorrow by noon."));
  CHECK_FALSE(fires("Tomorrow you get the contract as an attachment from our lawyer."));
  CHECK_FALSE(fires("You will get the contract as an attachment from our lawyer."));
  CHECK_FALSE(fires("The attached storage is slow today."));
  CHECK_FALSE(fires("I've attached it here: https://hosting.example/log"));
  CHECK_FALSE(fires("The rules are attached below:\n\n    allow tcp 22\n    deny all"));
  CHECK_FALSE(fires("Ich habe Ihren Anhang nicht erhalten."));
}

TEST_CASE("the picture of a signature is not what was said to be attached") {
  static const Linter linter;
  const auto fires_beside = [](const std::string& file, const std::string& prose) {
    Message draft =
        read_message("From: Ivo Marsh <ivo@hosting.example>\n\nHi Rosa,\n\n" + prose + "\n\nIvo\n");
    draft.attachments.push_back({file, "image/png", 0});
    draft.attachments_known = true;
    const Report report = linter.check(read_message("Could you send the form?\n"), draft);
    return std::any_of(
        report.diagnostics().begin(), report.diagnostics().end(),
        [](const Diagnostic& diagnostic) { return diagnostic.rule == "missing-attachment"; });
  };
  CHECK(fires_beside("image001.png", "The form is attached, with two pages to sign."));
  CHECK(fires_beside("logo.png", "The form is attached, with two pages to sign."));
  CHECK_FALSE(fires_beside("form.png", "The form is attached, with two pages to sign."));
  CHECK_FALSE(fires_beside("image001.png", "The form is attached as a picture."));
  CHECK_FALSE(fires_beside("image001.png", "A screenshot of the form is attached."));
}

TEST_CASE("a visiting card is not what was said to be attached") {
  static const Linter linter;
  const auto fires_beside_card = [](const std::string& prose) {
    const Report report = linter.check(
        read_message("Could you send the log?\n"),
        read_message("From: Ivo Marsh <ivo@hosting.example>\nMIME-Version: 1.0\n"
                     "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHi Rosa,\n\n" +
                     prose +
                     "\n\nIvo\n--b\nContent-Type: text/x-vcard; name=ivo.vcf\n\nBEGIN:VCARD\n"
                     "END:VCARD\n--b--\n"));
    return std::any_of(
        report.diagnostics().begin(), report.diagnostics().end(),
        [](const Diagnostic& diagnostic) { return diagnostic.rule == "missing-attachment"; });
  };
  CHECK(fires_beside_card("I've attached the log file."));
  CHECK_FALSE(fires_beside_card("I've attached my card."));
}

TEST_CASE("a file is handed over without the word") {
  CHECK(fires("Here is the plan as a PDF."));
  CHECK(fires("Here's the usage of March, as a spreadsheet."));
  CHECK(fires("Thanks for waiting - here is the signed contract as a PDF file."));
  CHECK(fires("Here are the photos you asked for."));
  CHECK(fires("Here is a photo of the rack in your new room."));
  CHECK(fires("Here is a screenshot of the page where you find it."));
  CHECK(fires("I've put the invoice in here as a PDF."));
  CHECK(fires("I have put the drawings in here for you."));
  CHECK(fires("We have included the price list in Excel format."));
  CHECK(fires("I've included a screenshot of the settings."));
  CHECK(fires("Included you will find the quote as a PDF."));
  CHECK(fires("Herewith the drawing of the cabin."));
  CHECK(fires("I'm sending you the invoice as a PDF."));
}

TEST_CASE("a file is spoken of and not handed over") {
  CHECK_FALSE(fires("You can download it as a PDF."));
  CHECK_FALSE(fires("Here is the guide, which you can also download as a PDF."));
  CHECK_FALSE(fires("Here are the steps to save the page as a PDF."));
  CHECK_FALSE(fires("Here is how you export the plan as a spreadsheet."));
  CHECK_FALSE(fires("Here is the plan as a PDF: https://hosting.example/plan.pdf"));
  CHECK_FALSE(fires("Here is the plan as a PDF:\n\nhttps://hosting.example/plan.pdf"));
  CHECK_FALSE(fires("Here is the plan as a PDF.\n\nhttps://hosting.example/plan.pdf"));
  CHECK_FALSE(fires("Here is the table as text:\n\n    a  1\n    b  2"));
  CHECK_FALSE(fires("Here are the scan results for your server: nothing was found."));
  CHECK_FALSE(fires("Here is the full picture: two disks failed, and one is left."));
  CHECK_FALSE(fires("I've put the invoice in your account as a PDF."));
  CHECK_FALSE(fires("We have included a photo of the lid on the product page."));
  CHECK_FALSE(fires("Here are the photos on our website."));
  CHECK_FALSE(fires("We have included a photo on the product page."));
  CHECK_FALSE(fires("I have put the contract in the mail as a PDF, and the copy in your crate."));
  CHECK_FALSE(fires("I have added a screenshot to the guide."));
  CHECK_FALSE(fires("I've included the new drawing in the parcel."));
  CHECK_FALSE(fires("I'm sending you the invoice as a PDF in a separate mail."));
  CHECK_FALSE(fires("We are sending the contract as a PDF tomorrow."));
  CHECK_FALSE(fires("I sent you the invoice as a PDF on Monday."));
  CHECK_FALSE(fires("The invoice comes as a PDF with each order."));
  CHECK_FALSE(fires("Please send us the form as a PDF."));
  CHECK_FALSE(fires("We cannot put the invoice in here as a PDF."));
  CHECK_FALSE(fires("Here is the screenshot you sent me, with the button in red."));
}

TEST_CASE("a link of an HTML draft may lead to the file") {
  static const Linter linter;
  const auto found = [](const std::string& prose) {
    const Report report = linter.check(
        read_message("Could you send the plan?\n"),
        read_message("From: Ivo Marsh <ivo@hosting.example>\nContent-Type: text/html\n\n<p>Hi "
                     "Rosa,</p><p>" +
                     prose + "</p><p>Ivo</p>"));
    return std::any_of(
        report.diagnostics().begin(), report.diagnostics().end(),
        [](const Diagnostic& diagnostic) { return diagnostic.rule == "missing-attachment"; });
  };
  CHECK(found("Here is the plan as a PDF."));
  CHECK_FALSE(found("Here is the plan as a <a href=\"https://hosting.example/plan\">PDF</a>."));
}

TEST_CASE("the customer's attachment") {
  const std::string customer = "I have attached the log. What does it say?\n";
  CHECK_FALSE(fires("The file you attached is empty.", customer));
  CHECK_FALSE(fires("The attached log says that the disk is full.", customer));
  CHECK(fires("I have attached the repaired file.", customer));
}

}  // namespace
