#include <ctime>
#include <string>

#include <doctest/doctest.h>

#include "replylint/coverage.h"

namespace {

using namespace replylint;

// A customer's message and a draft, taken apart and matched.
struct Matched {
  Message customer;
  Message draft;
  Inquiry inquiry;
  Coverage coverage;

  Matched(const std::string& customer_body, const std::string& draft_body)
      : customer(Message::from_text(customer_body)), draft(Message::from_text(draft_body)) {
    inquiry = parse_inquiry(customer);
    const Draft parsed = parse_draft(draft);
    coverage = match(customer, inquiry, draft, parsed);
    REQUIRE(coverage.items.size() == inquiry.items.size());
  }

  // The item that begins with these words.
  const ItemCoverage& item(std::string_view words) const {
    for (std::size_t i = 0; i < inquiry.items.size(); ++i)
      if (slice(customer.body, inquiry.items[i].span).find(words) != std::string_view::npos)
        return coverage.items[i];
    FAIL("no item has the words: " << words);
    return coverage.items.front();
  }
  std::string_view state(std::string_view words) const { return to_string(item(words).state); }
  std::string evidence(std::string_view words) const {
    std::string all;
    for (const Span span : item(words).evidence)
      all += (all.empty() ? "" : " | ") + std::string(slice(draft.body, span));
    return all;
  }
  // What stands before the place where an answer belongs, on its line.
  std::string_view before_place(std::string_view words) const {
    const std::size_t place = item(words).place;
    const std::size_t line = draft.body.rfind('\n', place == 0 ? 0 : place - 1);
    const std::size_t start = line == std::string::npos ? 0 : line + 1;
    return std::string_view(draft.body).substr(start, place - start);
  }
};

constexpr const char* two_questions =
    "Hello,\n\nIs the archive part of the nightly export?\nHow long are old exports "
    "kept?\n\nRosa\n";

TEST_CASE("what is not compared is told") {
  const auto repeat = [](std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  const std::string question = "Is the archive part of the export?\n\n";
  const std::string answer = "Yes, the archive is part of the export.\n\n";
  const std::string quoted = "> " + question + answer;
  CHECK(Matched(question, answer).coverage.complete);
  CHECK(Matched(repeat(question, 64), answer).coverage.complete);
  CHECK_FALSE(Matched(repeat(question, 65), answer).coverage.complete);
  CHECK_FALSE(Matched(question, repeat(answer, 401)).coverage.complete);
  CHECK(Matched(repeat(question, 100), repeat(quoted, 100)).coverage.complete);
  CHECK_FALSE(Matched(repeat(question, 201), repeat(quoted, 201)).coverage.complete);
  CHECK_FALSE(Matched(question, quoted + repeat(answer, 1000)).coverage.complete);
}

TEST_CASE("an answer under its quote") {
  const Matched matched(two_questions,
                        "> Is the archive part of the nightly export?\n\n"
                        "Yes, it is.\n\n"
                        "> How long are old exports kept?\n\n"
                        "They are kept for ninety days.\n");
  CHECK(matched.state("archive") == "answered");
  CHECK(matched.evidence("archive") == "Yes, it is.");
  CHECK(matched.state("How long") == "answered");
  CHECK(matched.evidence("How long") == "They are kept for ninety days.");
  REQUIRE(matched.item("How long").quotes.size() == 1);
  CHECK(slice(matched.draft.body, matched.item("How long").quotes.front()) ==
        "How long are old exports kept?");
}

TEST_CASE("a quote with nothing under it") {
  const Matched matched(two_questions,
                        "> Is the archive part of the nightly export?\n\n"
                        "> How long are old exports kept?\n\n"
                        "They are kept for ninety days.\n");
  CHECK(matched.state("archive") == "unanswered");
  CHECK(matched.evidence("archive") == "");
  CHECK(matched.before_place("archive") == "> Is the archive part of the nightly export?");
  CHECK(matched.state("How long") == "answered");

  const Matched last(two_questions,
                     "> Is the archive part of the nightly export?\n\n"
                     "Yes, it is part of every export.\n\n"
                     "> How long are old exports kept?\n\n");
  CHECK(last.state("How long") == "unanswered");
  CHECK(last.before_place("How long") == "> How long are old exports kept?");
}

TEST_CASE("one answer under several adjacent quotes") {
  const Matched matched("Is IMAP included? Is webmail included?\n",
                        "> Is IMAP included?\n\n> Is webmail included?\n\n"
                        "Both IMAP and webmail are included in every plan.\n");
  CHECK(matched.state("IMAP") == "answered");
  CHECK(matched.state("webmail") == "answered");
}

TEST_CASE("one line reports all requests of a quote") {
  const Matched matched("Please point a.example.com at 192.0.2.4.\nPlease delete b.example.com.\n",
                        "> Please point a.example.com at 192.0.2.4.\n"
                        "> Please delete b.example.com.\n\n"
                        "This is done, please test.\n");
  CHECK(matched.state("point") == "answered");
  CHECK(matched.state("delete") == "answered");
}

TEST_CASE("quoting the list that an item introduces quotes the item") {
  const Matched matched(
      "Please add these records:\n\n  shop  A  192.0.2.80\n  news  A  192.0.2.25\n\n"
      "Is the zone signed?\n",
      ">   shop  A  192.0.2.80\n>   news  A  192.0.2.25\n\nThis is done, please test.\n\n"
      "> Is the zone signed?\n");
  CHECK(matched.state("Please add") == "answered");
  CHECK(matched.state("signed") == "unanswered");
}

TEST_CASE("a paragraph may take up two items that stand side by side") {
  const Matched matched(
      "Can we use our own key? Which kinds of keys do you take?\n"
      "Does the change need a restart?\n",
      "You can use your own key, of the kinds RSA and Ed25519.\n\n"
      "The change needs no restart.\n");
  CHECK(matched.state("own key") == "answered");
  CHECK(matched.state("Which kinds") == "answered");
  CHECK(matched.state("restart") == "answered");
}

TEST_CASE("quotes may be re-wrapped, trimmed and cut") {
  const std::string customer =
      "We moved the shop to the new server on Tuesday, and since then some orders come in twice.\n"
      "Could it be that the old server still sends them, or do you see another cause for that?\n";
  for (const char* quote : {
           "> Could it be that the old server still\n> sends them, or do you see another cause\n"
           "> for that?\n",
           "> ... Could it be that the old server still sends them [...]?\n",
           "> We moved the shop [...]\n> Could it be that the old server still sends them, or do "
           "you see\n> another cause for that?\n",
           ">   could it be that the old server still   sends them, or do you see another cause\n",
       }) {
    CAPTURE(quote);
    const Matched matched(customer,
                          std::string(quote) + "\nThe queue of the old server was not empty.\n");
    CHECK(matched.state("Could it be") == "answered");
    CHECK(matched.evidence("Could it be") == "The queue of the old server was not empty.");
  }
}

TEST_CASE("one of two questions on a line of a script without spaces is a quote") {
  const Matched japanese(
      "ジャケットの青はありますか？交換にはどのくらいかかりますか？\n",
      "アナ様\n\n> ジャケットの青はありますか？\n\nはい、青は全サイズございます。\n\n"
      "> 交換にはどのくらいかかりますか？\n\nよろしくお願いいたします。\nベン\n");
  CHECK(japanese.state("ジャケット") == "answered");
  CHECK(japanese.state("交換") == "unanswered");
  const Matched chinese("这件夹克有蓝色的吗？换货需要多久？\n",
                        "安娜您好，\n\n> 这件夹克有蓝色的吗？\n\n有的，蓝色所有尺码都有货。\n\n"
                        "> 换货需要多久？\n\n祝好\n本\n");
  CHECK(chinese.state("这件夹克") == "answered");
  CHECK(chinese.state("换货") == "unanswered");
}

TEST_CASE("lines that repeat are quoted in their own order") {
  const Matched matched(
      "About the first server:\nIs it backed up?\nAbout the second server:\nIs it backed up?\n",
      "> About the first server:\n> Is it backed up?\n\nYes, every night at two.\n\n"
      "> About the second server:\n> Is it backed up?\n\n");
  REQUIRE(matched.coverage.items.size() == 2);
  CHECK(matched.coverage.items[0].state == ItemState::answered);
  CHECK(matched.coverage.items[1].state == ItemState::unanswered);
}

TEST_CASE("the customer's words without quote marks are a quote") {
  const Matched matched(two_questions,
                        "Is the archive part of the nightly export?\n\nYes, it is.\n\n"
                        "How long are old exports kept?\n\n");
  CHECK(matched.state("archive") == "answered");
  CHECK(matched.evidence("archive") == "Yes, it is.");
  CHECK(matched.state("How long") == "unanswered");
}

TEST_CASE("free-standing answers") {
  const Matched matched(two_questions,
                        "The archive is part of the export, in a folder of its own.\n\n"
                        "Old exports are kept for ninety days.\n");
  CHECK(matched.state("archive") == "answered");
  CHECK(matched.state("How long") == "answered");
  CHECK(matched.evidence("How long") == "Old exports are kept for ninety days.");
}

TEST_CASE("an answer above the quote it answers") {
  const Matched matched("Which plan includes backups?\n",
                        "The large plan includes backups.\n\n> Which plan includes backups?\n");
  CHECK(matched.state("backups") == "answered");
}

TEST_CASE("courtesy answers nothing") {
  for (const char* words : {
           "Thank you for your message, we appreciate it.",
           "We have received your request. We are sorry for the inconvenience.",
           "Please let us know if you have any other questions.",
           "We completely understand how frustrating this must be for you.",
       }) {
    CAPTURE(words);
    const Matched quoted(two_questions,
                         "> How long are old exports kept?\n\n" + std::string(words) + "\n");
    CHECK(quoted.state("How long") == "unanswered");
    const Matched free("Which plan includes backups?\n", std::string(words) + "\n");
    CHECK(free.state("backups") == "unanswered");
  }
}

TEST_CASE("deferred items") {
  const Matched promised("Why did the copy of last night fail?\n",
                         "> Why did the copy of last night fail?\n\n"
                         "We will look into this and reply by noon tomorrow.\n");
  CHECK(promised.state("copy") == "deferred");

  const Matched waits("Please move our account to the larger plan.\n",
                      "> Please move our account to the larger plan.\n\n"
                      "Could you confirm that the new price is fine?\n");
  CHECK(waits.state("larger plan") == "deferred");
}

TEST_CASE("a holding reply puts off whatever is open") {
  for (const char* const holding :
       {"I am looking into this now and will write again by 15:00 today.",
        "We are looking into this. You will have an answer tomorrow.",
        "I do not know yet; I will ask our developers and tell you tomorrow by noon."}) {
    CAPTURE(holding);
    const Matched one("Why does the tablet lose its pairing every night?\n", holding);
    CHECK(one.state("Why does") == "deferred");
    CHECK(one.evidence("Why does") != "");
    const Matched both(two_questions, holding);
    CHECK(both.state("Is the archive") == "deferred");
    CHECK(both.state("How long") == "deferred");
  }
  // What is promised is something else, or one of several questions.
  CHECK(Matched("Why does the tablet lose its pairing every night?\n",
                "I will send you the invoice tomorrow.")
            .state("Why does") == "unanswered");
  const Matched named("Can you refund the second ticket? Also, where do I find the manual?\n",
                      "I am looking into the refund and will tell you tomorrow by noon.");
  CHECK(named.state("Can you") == "deferred");
  CHECK(named.state("where do I") == "unanswered");
  const Matched quoted(two_questions,
                       "> Is the archive part of the nightly export?\n\n"
                       "I am looking into this and will write again by 15:00 today.\n\n"
                       "> How long are old exports kept?\n");
  CHECK(quoted.state("Is the archive") == "deferred");
  CHECK(quoted.state("How long") == "unanswered");
}

TEST_CASE("thanks behind a verdict leave it a verdict") {
  for (const char* const verdict : {"Yes, thanks.", "Yes, thank you for your interest.",
                                    "No, I am sorry.", "yes - thanks for asking"}) {
    CAPTURE(verdict);
    CHECK(Matched("Is the meeting room free in May?\n", verdict).state("Is the") == "answered");
    CHECK(Matched("When is the meeting room free?\n", verdict).state("When is") == "unanswered");
  }
  CHECK(Matched("Is the meeting room free in May?\n", "Thank you for your interest.")
            .state("Is the") == "unanswered");
}

TEST_CASE("a verdict answers no open question") {
  const Matched matched("Where do I find the log of the scanner?\n",
                        "> Where do I find the log of the scanner?\n\nYes.\n");
  CHECK(matched.state("Where") == "unanswered");
}

TEST_CASE("the rest of the message kept below is no quote for an answer") {
  const std::string customer =
      "Is the archive part of the nightly export?\n\nOur setup is this:\nfirst line of it\n"
      "second line of it\nthird line of it\nHow long are old exports kept?\nfourth line of it\n"
      "fifth line of it\nsixth line of it\nseventh line of it\neighth line of it\nninth line\n"
      "Rosa\n";
  std::string draft =
      "> Is the archive part of the nightly export?\n\nYes, it is part of it.\n\n"
      "Old exports are kept for ninety days.\n\n";
  std::string_view rest = customer;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    draft += "> " + std::string(rest.substr(0, end + 1));
    rest.remove_prefix(end + 1);
  }
  const Matched matched(customer, draft);
  CHECK(matched.state("How long") == "answered");
}

TEST_CASE("no items, no draft, nothing at all") {
  CHECK(Matched("", "").coverage.items.empty());
  CHECK(Matched("", "> Is it on?\n\nYes.\n").coverage.items.empty());
  const Matched empty("Is the archive part of the nightly export?\n", "");
  CHECK(empty.state("archive") == "unanswered");
  CHECK(empty.item("archive").place == 0);
}

TEST_CASE("time is linear in hostile input") {
  const auto seconds = [](const std::string& customer, const std::string& draft) {
    const Message customer_message = Message::from_text(customer);
    const Message draft_message = Message::from_text(draft);
    const Inquiry inquiry = parse_inquiry(customer_message);
    const Draft parsed = parse_draft(draft_message);
    const std::clock_t start = std::clock();
    const Coverage coverage = match(customer_message, inquiry, draft_message, parsed);
    CHECK(coverage.items.size() == inquiry.items.size());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  const auto repeat = [](std::string_view text, std::size_t size) {
    std::string all;
    while (all.size() < size) all += text;
    return all;
  };
  constexpr std::size_t large = 400'000;
  CHECK(seconds(repeat("is it on? ", large), repeat("> is it on? is it on?\n", large)) < 0.5);
  CHECK(seconds(repeat("a a a a\n", large), repeat("> a a a a\n", large)) < 0.5);
  CHECK(seconds(repeat("Can you add this?\n", large), repeat("We added this now.\n\n", large)) <
        0.5);
  CHECK(seconds(repeat("Is it?\n", large), repeat("> Is it?\nYes\n", large)) < 0.5);
}

constexpr const char* guests =
    "Hello,\n\nAre dogs allowed in the rooms? What does a night in June cost?\n\nRosa\n";

TEST_CASE("answers in other words than the questions") {
  const Matched matched(guests,
                        "Hi Rosa,\n\nPets are welcome in every room.\n\n"
                        "In early summer you pay 80 euros.\n\nAnna\n");
  CHECK(matched.state("dogs") == "answered");
  CHECK(matched.evidence("dogs") == "Pets are welcome in every room.");
  CHECK(matched.state("cost") == "answered");
  CHECK(matched.evidence("cost") == "In early summer you pay 80 euros.");
}

TEST_CASE("words that stand for those of the questions") {
  const auto state = [](const char* questions, const char* reply, const char* asked) {
    return std::string(
        Matched(std::string("Hello,\n\n") + questions + "\n\nJo\n", reply).state(asked));
  };
  constexpr const char* protocols = "Is IMAP included? And POP3?";
  CHECK(state(protocols, "Yes, both are included in every plan.\n", "POP3") == "answered");
  CHECK(state(protocols, "IMAP is included in both plans.\n", "POP3") == "unanswered");
  constexpr const char* three = "Is IMAP included? Is POP3 included? Do you offer spam filters?";
  CHECK(state(three, "All three are included in every plan.\n", "spam") == "answered");
  CHECK(state(three, "Yes, IMAP is included. We have two data centres; both are in Bonn.\n",
              "spam") == "unanswered");
  constexpr const char* backup = "Does the backup include the databases? How long do you keep it?";
  CHECK(state(backup, "It does, and we keep thirty days of it.\n", "databases") == "answered");
  CHECK(state(backup, "We do, and keep thirty days of it.\n", "How long") == "answered");
  constexpr const char* shoe = "Do you have the shoe in size 43? In black? How much is it?";
  CHECK(state(shoe, "Yes, in 43 and in black, for 89 EUR.\n", "43") == "answered");
}

TEST_CASE("half a question that names nothing but the kind of its answer") {
  const auto half = [](const char* question, const char* reply, const char* asked) {
    return std::string(
        Matched(std::string("Hello,\n\n") + question + "\n\nJo\n", reply).state(asked));
  };
  constexpr const char* certified = "Is the postmark certified and by whom?";
  CHECK(half(certified,
             "The postmark is certified: Dr Hepworth examined it, and the certificate lies with "
             "it.\n",
             "by whom") == "answered");
  CHECK(half(certified, "The postmark is certified, and the certificate lies with it.\n",
             "by whom") == "unanswered");
  constexpr const char* repaired = "Was the Nordica repaired, and by whom?";
  CHECK(half(repaired, "Yes, Pete Lund repaired it in March.\n", "by whom") == "answered");
  CHECK(half(repaired, "Yes, the Nordica was repaired on Monday.\n", "by whom") == "unanswered");
}

TEST_CASE("a yes is about the first question that wants one") {
  const auto first = [](const char* questions, const char* reply) {
    return std::string(Matched(std::string("Hello,\n\n") + questions + "\n\nJo\n", reply)
                           .state(std::string_view(questions).substr(0, 12)));
  };
  constexpr const char* norway = "Do you ship to Norway? How long does it take?";
  CHECK(first(norway, "Yes, with DHL, and it takes four days.\n") == "answered");
  CHECK(first(norway, "Of course, and it takes four days.\n") == "answered");
  CHECK(first(norway, "It takes four days.\n") == "unanswered");
  constexpr const char* dog = "Can I bring my dog? Is breakfast included?";
  CHECK(first(dog, "Yes, and breakfast is included.\n") == "answered");
  CHECK(first(dog, "Yes, in the bar, and breakfast is included.\n") == "answered");
  CHECK(first(dog, "Yes, breakfast is included.\n") == "unanswered");
  CHECK(first(dog, "Breakfast is included.\n") == "unanswered");
}

TEST_CASE("who seeks the cause puts off no deed") {
  const auto state = [](const std::string& asked, const char* reply) {
    return std::string(
        Matched("Hello,\n\nWhy was it down? And can you " + asked + "?\n\nJo\n", reply)
            .state("can you"));
  };
  constexpr const char* cause = "I am still looking into the cause and will write by 14:00.\n";
  CHECK(state("restore yesterday's backup to the test server", cause) == "unanswered");
  CHECK(state("look into it at once", cause) == "deferred");
  CHECK(state("restore yesterday's backup to the test server",
              "I am looking into this and will write by 14:00.\n") == "deferred");
}

TEST_CASE("a phone number is asked for, and no word about phones") {
  const Matched vague("What is the phone number of your emergency line?\n",
                      "As we said on the phone, the plan starts on Monday.\n");
  CHECK(vague.state("phone") == "unanswered");
  const Matched number("What is the phone number of your emergency line?\n",
                       "It is 0800 123 456, day and night.\n");
  CHECK(number.state("phone") == "answered");
  const Matched place("What is the phone number of your emergency line?\n",
                      "You find it on the back of your card.\n");
  CHECK(place.state("phone") == "answered");
  const Matched account("What is your bank account?\n",
                        "Please pay to DE89 3704 0044 0532 0130 00.\n");
  CHECK(account.state("bank") == "answered");
}

TEST_CASE("a link to a document sends it") {
  const std::string customer =
      "Hello,\n\nWhat does the Pro plan cost?\nCan you send me the brochure of the firm?\n\nJo\n";
  const std::string quote = "> What does the Pro plan cost?\n\nThe Pro plan costs 49 EUR a month";
  CHECK(Matched(customer, quote + "; the brochure is at https://hostbox.example/b.pdf.\n")
            .state("brochure") == "answered");
  CHECK(Matched(customer, quote + ", see https://hostbox.example/plans.\n").state("brochure") ==
        "unanswered");
}

TEST_CASE("of two questions the one that lost its answer") {
  const Matched first(guests, "Hi Rosa,\n\nPets are welcome in every room.\n\nAnna\n");
  CHECK(first.state("dogs") == "answered");
  CHECK(first.state("cost") == "unanswered");
  const Matched second(guests, "Hi Rosa,\n\nIn early summer you pay 80 euros.\n\nAnna\n");
  CHECK(second.state("dogs") == "unanswered");
  CHECK(second.state("cost") == "answered");
}

TEST_CASE("a verdict on the time that is asked for next") {
  const std::string customer = "Can you sharpen skates while one waits? Friday maybe?\n";
  CHECK(Matched(customer, "Sure, on Friday any time before six.\n").state("skates") == "answered");
  CHECK(Matched(customer, "We are open on Friday until six.\n").state("skates") == "unanswered");
}

TEST_CASE("where and how, told with the verb of the question") {
  const std::string customer = "Hello, where can I hand in my old skis?\n";
  CHECK(Matched(customer, "You can hand them in at the yard.\n").state("skis") == "answered");
  CHECK(Matched(customer, "You can find our prices in the list.\n").state("skis") == "unanswered");
}

TEST_CASE("what the customer will have by a day is put off") {
  const std::string customer = "Could you tell me how many litres we used in 2023, by month?\n";
  CHECK(Matched(customer,
                "She is in again on Tuesday, so you will have the list by then, on "
                "Tuesday evening.\n")
            .state("litres") == "deferred");
  CHECK(Matched(customer, "You will have seen our new page.\n").state("litres") == "unanswered");
}

TEST_CASE("a plea for the answer that is asked for right before") {
  const std::string customer =
      "The auditors want to know how long we keep the door logs. Can you confirm?\n";
  CHECK(Matched(customer, "We keep the door logs for 60 days.\n").state("confirm") == "answered");
}

TEST_CASE("nothing is judged by its meaning in a language without a table") {
  const Matched matched(
      "Guten Tag,\n\nwann wird der Server umgezogen? Was kostet der Umzug?\n\nRosa\n",
      "Hallo Rosa,\n\nder Umzug ist für Sie kostenlos.\n\nViele Grüße\nAnna\n");
  CHECK(matched.state("Was kostet") == "answered");
  CHECK(matched.state("wann") == "answered");
}

}  // namespace
