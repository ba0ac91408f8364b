// Drafts mended by all their fixes at once, until none is left.
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/fix.h"
#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/style.h"

#include "page_examples.h"

namespace {

using namespace replylint;

// Where a text was changed: what is left after its common beginning and end with another.
Span changed(std::string_view text, std::string_view other) {
  const std::size_t shorter = std::min(text.size(), other.size());
  std::size_t start = 0;
  while (start < shorter && text[start] == other[start]) ++start;
  std::size_t end = 0;
  while (end < shorter - start && text[text.size() - 1 - end] == other[other.size() - 1 - end])
    ++end;
  return {start, text.size() - end};
}

TEST_CASE("a mended draft has fewer findings, and is mended once and for all") {
  std::size_t mended_drafts = 0;
  for (const auto& page :
       std::filesystem::directory_iterator(REPLYLINT_SOURCE_DIR "/corpus/rules")) {
    for (const MendedExample& example : examples_of(page.path())) {
      CAPTURE(example.title);
      const Linter linter(Style::load(example.style));
      const Message customer = read_message(example.customer);
      const Message draft = read_message(example.draft);
      const Report before = linter.check(customer, draft);
      for (const bool unsafe : {false, true}) {
        const FixResult result = fix(linter, customer, draft, {}, {unsafe});
        CAPTURE(unsafe);
        CAPTURE(result.draft.body);
        if (result.applied.empty()) {
          CHECK(result.draft.body == draft.body);
          continue;
        }
        ++mended_drafts;
        CHECK(to_json(result.report) == to_json(linter.check(customer, result.draft)));
        const bool only_room = std::all_of(
            result.applied.begin(), result.applied.end(),
            [](const AppliedFix& each) { return !each.safe && names_open_item(each.rule); });
        const std::size_t count_before = before.diagnostics().size();
        const std::size_t count_after = result.report.diagnostics().size();
        CHECK((count_after < count_before || (only_room && count_after == count_before) ||
               result.report.count(Severity::error) < before.count(Severity::error)));
        CHECK(count_after <= count_before);
        if (!unsafe)
          for (const AppliedFix& each : result.applied) CHECK(each.safe);
        const FixResult again = fix(linter, customer, result.draft, {}, {unsafe});
        CHECK(again.draft.body == result.draft.body);
      }
    }
  }
  CHECK(mended_drafts > 20);
}

TEST_CASE("the sign-off stands below the quote that waits for its answer") {
  const Linter linter;
  const Message customer = read_message(
      "From: Ana Diaz <a@c.example>\n\nIs IMAP included?\n\nWhat does POP cost?\n\nAna\n");
  const std::string reply =
      "From: Ben Ray <b@s.example>\nTo: a@c.example\n\nHi Ana,\n\nOn 3 March, Ana Diaz wrote:\n"
      "> Is IMAP included?\n\nYes, IMAP is included in every plan.\n";
  const auto mended = [&](const std::string& draft) {
    return fix(linter, customer, read_message(draft), {}, {true}).draft.body;
  };
  const std::string body = mended(reply);
  CAPTURE(body);
  CHECK(body.find("> What does POP cost?") != std::string::npos);
  CHECK(body.rfind("Ben") > body.find("> What does POP cost?"));
  // The writer quoted it without an answer.
  const std::string quoted = mended(reply + "\n> What does POP cost?\n");
  CAPTURE(quoted);
  CHECK(quoted.rfind("Ben") > quoted.find("> What does POP cost?"));
  CHECK(quoted.rfind("Ben") != std::string::npos);
}

TEST_CASE(
    "quotes that wait for their answers stand in the order of the customer, above a farewell") {
  const Linter linter;
  const Message customer = read_message(
      "From: Ana <a@c.example>\n\nWhich ports do you block?\n\nIs there a limit of mailboxes?\n\n"
      "Ana\n");
  const Message draft = read_message(
      "From: Ben Ray <b@s.example>\nTo: a@c.example\n\nHi Ana,\n\nThank you!\n\n"
      "-----Original Message-----\nFrom: Ana\nSent: Tuesday\nTo: Ben\nSubject: x\n\n"
      "Which ports do you block?\n\nIs there a limit of mailboxes?\n\nAna\n");
  const std::string body = fix(linter, customer, draft, {}, {true}).draft.body;
  CAPTURE(body);
  const std::size_t first = body.find("> Which ports do you block?\n\n\n\n");
  const std::size_t second = body.find("> Is there a limit of mailboxes?\n\n\n\n");
  CHECK(first < second);
  CHECK(second < body.find("Thank you!"));
}

TEST_CASE("the greeting of a fix is one that a person would write") {
  const Linter linter;
  const auto greeting = [&](const std::string& from) {
    const Message customer = read_message("From: " + from + "\n\nIs IMAP included?\n");
    const Message draft = read_message(
        "From: Ben Ray <b@s.example>\n\n> Is IMAP included?\n\n"
        "Yes, IMAP is included in every plan.\n\nBen\n");
    const std::string body = fix(linter, customer, draft).draft.body;
    const std::string line = body.substr(0, body.find('\n'));
    return line.ends_with("wrote:") ? std::string() : line;
  };
  CHECK(greeting("JOHN SMITH <a@c.example>") == "Hi John,");
  CHECK(greeting("ANA DIAZ <a@c.example>") == "Hi Ana,");
  CHECK(greeting("JEAN-PIERRE BLANC <a@c.example>") == "Hi Jean-Pierre,");
  CHECK(greeting("ÖZGÜR KAYA <a@c.example>") == "Hi Özgür,");
  CHECK(greeting("\"Mr. J. Smith\" <a@c.example>") == "Dear Mr. Smith,");
  CHECK(greeting("\"Mrs Achebe\" <a@c.example>") == "Dear Mrs Achebe,");
  CHECK(greeting("\"Mr. John Smith\" <a@c.example>") == "Hi John,");
  CHECK(greeting("\"A. Diaz\" <a@c.example>") == "");
  CHECK(greeting("John Smith <a@c.example>") == "Hi John,");
  CHECK(greeting("DUPONT Jean <a@c.example>") == "Hi Jean,");
  CHECK(greeting("XEROX WorkCentre <a@c.example>") == "");
  CHECK(greeting("Ronald McDonald <a@c.example>") == "Hi Ronald,");
  CHECK(greeting("JP Smith <a@c.example>") == "");
}

TEST_CASE("bytes that no fix concerns stay, and lines end as they did") {
  const Linter linter;
  const Message customer = read_message("From: Tyler <tyler@example.com>\n\nIs IMAP available?\n");
  const std::string body =
      "> Is IMAP available?\r\n\r\nYes, it is\t available  on every account.\r\n\r\nJohn  \r\n";
  const FixResult result = fix(linter, customer, Message::from_text(body));
  REQUIRE(!result.applied.empty());
  CHECK(result.draft.body.starts_with("Hi Tyler,\r\n\r\n"));
  CHECK(result.draft.body.ends_with(body));
  for (std::size_t i = 0; i < result.draft.body.size(); ++i)
    if (result.draft.body[i] == '\n') CHECK(result.draft.body[i - 1] == '\r');
}

TEST_CASE("fixes that overlap are made one after the other") {
  // Both want the same words: the graver one is first, and leaves nothing for the other.
  const Linter linter(
      Style::parse("[[phrase]]\nid = 'no-soon'\npattern = 'really soon'\nreplace = 'today'\n"
                   "severity = 'error'\n"
                   "[[phrase]]\nid = 'no-really'\npattern = 'really'\nreplace = 'very'\n"));
  const Message customer = Message::from_text("When is it up?\n");
  const Message draft = Message::from_text("Hi Ana,\n\nIt will be up really soon.\n\nJo\n");
  CHECK(fix(linter, customer, draft).draft.body == draft.body);
  const FixResult result = fix(linter, customer, draft, {}, {true});
  CHECK(result.draft.body.find("It will be up today.") != std::string::npos);
  const Span place = changed(draft.body, result.draft.body);
  CHECK(slice(draft.body, place).find("really soon") != std::string_view::npos);
}

TEST_CASE("a fix that does not help is not made") {
  // What it writes is as wrong as what it replaces.
  const Linter linter(
      Style::parse("[[phrase]]\nid = 'no-blue'\npattern = 'blue'\nreplace = 'dark blue'\n"));
  const Message draft =
      Message::from_text("Hi Ana,\n\nThe light on the front is blue now, as it should be.\n\nJo\n");
  const FixResult result = fix(linter, Message::from_text(""), draft, {}, {true});
  CHECK(result.draft.body.find("dark blue") == std::string::npos);
}

TEST_CASE("a replacement with something to fill in is advice and no fix") {
  const Message draft = Message::from_text("Hi Ana,\n\nThe key will be there ASAP.\n\nJo\n");
  const auto asap = [&](const std::string& replace) {
    const Linter linter(
        Style::parse("extends = []\n[[phrase]]\nid = 'no-asap'\npattern = 'asap'\n"
                     "message = 'Name a time.'\nreplace = '" +
                     replace + "'\n"));
    const Report report = linter.check(Message::from_text(""), draft);
    REQUIRE(report.diagnostics().size() == 1);
    return report.diagnostics().front();
  };
  for (const std::string replace :
       {"by {time}", "on [date]", "{match}, on { day 1 }", "at <time>"}) {
    CAPTURE(replace);
    const Diagnostic found = asap(replace);
    CHECK(found.fixes.empty());
    CHECK(found.message.starts_with("Name a time. Write “"));
  }
  CHECK(asap("by {time}").message == "Name a time. Write “by {time}”.");
  for (const std::string replace : {"today", "{match} today", "at 3 < 4 [1] {}"}) {
    CAPTURE(replace);
    const Diagnostic found = asap(replace);
    CHECK(found.fixes.size() == 1);
    CHECK(found.message == "Name a time.");
  }
}

TEST_CASE("a replacement is in the case of what it stands for") {
  const Linter linter(Style::parse(
      "extends = []\n[[phrase]]\nid = 'no-utilize'\npattern = 'utili[sz]e'\nreplace = 'use'\n"
      "[[phrase]]\nid = 'no-asap'\npattern = 'asap'\nreplace = 'by noon'\n"
      "[[phrase]]\nid = 'internet'\npattern = '(?-i:Internet)'\nreplace = "
      "'internet'\n"));
  const auto mended = [&](const std::string& prose) {
    const std::string body = fix(linter, Message::from_text(""),
                                 Message::from_text("Hi Ana,\n\n" + prose + "\n\nJo\n"), {}, {true})
                                 .draft.body;
    return body.substr(9, body.size() - 9 - 5);
  };
  CHECK(mended("Utilize the Export button.") == "Use the Export button.");
  CHECK(mended("PLEASE UTILIZE IT. Then utilise the other one.") ==
        "PLEASE USE IT. Then use the other one.");
  CHECK(mended("Utilize the Export button. UTILIZE IT.") == "Use the Export button. USE IT.");
  CHECK(mended("The key will be there ASAP.") == "The key will be there by noon.");
  CHECK(mended("ASAP means today.") == "By noon means today.");
  CHECK(mended("The Internet is back.") == "The internet is back.");
}

TEST_CASE("what the draft cannot carry is barred, and the rest is made") {
  const Linter linter;
  const Message customer = read_message(
      "From: Jiří Novák <jiri@example.com>\nDate: Mon, 02 Mar 2026 09:30:00 +0000\n\n"
      "Is IMAP available?\n\nJirka\n");
  const Message draft = Message::from_text(
      "> Is IMAP available?\n\nYes, it is available on every account, on port 993.\nJo\n");
  FixOptions options;
  options.carries = [](std::string_view body) { return body.find("ř") == std::string_view::npos; };
  const FixResult result = fix(linter, customer, draft, {}, options);
  CHECK(result.draft.body.starts_with("Hi Jirka,\n\n> Is IMAP available?"));
  CHECK(!result.applied.empty());
  REQUIRE(result.barred.size() == 1);
  CHECK(result.barred.front().rule == "missing-attribution");
  options.carries = [](std::string_view) { return false; };
  const FixResult nothing = fix(linter, customer, draft, {}, options);
  CHECK(nothing.draft.body == draft.body);
  CHECK(nothing.applied.empty());
  CHECK(nothing.barred.size() >= 2);
  CHECK(fix(linter, customer, draft).barred.empty());
}

TEST_CASE("no fix leaves what is graver than all that was there") {
  // The room for the answer would make an error of what may well be answered.
  const Linter linter;
  const Message customer = read_message(
      "From: Joan Smith <joan@cust.example>\nDate: Mon, 02 Mar 2026 09:30:00 +0000\n\n"
      "I have to put off the viewing on Friday to next week. Do you have anything in the "
      "morning?\n\nThanks\nJoan Smith\n");
  const Message draft = Message::from_text(
      "Dear Ms Smith,\n\nI have cancelled the viewing on Friday. Next week there is Tuesday 10 March "
      "at 9:30 or Wednesday 11 March at 10:00. Please tell me which one suits you, and I will book "
      "it right away.\n\nYours sincerely,\nBen Ortiz\n");
  const auto gravest = [](const Report& report) {
    Severity severity = Severity::suggestion;
    for (const Diagnostic& each : report.diagnostics())
      severity = std::max(severity, each.severity);
    return severity;
  };
  CHECK(gravest(linter.check(customer, draft)) == Severity::suggestion);
  const FixResult result = fix(linter, customer, draft, {}, {true});
  CHECK(gravest(result.report) == Severity::suggestion);
  CHECK(result.draft.body.find("right away.\n\n>") == std::string::npos);
}

TEST_CASE("room is made for an answer that was only suspected to be missing") {
  const Linter linter;
  const Message customer = read_message(
      "From: Marlene Koss <marlene@floral.example>\n\nPlease send the invoice for February again.\n\n"
      "What does a second mailbox cost per month?\n\nMarlene Koss\n");
  const std::string greeting = "Hi Marlene,\n\n";
  const std::string quote =
      "On Tue, 3 Mar 2026, Marlene Koss wrote:\n\n> Please send the invoice for February again.\n\n";
  const std::string answer = "I sent the invoice for February to you again today.\n\nJo\n";
  const auto offers_room = [](const Report& report) {
    return std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                       [](const Diagnostic& each) { return each.item && !each.fixes.empty(); });
  };
  // A reply that quotes nothing has to quote first.
  for (const std::string& draft : {greeting + answer, greeting + quote + answer}) {
    CAPTURE(draft);
    const Message message = Message::from_text(draft);
    CHECK(offers_room(linter.check(customer, message)) == (draft.find('>') != std::string::npos));
    const FixResult result = fix(linter, customer, message, {}, {true});
    CHECK(result.draft.body.find("> What does a second mailbox cost per month?\n\n") !=
          std::string::npos);
  }
}

TEST_CASE("no fix hides a question that has no answer") {
  const Linter linter;
  const Message customer = read_message(
      "From: Marlene Koss <marlene@floral.example>\n\nPlease send the invoice for February again.\n\n"
      "What does a second mailbox cost per month?\n\nMarlene Koss\n");
  const std::string answer =
      "Hi Marlene,\n\nI sent the invoice for February to you again today.\n\nJo\n";
  const std::string quote =
      "\n> Please send the invoice for February again.\n>\n"
      "> What does a second mailbox cost per month?\n";
  const std::string outlook =
      "\n-----Original Message-----\nFrom: Marlene Koss <marlene@floral.example>\n"
      "Sent: Monday, March 2, 2026 9:00 AM\nTo: Support\nSubject: Invoice\n\n" +
      customer.body;
  for (const std::string& draft : {answer, answer + quote, answer + outlook}) {
    CAPTURE(draft);
    for (const bool unsafe : {false, true}) {
      const FixResult result = fix(linter, customer, Message::from_text(draft), {}, {unsafe});
      CAPTURE(result.draft.body);
      CHECK(std::any_of(result.report.diagnostics().begin(), result.report.diagnostics().end(),
                        [](const Diagnostic& each) {
                          return each.rule == "unanswered-question" &&
                                 each.message.find("second mailbox") != std::string::npos;
                        }));
      if (draft.size() > answer.size())
        CHECK((result.draft.body.find("Please send") < result.draft.body.find("I sent")) == unsafe);
    }
  }
}

TEST_CASE("what is left of a quote keeps its paragraphs apart") {
  const Message customer = read_message(
      "From: Dana Reyes <dana@gallery.example>\n\nHello,\n\nIs IMAP there on the small plan?\n\n"
      "We have used it for ten years now.\n\nIs POP3 there on the large plan?\n\nDana\n");
  const Message draft = Message::from_text(
      "Hi Dana,\n\nIMAP is there on the small plan, and POP3 is there on the large plan.\n\nJo\n\n"
      "> Hello,\n>\n> Is IMAP there on the small plan?\n>\n> We have used it for ten years now.\n>\n"
      "> Is POP3 there on the large plan?\n>\n> Dana\n");
  const FixResult result = fix(Linter(), customer, draft, {}, {true});
  CAPTURE(result.draft.body);
  CHECK(result.draft.body.find("\n\nDana Reyes wrote:\n> Is IMAP there on the small plan?\n>\n"
                               "> Is POP3 there on the large plan?\n\nIMAP") != std::string::npos);
}

TEST_CASE("one blank line parts a greeting from the quote that an answer is moved below") {
  const Message customer = read_message(
      "From: Dana Reyes <dana@gallery.example>\n\nHello,\n\nIs IMAP there on the small plan?\n\n"
      "Dana\n");
  const std::string_view quote = "> Hello,\n>\n> Is IMAP there on the small plan?\n>\n> Dana\n";
  for (const std::string_view above : {"Hi Dana,\n\n", "Hi Dana,\n"})
    for (const std::string_view below : {"\n", "\n\n"}) {
      const Message draft =
          Message::from_text(std::string(above) + "Yes, IMAP is there on the small plan." +
                             std::string(below) + std::string(quote));
      const FixResult result = fix(Linter(), customer, draft, {}, {true});
      CAPTURE(result.draft.body);
      CHECK(result.draft.body.find("\n\n\n") == std::string::npos);
      CHECK(result.draft.body.find("\n\nDana Reyes wrote:\n> Is IMAP there on the small plan?\n\n"
                                   "Yes, IMAP") != std::string::npos);
    }
}

TEST_CASE("no quote parts a heading from what stands below it") {
  const Message customer = read_message(
      "From: Dana Reyes <dana@gallery.example>\n\nHello,\n\nWhat do the rooms cost in June? Is "
      "breakfast included?\n\nDana\n");
  for (const std::string_view heading : {"Here are the prices in June:", "Prices in June"}) {
    const Message draft =
        Message::from_text("Hi Dana,\n\n" + std::string(heading) +
                           "\n\nRoom      Night\nsingle    60 euros\ndouble    90 euros\n\n"
                           "Please write if you want one of them.\n\nKind regards,\nJo\n");
    const FixResult result = fix(Linter(), customer, draft, {}, {true});
    CAPTURE(result.draft.body);
    CHECK(result.draft.body.find("\n> ") < result.draft.body.find(heading));
    CHECK(result.draft.body.find(std::string(heading) + "\n\nRoom") != std::string::npos);
  }
}

TEST_CASE("a quote stands above what answers it, or nowhere") {
  const Linter linter;
  const Message customer = read_message(
      "From: Dana Reyes <dana@gallery.example>\n\nHello,\n\nWhen does the pool open?\n\nDana\n");
  const std::string answer = "The pool opens at 8:00 on each day of the week.";
  const auto mended = [&](const std::string& prose) {
    const Message draft = Message::from_text("Hi Dana,\n\n" + prose + "\n\nKind regards,\nJo\n");
    return fix(linter, customer, draft, {}, {true}).draft.body;
  };
  const std::string quoted = "> When does the pool open?\n\n";
  CHECK(mended(answer).find(quoted + answer) != std::string::npos);
  CHECK(mended("Thank you for your message. " + answer).find(quoted + "Thank you") !=
        std::string::npos);
  CHECK(mended("Your invoice for May went to the office.\n\n" + answer).find(quoted + answer) !=
        std::string::npos);
  CHECK(mended("Your invoice for May went to the office. " + answer).find("> ") ==
        std::string::npos);
}

TEST_CASE("a quote stands above the whole sentence that answers it, and below the greeting") {
  const auto mended = [](const std::string& asked, const std::string& draft) {
    const Message customer =
        read_message("From: Tom Beck <tom@beck.example>\n\n" + asked + "\n\nTom\n");
    return fix(Linter(), customer, Message::from_text(draft + "\n\nNina\n"), {}, {true}).draft.body;
  };
  const auto has = [](const std::string& body, std::string_view words) {
    CAPTURE(body);
    CHECK(body.find(words) != std::string::npos);
  };
  has(mended("How do I list files? How do I delete one?",
             "Hi Tom,\n\nYou list them with:\n\n    ls -l\n\nand delete one with:\n\n    rm FILE"),
      "> How do I list files? How do I delete one?\n\nYou list them with:\n\n    ls -l\n\nand");
  has(mended("When does the shop open on Saturdays?",
             "Hi {{first_name}},\n\nThe shop opens at nine on Saturdays."),
      "Hi {{first_name}},\n\nTom Beck wrote:\n> When");
  has(mended("I can't find the link to reset my password. Where is it?",
             "Hi Tom,\n\nThe link is at the bottom of the login page."),
      "> I can't find the link to reset my password. Where is it?\n\nThe link");
  has(mended("We like the shop. When does it open on Saturdays?",
             "Hi Tom,\n\nIt opens at nine on Saturdays."),
      "> We like the shop. When does it open on Saturdays?\n\nIt opens");
}

TEST_CASE("an attribution stands right above its quote, unless the style parts them") {
  const Message customer = read_message(
      "From: Dana Reyes <dana@gallery.example>\n\nHello,\n\nIs IMAP there on the small plan?\n\n"
      "Dana\n");
  const Message draft = Message::from_text(
      "Hi Dana,\n\n> Is IMAP there on the small plan?\n\nYes, IMAP is there on port 993.\n\nJo\n");
  CHECK(fix(Linter(), customer, draft).draft.body.find("Dana Reyes wrote:\n> Is IMAP") !=
        std::string::npos);
  CHECK(fix(Linter(Style::parse("[rules]\nblank-lines = { blank-line-above-quote = true }\n")),
            customer, draft)
            .draft.body.find("Dana Reyes wrote:\n\n> Is IMAP") != std::string::npos);
}

TEST_CASE("an attribution parts no quote in two") {
  const Message customer = read_message(
      "From: Dana Reyes <dana@gallery.example>\n\n> The price is 40 EUR.\n\nIs that with VAT?\n");
  const std::string quote = "> > The price is 40 EUR.\n>\n> Is that with VAT?\n";
  const Message draft = Message::from_text("Hi Dana,\n\n" + quote +
                                           "\nYes, that price includes 19 percent VAT.\n\nJo\n");
  CHECK(fix(Linter(), customer, draft).draft.body.find("\n\nDana Reyes wrote:\n" + quote) !=
        std::string::npos);
}

TEST_CASE("an attribution is in the language of the reply") {
  const Message customer = read_message(
      "From: Luc Petit <luc@pain.example>\nDate: Mon, 02 Mar 2026 09:12:00 +0000\n\n"
      "Pouvez-vous annuler la commande de mars en entier ?\n");
  const Message draft = Message::from_text(
      "Bonjour Luc,\n\n> Pouvez-vous annuler la commande de mars en entier ?\n\n"
      "La commande de mars est en cours de livraison, je la bloque.\n\nNina\n");
  CHECK(fix(Linter(), customer, draft).draft.body.find("Le 02/03/2026, Luc Petit a écrit :\n>") !=
        std::string::npos);
}

TEST_CASE("room for answers is made in the customer's order, above the closing") {
  const Linter linter;
  const std::string questions[] = {"Is IMAP included?", "What does POP3 cost?",
                                   "Who signs the contract?", "Can we pay by card?"};
  std::string plain;
  std::string numbered;
  for (int i = 0; i < 4; ++i) {
    plain += questions[i] + "\n\n";
    numbered += std::to_string(i + 1) + ". " + questions[i] + "\n";
  }
  for (const std::string& asked : {plain, numbered}) {
    const Message customer =
        read_message("From: Tom Beck <tom@beck.example>\n\n" + asked + "\nTom\n");
    const std::string draft = "Hi Tom,\n\nYou can pay by card.\n\nBest regards,\nNina\n";
    const std::string body =
        fix(linter, customer, Message::from_text(draft), {}, {true}).draft.body;
    CAPTURE(body);
    const std::size_t first = body.find(questions[0]);
    const std::size_t second = body.find(questions[1]);
    const std::size_t third = body.find(questions[2]);
    REQUIRE(third != std::string::npos);
    CHECK(first < second);
    CHECK(second < third);
    CHECK(third < body.find("Best regards"));
    const Message with_postscript = Message::from_text(draft + "\nPS: Greetings to Bob.\n");
    CHECK(fix(linter, customer, with_postscript, {}, {true})
              .draft.body.ends_with("\n\nBest regards,\nNina\n\nPS: Greetings to Bob.\n"));
  }
}

TEST_CASE("an attribution names the customer by the signature, where there is no header") {
  const Message draft = Message::from_text(
      "Hello,\n\n> is IMAP there on the small plan?\n\nYes, IMAP is there on port 993.\n\nJo\n");
  const auto mended = [&](const char* customer) {
    return fix(Linter(), Message::from_text(customer), draft).draft.body;
  };
  CHECK(mended("Hello,\n\nis IMAP there on the small plan?\n\nDana Reyes\n")
            .find("\n\nDana Reyes wrote:\n> is IMAP") != std::string::npos);
  CHECK(mended("Hello,\n\nis IMAP there on the small plan?\n").find("\n\nYou wrote:\n> is IMAP") !=
        std::string::npos);
}

TEST_CASE("what is quoted is in whole lines of usual width") {
  const Message customer = read_message(
      "From: Dana Reyes <dana@gallery.example>\n\nHello,\n\n"
      "we like the new start page very much. Can you send the two\n"
      "posters to our shop in Leeds, and could the courier ring us an\nhour before he comes?\n\n"
      "Dana\n");
  const Message draft = Message::from_text(
      "Hi Dana,\n\nThe two posters go to your shop in Leeds on Friday, and the courier rings you "
      "an hour before he comes.\n\nKind regards,\nJo\n");
  const FixResult result = fix(Linter(), customer, draft, {}, {true});
  CAPTURE(result.draft.body);
  CHECK(result.draft.body.find(
            "> Can you send the two posters to our shop in Leeds, and could the\n"
            "> courier ring us an hour before he comes?\n\nThe two posters") != std::string::npos);
}

TEST_CASE("HTML stays as it is") {
  const Linter linter;
  const Message customer = read_message("From: Tyler <tyler@example.com>\n\nIs IMAP available?\n");
  const Message draft = read_html("<p>Yes, it is available on every account.</p>");
  const FixResult result = fix(linter, customer, draft);
  CHECK(result.applied.empty());
  CHECK(result.draft.body == draft.body);
  CHECK(!result.report.diagnostics().empty());
  for (const Diagnostic& diagnostic : result.report.diagnostics()) CHECK(diagnostic.fixes.empty());
}

}  // namespace
