#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "replylint/linter.h"

namespace {

using namespace replylint;

// Of the unanswered question about `asked`; nothing where none is reported.
std::optional<Severity> severity_of(std::string_view customer, std::string_view draft,
                                    std::string_view asked) {
  static const Linter linter;
  const Message inquiry = Message::from_text(customer);
  const Report report = linter.check(inquiry, Message::from_text(draft));
  for (const Diagnostic& diagnostic : report.diagnostics())
    for (const Item& item : report.items())
      if (diagnostic.rule == "unanswered-question" && diagnostic.item == item.id &&
          inquiry.body.substr(item.span.start, item.span.size()).find(asked) != std::string::npos)
        return diagnostic.severity;
  return std::nullopt;
}

constexpr std::string_view tents =
    "Hello,\n\nDo you rent out tents? How much is one? Is a deposit needed?\n\nJo\n";

TEST_CASE("who is handed on, or given no time, is not answered") {
  const auto state_of = [](std::string_view customer, std::string_view draft) {
    const Report report = Linter().check(customer, draft);
    REQUIRE(report.coverage().items.size() == 1);
    return report.coverage().items[0].state;
  };
  constexpr std::string_view when = "Hello,\n\nWhen will the gate be repaired?\n\nJo\n";
  CHECK(state_of(when, "Hi Jo,\n\nThe gate will be repaired in due course.\n\nMara\n") ==
        ItemState::unanswered);
  CHECK(state_of(when, "Hi Jo,\n\nThe gate will be repaired on Friday at ten.\n\nMara\n") !=
        ItemState::unanswered);
  constexpr std::string_view who = "Hello,\n\nCan you send a technician for the gate?\n\nJo\n";
  CHECK(state_of(who,
                 "Hi Jo,\n\nGates are not handled here, please call the porting team.\n\nMara\n") ==
        ItemState::unanswered);
  CHECK(state_of(who, "Hi Jo,\n\nA technician for the gate comes on Friday at ten.\n\nMara\n") !=
        ItemState::unanswered);
}

TEST_CASE("on a mailing list others may answer what is left open") {
  const std::string asked(tents);
  const std::string answer =
      "Hi Jo,\n\nWe do, with poles and bags; a deposit is needed and comes back with the tent.\n\n"
      "Mara\n";
  const std::string footer = "\n____________________\nUsers mailing list\nUsers@lists.example\n";
  const std::string quoted = "\n> ____________________\n> Users mailing list\n";
  CHECK(severity_of(asked, answer, "How much") == Severity::error);
  CHECK(severity_of(asked + footer, answer, "How much") == Severity::suggestion);
  CHECK(severity_of(asked, answer + quoted, "How much") == Severity::suggestion);
  // A rule above another thing, and a list that is only spoken of.
  CHECK(severity_of(asked + "\n-----\nUsers: 12\n", answer, "How much") == Severity::error);
  CHECK(severity_of(asked + "\n-----\nJoin our mailing list!\n", answer, "How much") ==
        Severity::error);
  CHECK(severity_of(asked + "\nI am on your mailing list.\n", answer, "How much") ==
        Severity::error);

  Message from_list = Message::from_text(tents);
  from_list.headers.push_back({"List-Id", "<users.lists.example>"});
  const Report report = Linter().check(from_list, Message::from_text(answer));
  CHECK(std::all_of(report.diagnostics().begin(), report.diagnostics().end(),
                    [](const Diagnostic& found) { return found.severity != Severity::error; }));
}

TEST_CASE("one sentence may answer more questions than there are sentences") {
  CHECK(severity_of(tents,
                    "Hi Jo,\n\nWe do, with poles and bags; a deposit is needed and comes back with "
                    "the tent.\n\nMara\n",
                    "How much") == Severity::error);
  CHECK(severity_of(tents,
                    "Hi Jo,\n\nWe do, with poles and bags, for 24 euros; a deposit is needed and "
                    "comes back with the tent.\n\nMara\n",
                    "How much") == std::nullopt);
}

TEST_CASE("what names nothing is surely open only where no more is said than was asked") {
  constexpr std::string_view inquiry =
      "Hello,\n\nWhat does a tent cost a day? Is it lockable?\n\nJo\n";
  CHECK(severity_of(inquiry, "Hi Jo,\n\nA tent costs 24 euros a day.\n\nMara\n", "lockable") ==
        Severity::error);
  CHECK(
      severity_of(inquiry,
                  "Hi Jo,\n\nA tent costs 24 euros a day. Around its zip there are two rings. They "
                  "take a lock of any kind.\n\n"
                  "Mara\n",
                  "lockable") != Severity::error);
}

TEST_CASE("what one sentence holds answers as many questions as want it") {
  constexpr std::string_view museum =
      "Hello,\n\nWhat time do you open? Is there a lift? What does a child pay? Which bus goes "
      "there?\n\nJo\n";
  constexpr std::string_view reply =
      "Hi Jo,\n\nAt ten, with a lift by the entrance, and children pay 4 euros.\n\nMara\n";
  CHECK(severity_of(museum, reply, "What time") == std::nullopt);
  CHECK(severity_of(museum, reply, "What does") == std::nullopt);
  constexpr std::string_view flat = "Hello,\n\nIs the flat quiet? Which floor is it on?\n\nJo\n";
  CHECK(severity_of(flat, "Hi Jo,\n\nYes, very quiet, on the top floor under the roof.\n\nMara\n",
                    "Which floor") == std::nullopt);
  CHECK(severity_of(flat, "Hi Jo,\n\nYes, very quiet, as all bedrooms face the garden.\n\nMara\n",
                    "Which floor") == Severity::error);
}

TEST_CASE("a price is not told by hours and days") {
  constexpr std::string_view shipping =
      "Hello,\n\nWhat does shipping to Malta cost? How long does it take?\n\nJo\n";
  CHECK(severity_of(shipping, "Hi Jo,\n\nShipping to Malta takes six to eight days.\n\nMara\n",
                    "cost"));
  CHECK_FALSE(severity_of(
      shipping, "Hi Jo,\n\nShipping to Malta is 20, and takes six to eight days.\n\nMara\n",
      "cost"));
  constexpr std::string_view museum =
      "Hello,\n\nIs it open on Sunday? And how much is a ticket?\n\nJo\n";
  CHECK(severity_of(museum, "Hi Jo,\n\nYes, from 10 to 4 on all Sundays.\n\nMara\n", "ticket"));
  CHECK_FALSE(severity_of(
      museum, "Hi Jo,\n\nYes, from 10 to 4 on all Sundays. Adults pay 8 euros.\n\nMara\n",
      "ticket"));
}

TEST_CASE("how long it takes to a place may say that one goes there") {
  constexpr std::string_view islands =
      "Hello,\n\nHow long is the parcel under way? Do you deliver to islands?\n\nJo\n";
  CHECK(severity_of(islands,
                    "Hi Jo,\n\nThe parcel takes two days on the mainland, and four to "
                    "Sylt.\n\nMara\n",
                    "islands") == Severity::suggestion);
  CHECK(severity_of(islands, "Hi Jo,\n\nThe parcel takes two days on the mainland.\n\nMara\n",
                    "islands") == Severity::suggestion);
  CHECK(severity_of(islands, "Hi Jo,\n\nThe parcel takes two days.\n\nMara\n", "islands") ==
        Severity::error);
  constexpr std::string_view contact = "Hello,\n\nWho is my contact? Can I call her?\n\nJo\n";
  CHECK(severity_of(contact, "Hi Jo,\n\nAnna Blum, on 555 0122, from 9 to 5.\n\nMara\n",
                    "call her") == Severity::suggestion);
}

TEST_CASE("below the only quote of a paragraph all of it may be answered") {
  const auto severity = [](std::string_view gap) {
    return severity_of(
        "Hello,\n\nHow do I limit a token to one bucket?" + std::string(gap) +
            "The policy box is empty and wants JSON.\n\nJo\n",
        "Hi Jo,\n\n> The policy box is empty and wants JSON.\n\nPaste this and change the name. "
        "What is not allowed is forbidden, so nothing else is needed.\n\nMara\n",
        "How do I");
  };
  CHECK(severity(" ") == Severity::suggestion);
  CHECK(severity("\n\n") == Severity::error);
  // Not where a price is asked for, and none told.
  CHECK(severity_of("Hello,\n\nIs IMAP on the small plan? What does the large plan cost?\n\nJo\n",
                    "Hi Jo,\n\n> Is IMAP on the small plan?\n\nYes, IMAP is on every plan.\n\n"
                    "Mara\n",
                    "cost") == Severity::error);
}

TEST_CASE("below several quotes in a row as much may be said as they ask") {
  const auto severity = [](const std::string& answer) {
    return severity_of(
        "Hello,\n\nCan I swim with it?\n\nDo you have plasters?\n\nJo\n",
        "Hi Jo,\n\n> Can I swim with it?\n\n> Do you have plasters?\n\n" + answer + "\n\nMara\n",
        "swim");
  };
  CHECK(severity("Swimming is fine. Plasters are in the parcel.") == Severity::suggestion);
  CHECK(severity("Plasters are in the parcel.") == Severity::error);
}

TEST_CASE("who asks back has not passed the question over") {
  constexpr std::string_view customer =
      "Hello,\n\nOur pump drips since the frost. How much does a new seal cost?\n\nJo\n";
  CHECK(severity_of(customer,
                    "Hi Jo,\n\nThe drip comes from the frost, which lifts the lid of the pump.\n\n"
                    "Mara\n",
                    "How much") == Severity::error);
  CHECK(
      severity_of(customer,
                  "Hi Jo,\n\nThe drip comes from the frost, which lifts the lid of the pump. Which "
                  "number stands on the lid?\n\nMara\n",
                  "How much") != Severity::error);
}

}  // namespace
