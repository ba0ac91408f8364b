#include <string>

#include <doctest/doctest.h>

#include "replylint/inquiry.h"

namespace {

using namespace replylint;

// What the only item of a message wants.
std::string wants(const std::string& body) {
  const Inquiry inquiry = parse_inquiry(Message::from_text(body));
  if (inquiry.items.size() != 1) return std::to_string(inquiry.items.size()) + " items";
  return std::string(to_string(inquiry.items[0].wants));
}

TEST_CASE("what a question wants to know") {
  CHECK(wants("Is IMAP available on this plan?") == "verdict");
  CHECK(wants("Can you tell me whether the backup ran?") == "verdict");
  CHECK(wants("Does the disk hold the left or the right half?") == "choice");
  CHECK(wants("Tuesday at ten or at two, which one suits you better?") == "choice");
  CHECK(wants("Which of them is faster, the old or the new one?") == "choice");
  CHECK(wants("Which files do I have to copy or delete?") == "thing");
  CHECK(wants("Will it be online tomorrow or not?") == "verdict");
  CHECK(wants("When does the migration start?") == "time");
  CHECK(wants("Please let me know when you can do it.") == "time");
  CHECK(wants("How long will the restore take?") == "time");
  CHECK(wants("What time will you start?") == "time");
  CHECK(wants("How much is a second address?") == "quantity");
  CHECK(wants("What does a night in the second week of June cost?") == "quantity");
  CHECK(wants("What is the price of the larger plan?") == "quantity");
  CHECK(wants("Where do I find the invoices?") == "place");
  CHECK(wants("What is the address of the mirror?") == "place");
  CHECK(wants("Who approved the change?") == "person");
  CHECK(wants("Why was the server restarted?") == "reason");
  CHECK(wants("Do you have any idea why it restarts?") == "reason");
  CHECK(wants("What caused the outage?") == "reason");
  CHECK(wants("How do I add a user?") == "manner");
  CHECK(wants("What is the best way to move the mail?") == "manner");
  CHECK(wants("What do I need to do?") == "manner");
  CHECK(wants("Which version do you run?") == "thing");
}

TEST_CASE("a question word that opens a clause is not what is asked") {
  CHECK(wants("When I send a mail, is a copy kept?") == "verdict");
  CHECK(wants("Is this the file which you need?") == "verdict");
  CHECK(wants("Is that what you would expect?") == "verdict");
}

TEST_CASE("requests and problems want something done") {
  CHECK(wants("Could you restart the mail server?") == "act");
  CHECK(wants("My site is down since this morning.") == "act");
}

// The forms of all items.
std::string forms(const std::string& body) {
  std::string result;
  for (const Item& item : parse_inquiry(Message::from_text(body)).items)
    result += (result.empty() ? "" : " ") + std::string(to_string(item.form));
  return result;
}

TEST_CASE("the form of an item is that of its sentence or clause") {
  CHECK(forms("Could you restart the mail server?") == "interrogative");
  CHECK(forms("Please restart the mail server.") == "imperative");
  CHECK(forms("We need a copy of the invoice for March.") == "declarative");
  CHECK(forms("My site is down, can you restart it?") == "declarative interrogative");
  CHECK(forms("Can I add a second user and how much does it cost?") ==
        "interrogative interrogative");
}

}  // namespace
