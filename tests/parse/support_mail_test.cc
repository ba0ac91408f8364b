// Whole messages as customers write them, with all that they bring up.
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/inquiry.h"

namespace {

using namespace replylint;

// "kind: text" of each item, line ends as spaces.
std::vector<std::string> items(std::string_view body) {
  const Message message = Message::from_text(body);
  std::vector<std::string> found;
  for (const Item& item : parse_inquiry(message).items) {
    std::string text(slice(message.body, item.span));
    for (char& c : text) c = c == '\n' ? ' ' : c;
    found.push_back(std::string(to_string(item.kind)) + ": " + text);
  }
  return found;
}

using Items = std::vector<std::string>;

TEST_CASE("a problem, a doubt and what follows from it") {
  CHECK(
      items("Hi,\n\nI'd like to return the lamp I bought last week. It flickers and hums. I still\n"
            "have the box. How do I do that? Do I have to pay the postage?\n\nJo\n") ==
      Items{"request: I'd like to return the lamp I bought last week.",
            "problem: It flickers and hums.", "question: How do I do that?",
            "question: Do I have to pay the postage?"});
  CHECK(items("The password reset mail never arrives. I checked spam. What else can I do?\n") ==
        Items{"problem: The password reset mail never arrives.", "question: What else can I do?"});
  CHECK(items("Sorry for the trouble but the link you sent me is not valid any more. Can I\n"
              "get a new one?\n\nThank you, Yusuf\n") ==
        Items{"problem: Sorry for the trouble but the link you sent me is not valid any more.",
              "request: Can I get a new one?"});
}

TEST_CASE("requests in words of all kinds") {
  CHECK(items("Add bob@example.org to the list of admins, please. Remove carol@example.org.\n") ==
        Items{"request: Add bob@example.org to the list of admins, please.",
              "request: Remove carol@example.org."});
  CHECK(
      items(
          "My login is fkramer. I need the last name on it changed. What do you need from me?\n") ==
      Items{"request: I need the last name on it changed.", "question: What do you need from me?"});
  CHECK(items("Hello,\n\nlooking for the manual of the HX-20 dishwasher in Portuguese.\n") ==
        Items{"request: looking for the manual of the HX-20 dishwasher in Portuguese."});
  CHECK(items("I was hoping you could extend my trial by a week, as I was ill.\n") ==
        Items{"request: I was hoping you could extend my trial by a week, as I was ill."});
  CHECK(
      items("Our customers are already calling, so it would be good to know how long this is\n"
            "going to take.\n") ==
      Items{
          "question: Our customers are already calling, so it would be good to know how long this "
          "is going to take."});
}

TEST_CASE("please before a question and before two requests") {
  CHECK(items("Please what can I do?") == Items{"question: Please what can I do?"});
  CHECK(items("Please check this and stop sending her letters.") ==
        Items{"request: Please check this", "request: stop sending her letters."});
}

TEST_CASE("the entries of a list of questions") {
  CHECK(items("My questions:\n• price for ten users\n• delivery time\n\nThanks, Bea\n") ==
        Items{"question: price for ten users", "question: delivery time"});
  CHECK(items("My questions:\na) price for ten users\nb) delivery time\nc) is training included\n\n"
              "Thanks, Bea\n") == Items{"question: price for ten users", "question: delivery time",
                                        "question: is training included"});
  CHECK(items("Please answer the following:\n\n1. Which port?\n2. Which protocol\n\nBest\nKim\n") ==
        Items{"request: Please answer the following:", "question: Which port?",
              "question: Which protocol"});
  CHECK(items("The new plan has:\n\n- ten users\n- a backup at night\n\nWhat does it cost?\n") ==
        Items{"question: What does it cost?"});
}

TEST_CASE("thanks, background and what needs no answer") {
  CHECK(items("Thanks for explaining. I understand now how the billing works and why the amount\n"
              "was higher. No further questions from my side.\n\nBest\nHannes\n")
            .empty());
  CHECK(items("Please ignore my previous mail, I found the setting myself.\n").empty());
  CHECK(items("After talking to my husband we have decided to keep the old tariff. We will get in\n"
              "touch when we need more.\n")
            .empty());
  CHECK(items("Who would have thought that moving a line takes six weeks? I have restarted it 3\n"
              "times. Our client is in Lisbon. When does it end?\n") ==
        Items{"question: When does it end?"});
}

TEST_CASE("what others do not know is not asked") {
  CHECK(items("If you are unsure whether you need one, the page does not help.").empty());
  CHECK(items("The best advice is to go to the office.").empty());
  CHECK(items("We had frost in May, so I would not advise it.").empty());
  CHECK(items("I would like to know whether we need one.") ==
        Items{"question: I would like to know whether we need one."});
}

TEST_CASE("an unhappy customer") {
  CHECK(items("Your driver was rude to my wife.\n") ==
        Items{"complaint: Your driver was rude to my wife."});
  CHECK(items("u guys broke my site again. fix it asap. third time this month!!!\n") ==
        Items{"problem: u guys broke my site again.", "request: fix it asap.",
              "complaint: third time this month!!!"});
  CHECK(items("I want my money back. The shoes fell apart after two weeks. I have written to you\n"
              "three times and got no answer.\n") ==
        Items{"request: I want my money back.", "problem: The shoes fell apart after two weeks.",
              "complaint: I have written to you three times and got no answer."});
}

TEST_CASE("reports of problems") {
  const auto is_problem = [](std::string_view body) {
    const Items found = items(body);
    return found.size() == 1 && found[0].starts_with("problem: ");
  };
  CHECK(is_problem("However, the battery dies after twenty minutes."));
  CHECK(is_problem("It does not answer to ping since 6:40."));
  CHECK(is_problem("The light is blinking red."));
  CHECK(is_problem("My site no longer works."));
  CHECK(is_problem("Whenever I open the page, it crashes."));
  CHECK(is_problem("It worked fine until Monday, but now it fails with an error."));
  CHECK(is_problem("Today I received a parcel with the wrong size."));
  CHECK(is_problem("I have been charged twice for May."));
  CHECK(is_problem("The line has dropped at least twice a week."));
  CHECK(is_problem("My card is locked."));
  CHECK(is_problem("I want to apply, but the form does not accept my date of birth."));
  CHECK(is_problem("The till prints every receipt twice."));
  CHECK(is_problem("It always stops at 67%."));
  CHECK(items("I stopped at the office on Monday.").empty());
  CHECK(items("It no longer crashes.").empty());
  CHECK(items("It works fine again.").empty());
  CHECK(items("I could not find anything about it on your site.").empty());
}

}  // namespace
