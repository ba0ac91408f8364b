#include "rules/handed_on.h"

#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "replylint/inquiry.h"
#include "replylint/mail.h"

namespace {

using namespace replylint;

const std::string fields =
    "From: Jane Poole <jane@poole.example>\nSubject: question\n\nIs the blue model back in June?\n";

std::optional<Message> handed_on(const std::string& from, const std::string& subject,
                                 const std::string& body, const std::string& draft = "Hi Jane,\n") {
  return handed_on_message(read_message("From: " + from + "\nTo: help@firm.example\nSubject: " +
                                        subject + "\n\n" + body),
                           Message::from_text(draft));
}

std::string writer(const std::optional<Message>& message) {
  return message ? message->from.front().name + " <" + message->from.front().address + ">" : "";
}

TEST_CASE("a contact form names the customer") {
  const std::string jane = "Jane Poole <jane@poole.example>";
  CHECK(writer(handed_on("WordPress <wordpress@firm.example>", "question", fields)) == jane);
  CHECK(writer(handed_on("Shopify <mailer@shop.example>", "question", fields)) == jane);
  CHECK(writer(handed_on("WordPress <wordpress@firm.example>", "Frage",
                         "Von: Jana Pohl <jana@pohl.example>\nBetreff: Frage\n\nWann?\n")) ==
        "Jana Pohl <jana@pohl.example>");
  const auto named = [](const std::string& name) {
    return writer(handed_on("WordPress <wordpress@firm.example>", "question",
                            "From: " + name + "\nSubject: question\n\nIs it back in June?\n"));
  };
  CHECK(named("jane@poole.example (Jane Poole)") == jane);
  CHECK(named("Jane Poole @ Acme") == "Jane Poole @ Acme <>");
  CHECK(named("Jane @ Acme <jane@poole.example>") == "Jane @ Acme <jane@poole.example>");
  // Somebody who pastes what they got.
  CHECK_FALSE(handed_on("Tyler Hannigan <tyler@mail.example>", "spam", fields));
}

TEST_CASE("a colleague forwards the customer's mail") {
  const std::string body =
      "Please answer her.\n\nBob\n\n---------- Forwarded message ---------\n" + fields + "\nJane\n";
  const auto message = handed_on("Bob Lang <bob@firm.example>", "Fwd: question", body);
  REQUIRE(message);
  CHECK(message->from.front().name == "Jane Poole");
  CHECK(message->from.back().name == "Bob Lang");
  const Inquiry inquiry = parse_inquiry(*message);
  REQUIRE(inquiry.items.size() == 1);
  CHECK(slice(message->body, inquiry.items[0].span) == "Is the blue model back in June?");
  // The answer is for the colleague.
  CHECK_FALSE(
      handed_on("Bob Lang <bob@firm.example>", "Fwd: question", body, "Hi Bob,\n\nDone.\n"));
  // The colleague gets a copy.
  const auto draft_to = [&](const std::string& recipients) {
    const Message draft = read_message(recipients + "\n\nHi Jane,\n\nYes.\n");
    return handed_on_message(
        read_message("From: Bob Lang <bob@firm.example>\nTo: help@firm.example\nSubject: Fwd: "
                     "question\n\n" +
                     body),
        draft);
  };
  CHECK(draft_to("To: jane@poole.example\nCc: bob@firm.example"));
  CHECK(draft_to("To: jane@poole.example, bob@firm.example"));
  CHECK_FALSE(draft_to("To: bob@firm.example\nCc: jane@poole.example"));
  // The customer forwards something.
  CHECK_FALSE(handed_on("Bob Lang <bob@other.example>", "Fwd: question", body));
  // A reply among colleagues, with the history below.
  CHECK_FALSE(handed_on("Bob Lang <bob@firm.example>", "Re: question",
                        "What do we say?\n\nBob\n\n-----Original Message-----\n" + fields));
}

TEST_CASE("Apple Mail quotes what it forwards") {
  const auto message =
      handed_on("Bob Lang <bob@firm.example>", "Fwd: question",
                "Begin forwarded message:\n\n> From: Jane Poole <jane@poole.example>\n> Subject: "
                "question\n>\n> Is the blue model back in June?\n");
  CHECK(writer(message) == "Jane Poole <jane@poole.example>");
}

}  // namespace
