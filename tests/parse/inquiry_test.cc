#include "replylint/inquiry.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

using Kinds = std::vector<ItemKind>;

constexpr ItemKind question = ItemKind::question;
constexpr ItemKind request = ItemKind::request;
constexpr ItemKind problem = ItemKind::problem;
constexpr ItemKind praise = ItemKind::praise;
constexpr ItemKind complaint = ItemKind::complaint;

Inquiry parse(const std::string& body) {
  return parse_inquiry(Message::from_text(body));
}

Kinds kinds(const std::string& body) {
  Kinds result;
  for (const Item& item : parse(body).items) result.push_back(item.kind);
  return result;
}

std::vector<std::string> items(const std::string& body) {
  std::vector<std::string> result;
  for (const Item& item : parse(body).items) result.emplace_back(slice(body, item.span));
  return result;
}

TEST_CASE("questions with and without a mark") {
  CHECK(kinds("Is the backup done on Sundays?") == Kinds{question});
  CHECK(kinds("How much does a second disk cost") == Kinds{question});
  CHECK(kinds("How does early March suit you.") == Kinds{question});
  CHECK(kinds("How would Tuesday look.") == Kinds{question});
  CHECK(kinds("How Tuesday went is in the report.").empty());
  CHECK(kinds("How does backup work is explained in the manual.").empty());
  CHECK(kinds("Is there a limit on the size of a mailbox.") == Kinds{question});
  CHECK(kinds("Can I pay by invoice?") == Kinds{question});
  CHECK(kinds("Is it possible to move the plan to another account?") == Kinds{question});
  CHECK(kinds("What happens with my data when I cancel?") == Kinds{question});
}

TEST_CASE("a question behind what leads to it") {
  CHECK(kinds("Quick one too: how long do I boil the beans, mine always stay hard") ==
        Kinds{question});
  CHECK(kinds("We also got two keys, a long one and a short one, which one is it") ==
        Kinds{question});
  CHECK(kinds("I want to keep my number when I move to you, how does that work?") ==
        Kinds{question});
  CHECK(kinds("Please find it and please tell me who did sign.") == Kinds{request, question});
  CHECK(kinds("Please find the form attached.").empty());
}

TEST_CASE("questions without a mark whose subject is no pronoun") {
  CHECK(kinds("Would a longer hose fit the tap.") == Kinds{question});
  CHECK(kinds("Do the lamps have a switch.") == Kinds{question});
  CHECK(kinds("I can paint it myself, does the wall have to be dry.") == Kinds{question});
  CHECK(kinds("Who pays for the lorry.") == Kinds{question});
  CHECK(kinds("Any news on the boat.") == Kinds{question});
  CHECK(kinds("And how long till the paint is dry, roughly.") == Kinds{question});
  CHECK(kinds("What happens to the deposit") == Kinds{question});
  CHECK(kinds("Which of the two fits the older frame.") == Kinds{question});
  CHECK(kinds("which one covers glass") == Kinds{question});
  CHECK(kinds("what r the opening hours") == Kinds{question});
  CHECK(kinds("Delivery to the island, how long does that take.") == Kinds{question});
  CHECK(kinds("We come by boat, where do we tie up.") == Kinds{question});
  CHECK(kinds("The rails are the old sort, will the frames fit.") == Kinds{question});
  CHECK(kinds("Which of course is no trouble.").empty());
  CHECK(kinds("We came back, when the rain stopped.").empty());
  CHECK(kinds("My brother, who built the shed, lives in Riga now.").empty());
  CHECK(kinds("Our guide, who paid for the boat, was kind.").empty());
}

TEST_CASE("what is the likeliest report where nothing is asked") {
  const Kinds report{problem};
  CHECK(kinds("We rehearse on Mondays. Somebody has moved the piano into the corridor again.") ==
        report);
  CHECK(kinds("Thank you, everything arrived.").size() <= 1);
  CHECK(kinds("Thank you, everything arrived.") != report);
}

TEST_CASE("indirect questions") {
  CHECK(kinds("I was wondering whether you also offer phone support.") == Kinds{question});
  CHECK(kinds("Please let me know which of the two plans includes backups.") == Kinds{question});
  CHECK(kinds("I am not sure how to point the domain at the new address.") == Kinds{question});
  CHECK(kinds("I can't figure out whether the certificate was renewed.") == Kinds{question});
  CHECK(kinds("Could you tell me when the migration starts?") == Kinds{question});
  CHECK(kinds("Please advise how we should proceed.") == Kinds{question});
  CHECK(kinds("I would like to know what the upgrade costs.") == Kinds{question});
}

TEST_CASE("who says that an answer is wanted is believed") {
  for (const std::string text :
       {"I was also wondering how much a second mailbox costs.",
        "We are wondering if you ship to Malta.", "I'd like to know when the courses begin.",
        "Please let us know whether the hall is free."}) {
    CAPTURE(text);
    const Inquiry inquiry = parse_inquiry(Message::from_text("Hello,\n\n" + text + "\n\nAnna\n"));
    REQUIRE(inquiry.items.size() == 1);
    CHECK(inquiry.items[0].confidence >= 0.9);
  }
}

TEST_CASE("requests") {
  CHECK(kinds("Could you restart the mail server?") == Kinds{request});
  CHECK(kinds("Please point www.example.com at 192.0.2.7.") == Kinds{request});
  CHECK(kinds("We need a copy of the invoice for March.") == Kinds{request});
  CHECK(kinds("Could I get the log files of last night?") == Kinds{request});
  CHECK(kinds("Remove the second address from my account.") == Kinds{request});
  CHECK(kinds("If the disk is full, delete the old logs.") == Kinds{request});
}

TEST_CASE("problems, complaints and praise") {
  CHECK(kinds("Our freezer has stopped cooling.") == Kinds{problem});
  CHECK(kinds("My site is down since this morning.") == Kinds{problem});
  CHECK(kinds("I get an error 500 on every page.") == Kinds{problem});
  CHECK(kinds("The printer doesn't work any more.") == Kinds{problem});
  CHECK(kinds("I can't log in to the panel.") == Kinds{problem});
  CHECK(kinds("The app keeps crashing.") == Kinds{problem});
  CHECK(kinds("This is unacceptable.") == Kinds{complaint});
  CHECK(kinds("We are very happy with your service.") == Kinds{praise});
}

TEST_CASE("two items in one sentence") {
  CHECK(items("Can I add a second user and how much does it cost?") ==
        std::vector<std::string>{"Can I add a second user", "how much does it cost?"});
  CHECK(items("What does that cost, do you deliver, and what happens if one gets damaged?") ==
        std::vector<std::string>{"What does that cost", "do you deliver",
                                 "what happens if one gets damaged?"});
  CHECK(items("When can I come, how long will it take and who do I ask for?") ==
        std::vector<std::string>{"When can I come", "how long will it take", "who do I ask for?"});
  CHECK(items("Who is responsible and will it stop?") ==
        std::vector<std::string>{"Who is responsible", "will it stop?"});
  CHECK(items("Do you ship to Norway, and if so, how much is it?") ==
        std::vector<std::string>{"Do you ship to Norway", "how much is it?"});
  CHECK(items("What do you mean, is it broken?") ==
        std::vector<std::string>{"What do you mean, is it broken?"});
  CHECK(items("It works with 4 but not with 5, is that right?").size() == 1);
  CHECK(items("How long does the move take, and the downtime?") ==
        std::vector<std::string>{"How long does the move take", "the downtime?"});
  CHECK(items("Does it run on Linux or do I need Windows?").size() == 1);
  CHECK(kinds("My site is down, can you restart it?") == Kinds{problem, request});
}

TEST_CASE("halves of a compound question") {
  using Items = std::vector<std::string>;
  CHECK(items("When does it start and for how long will it be down?") ==
        Items{"When does it start", "for how long will it be down?"});
  CHECK(items("How much is the second disk and why?") ==
        Items{"How much is the second disk", "why?"});
  CHECK(items("Please let me know when the move starts and how long it takes.") ==
        Items{"Please let me know when the move starts", "how long it takes."});
  CHECK(items("I was wondering whether you keep backups and how far they go back.") ==
        Items{"I was wondering whether you keep backups", "how far they go back."});
  CHECK(
      items("I would like to know when it starts, what it costs and whether lunch is included.") ==
      Items{"I would like to know when it starts", "what it costs", "whether lunch is included."});
  CHECK(items("I wonder how long the battery lasts and if it can be replaced.") ==
        Items{"I wonder how long the battery lasts", "if it can be replaced."});
  CHECK(items("I'd like to ask whether you ship to Norway, and if so, how long it takes.") ==
        Items{"I'd like to ask whether you ship to Norway", "how long it takes."});
  CHECK(items("Let me know when you have looked at it, and if you need more, call me.").size() ==
        1);
  CHECK(items("Any idea when that will be, and whether mail is affected?") ==
        Items{"Any idea when that will be", "whether mail is affected?"});
  CHECK(items("Could you stop the queue and purge it?") ==
        Items{"Could you stop the queue", "purge it?"});
}

TEST_CASE("what only looks like the halves of a compound question") {
  CHECK(items("Do you have it in blue or in red?").size() == 1);
  CHECK(items("Can you help me find and fix the cause?").size() == 1);
  CHECK(items("I would like to know how and why it happened.").size() == 1);
  CHECK(items("Could you check the disk and memory usage?").size() == 1);
  CHECK(items("How do they compare, and how they relate to ours, in your view?").size() == 1);
}

TEST_CASE("a question in brackets, and one that is quoted") {
  CHECK(items("Thursday is fine (or would Friday be better?).") ==
        std::vector<std::string>{"or would Friday be better?"});
  CHECK(kinds("We renamed the folder (politely?).").empty());
  CHECK(kinds("It always asks “Is this your first visit?”.").empty());
  CHECK(kinds("The page says \"Please reload the page\", and nothing else.") == Kinds{problem});
  CHECK(kinds("We need two 19\" racks by Monday.") == Kinds{request});
}

TEST_CASE("what somebody would have to do is asked for, what they might do is not") {
  CHECK(kinds("Will you send me the invoice?") == Kinds{request});
  CHECK(kinds("Can you restart it?") == Kinds{request});
  CHECK(kinds("Will you drive on that day?") == Kinds{question});
  CHECK(kinds("Can you emigrate with this passport?") == Kinds{question});
  CHECK(kinds("Start with the first disk?") == Kinds{question});
  CHECK(kinds("Let me try another disk.").empty());
  CHECK(kinds("We need to think about that.").empty());
  CHECK(kinds("Should you have any questions, feel free to call me.").empty());
  CHECK(kinds("If you tell me how, I can do it.").empty());
}

TEST_CASE("relative clauses ask nothing") {
  CHECK(kinds("He called it the worst day, what was a mild word.").empty());
  CHECK(kinds("Here PATH is the folder where the log is the largest file.").empty());
  CHECK(kinds("The falls, on the border, are a sight. When do you open?") == Kinds{question});
}

TEST_CASE("a question mark without a space behind it") {
  CHECK(items("How large may a mailbox be?- the second point is the spam filter.") ==
        std::vector<std::string>{"How large may a mailbox be?"});
}

TEST_CASE("what is no item") {
  CHECK(kinds("How are you?").empty());
  CHECK(kinds("Please find attached the signed form.").empty());
  CHECK(kinds("Please let me know if you need anything else.").empty());
  CHECK(kinds("If you have any questions, please call us.").empty());
  CHECK(kinds("Who would want that?").empty());
  CHECK(kinds("Thanks in advance.").empty());
  CHECK(kinds("Please let me introduce our new colleague.").empty());
  CHECK(kinds("RUN apt-get install of the packages.").empty());
  CHECK(kinds("install perl").empty());
  CHECK(kinds("We moved the shop to the new server and tested it.").empty());
  CHECK(kinds("The problem is solved.").empty());
  CHECK(kinds("> Is it done?").empty());
}

TEST_CASE("a message that is no more than a nudge asks for an answer") {
  CHECK(kinds("?") == Kinds{question});
  CHECK(kinds("Hi Kim,\n\nHello?\n") == Kinds{question});
  CHECK(kinds("Hello? The server is in rack four.").empty());
  CHECK(kinds("Hello.").empty());
}

TEST_CASE("a greeting beside a question") {
  CHECK(items("How are you, and is the move done?") ==
        std::vector<std::string>{"is the move done?"});
  CHECK(items("How do you do this? We tried it twice.") ==
        std::vector<std::string>{"How do you do this?"});
  CHECK(items("Dear Box Office team, could you move our seats?") ==
        std::vector<std::string>{"could you move our seats?"});
  CHECK(items("Hello Anna, why is it late?") == std::vector<std::string>{"why is it late?"});
}

TEST_CASE("what announces questions is none") {
  CHECK(items("Before we sign, may I put a few questions? Are there showers?") ==
        std::vector<std::string>{"Are there showers?"});
  CHECK(items("I have two questions. When do you open?") ==
        std::vector<std::string>{"When do you open?"});
  CHECK(items("I have a couple of questions and need a copy of my invoice from March.").size() ==
        1);
  CHECK(items("I have a few requests: please move my bin.").size() == 1);
}

TEST_CASE("the model finds what phrases do not know, and doubts what they find") {
  CHECK(kinds("Need a quote for ten more seats.") == Kinds{request});
  CHECK(kinds("Block this address in the firewall.") == Kinds{request});
  CHECK(kinds("Take the old address off the list.") == Kinds{request});
  CHECK(kinds("I would like to add that it happened twice.").empty());
  CHECK(kinds("I would like to praise Ms Ode at the desk.") != Kinds{request});
  CHECK(kinds("Open the lid, it said, and nothing happened.").empty());
  for (const Item& item : parse("Is it possible to get the log of the last hour?").items)
    CHECK(item.confidence > 0.9);
}

TEST_CASE("steps that were taken are no requests") {
  CHECK(kinds("Steps to reproduce:\n\n1. Open the settings.\n2. Add a second user.\n").empty());
  CHECK(kinds("Please do the following:\n\n1. Open port 443.\n2. Restart the mail server.\n")
            .size() >= 2);
}

TEST_CASE("items are numbered, in order and inside their sentences") {
  const std::string body =
      "Hi,\n\nmy shop is down. Could you restart it? Also, how do I see the logs?\n";
  const Inquiry inquiry = parse(body);
  REQUIRE(inquiry.items.size() == 3);
  std::size_t end = 0;
  for (std::size_t i = 0; i < inquiry.items.size(); ++i) {
    const Item& item = inquiry.items[i];
    CHECK(item.id == static_cast<int>(i) + 1);
    CHECK(item.span.start >= end);
    CHECK(inquiry.text.sentences.at(item.sentence).span.contains(item.span));
    CHECK(item.confidence > 0);
    CHECK(item.confidence <= 1);
    end = item.span.end;
  }
}

TEST_CASE("pasted lines bring nothing up") {
  CHECK(kinds("# Remove the old entries first\nclean --all\n").empty());
  CHECK(kinds("| Can you send the log?\n\nHere it is.").empty());
  CHECK(kinds("#12 is open. Can you close it?") == Kinds{request});
  // The sign stands 64 bytes before the sentence, and begins no line.
  CHECK(items("We had 18 % less from January, and each bill since was at the full price. "
              "Could you please mend the four bills?")
            .back() == "Could you please mend the four bills?");
}

TEST_CASE("what a program printed brings nothing up") {
  CHECK(kinds("After this, 8 MB will be used.\nDo you want to continue? [Y/n]\n").empty());
  CHECK(kinds("--- Please select a mirror ---\n").empty());
  CHECK(kinds("Error in load(x[1], y) :\n  It was not found. Please install it.\n").empty());
  CHECK(kinds("mean(range(?.))\n").empty());
}

TEST_CASE("question marks that stand for lost characters") {
  const std::string body =
      "Package ?locale? is too old, use ?glibc? in its place. Which version do we need?";
  for (const Item& item : parse(body).items)
    CHECK((item.confidence > 0.5) == (slice(body, item.span).starts_with("Which")));
  CHECK(kinds("See https://example.com/?page=2 and /?p=3. It fails?").back() == question);
  CHECK(kinds("That is odd.? It worked before.? Name:?? Kim").empty());
  CHECK(kinds("Use ?locale? or ?glibc?. That is enough, isn't it?").back() == question);
}

TEST_CASE("a doubt told in a story that leads to a question") {
  const std::string body = "I'm not sure what to tell them. Is it covered?";
  const Inquiry inquiry = parse(body);
  REQUIRE(inquiry.items.size() == 2);
  CHECK(inquiry.items[0].confidence < 0.5);
  CHECK(inquiry.items[1].confidence > 0.9);
}

TEST_CASE("requests that ask for nothing") {
  CHECK(kinds("PLEASE!!!").empty());
  CHECK(kinds("Please, bear with me.").empty());
  CHECK(kinds("Please don't.").empty());
  CHECK(kinds("Please correct me if I am wrong.").empty());
  CHECK(kinds("Ping me if you have a question.").empty());
  CHECK(kinds("If you received this in error, please notify the sender.").empty());
  CHECK(kinds("Please don't restart the server today.") == Kinds{request});
  CHECK(kinds("My shop is down, so please hurry.") == Kinds{problem});
  CHECK(kinds("My shop is down. I am sorry for the trouble.") == Kinds{problem});
}

TEST_CASE("advice in a message that answers quotes") {
  const Inquiry asked = parse("Replace the first disk of the array.\n");
  REQUIRE(asked.items.size() == 1);
  CHECK(asked.items[0].confidence > 0.5);
  const Inquiry advised = parse("> It still fails.\n\nReplace the first disk of the array.\n");
  REQUIRE(advised.items.size() == 1);
  CHECK(advised.items[0].confidence < 0.5);
}

TEST_CASE("what only looks like an imperative or a question") {
  CHECK(kinds("Open MPI is currently installed there.").empty());
  CHECK(kinds("Did a clean install of the client.").empty());
}

}  // namespace
