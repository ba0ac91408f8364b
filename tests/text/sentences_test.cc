#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/text.h"

using namespace replylint;

namespace {

using Strings = std::vector<std::string>;

// White space in a sentence is shown as one space.
Strings sentences(std::string_view body, std::string_view language = {}) {
  const Span whole{0, body.size()};
  Strings result;
  for (const Sentence& sentence : analyze(body, std::span(&whole, 1), language).sentences) {
    std::string& out = result.emplace_back();
    for (const char c : slice(body, sentence.span)) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space || out.back() != ' ') out.push_back(space ? ' ' : c);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("terminators") {
  CHECK(sentences("It is up. Is it fast? Yes!") == Strings{"It is up.", "Is it fast?", "Yes!"});
  CHECK(sentences("Really?! Yes.") == Strings{"Really?!", "Yes."});
  CHECK(sentences("Wait... Now it works.") == Strings{"Wait...", "Now it works."});
  CHECK(sentences("It is … well … slow.") == Strings{"It is … well … slow."});
}

TEST_CASE("abbreviations do not end a sentence") {
  CHECK(sentences("Ask Dr. Miller, e.g. on Monday.").size() == 1);
  CHECK(sentences("The U.S. office closes at 5 p.m. on Fridays.").size() == 1);
  CHECK(sentences("It is No. 5 of J. K. Fisher.").size() == 1);
  CHECK(sentences("No. It is not.").size() == 2);
  CHECK(sentences("We close at 5 p.m. You can write any time.").size() == 2);
  CHECK(sentences("You and I. We do.").size() == 2);
}

TEST_CASE("numbers, versions and addresses do not end a sentence") {
  CHECK(sentences("Install 3.11.2 from example.com today.").size() == 1);
  CHECK(sentences("It costs $10.50. That is all.").size() == 2);
  CHECK(sentences("See https://example.com/a?b=c. It explains all.").size() == 2);
  CHECK(sentences("Write to joe@example.com. We answer.").size() == 2);
}

TEST_CASE("names of files do not end a sentence") {
  CHECK(sentences("It is in the same record, normalise.R, lines 40 to 72.").size() == 1);
  CHECK(sentences("Run normalise.R first, and make.Rules, if you have it.").size() == 1);
  CHECK(sentences("It was sent.Please look again.").size() == 2);
  CHECK(sentences("It was sent.I can send it again.").size() == 2);
}

TEST_CASE("quotes, brackets and faces behind a terminator belong to it") {
  CHECK(sentences("He said \"It works.\" Then he left.") ==
        Strings{"He said \"It works.\"", "Then he left."});
  CHECK(sentences("(It is up.) You can test.") == Strings{"(It is up.)", "You can test."});
  CHECK(sentences("All good :-) See you. :-) Bye.") ==
        Strings{"All good :-)", "See you. :-)", "Bye."});
  CHECK(sentences("The tin was open :( Also you charged me twice") ==
        Strings{"The tin was open :(", "Also you charged me twice"});
  CHECK(sentences("The tin :( I ordered was open").size() == 1);
  CHECK(sentences("It says \"Failed. Try again.\" when I log in.").size() == 1);
}

TEST_CASE("hard-wrapped lines are one sentence") {
  CHECK(sentences("We have moved your server to the new rack this morning, and the\n"
                  "downtime was four minutes. Please tell us whether the new address\n"
                  "works for you.") ==
        Strings{"We have moved your server to the new rack this morning, and the downtime was "
                "four minutes.",
                "Please tell us whether the new address works for you."});
}

TEST_CASE(
    "a line ends a sentence where lines are not wrapped, or a new one begins with a capital") {
  const std::string unwrapped =
      "the sauna at the club in Elm Street has been as cold as a fridge for as long as two weeks "
      "by now, so what is up with that";
  CHECK(sentences(unwrapped + "\nNate wants to know") == Strings{unwrapped, "Nate wants to know"});
  CHECK(sentences(unwrapped + "\nany idea") == Strings{unwrapped, "any idea"});
  CHECK(sentences(unwrapped + "\nof yours").size() == 1);
  CHECK(sentences("And " + unwrapped + "\nbig idea").size() == 1);
  CHECK(sentences("Is it safe for the bottles of the baby\nAlso my bill went up by ten pounds") ==
        Strings{"Is it safe for the bottles of the baby", "Also my bill went up by ten pounds"});
  CHECK(sentences(
            "The sauna of the club has been cold for weeks, what is up with that\nDo I pay for it?")
            .size() == 2);
  CHECK(sentences("We have moved your server to the rack that Ana and\nI have built.").size() == 1);
  CHECK(sentences("Most converters are no faster than that, and ALL\nOF THEM are slow.").size() ==
        1);
  // One long word does not make a line unwrapped.
  const std::string address = "https://shop.example/" + std::string(120, 'a');
  CHECK(sentences("It is at " + address + "\nNate").size() == 1);
}

TEST_CASE("blank lines, lists and headings end a sentence") {
  CHECK(sentences("Hi Joe\n\nIt is up") == Strings{"Hi Joe", "It is up"});
  CHECK(sentences("We need:\n- the name\n- the address") ==
        Strings{"We need:", "- the name", "- the address"});
  CHECK(sentences("1. Log in\n2. Click Save") == Strings{"1. Log in", "2. Click Save"});
  CHECK(sentences("a) the name b) the address") == Strings{"a) the name", "b) the address"});
  CHECK(sentences("What we did\nWe have replaced the disk of your server and copied the data to "
                  "it.") == Strings{"What we did",
                                    "We have replaced the disk of your server and copied the data "
                                    "to it."});
}

TEST_CASE("cuts and dots of thought") {
  CHECK(sentences("The report [...] names \"the cable [...]\" (Miller 12).").size() == 1);
  CHECK(sentences("Well . . . I think it is ... I mean fine.").size() == 1);
  CHECK(sentences("1.) The name 2.) The address") == Strings{"1.) The name", "2.) The address"});
}

TEST_CASE("one line of a mail whose line ends were lost") {
  CHECK(sentences("Kim, Please call me. Regards, Jo Miller 03/01/2026 10:15 AM Hi Jo, The line is "
                  "down.")
            .size() > 4);
  CHECK(sentences("Please ask Kim Miller in Berlin about the Acme Router on Monday.").size() == 1);
  CHECK(sentences("Please ask Kim, I am away.\n").size() == 1);
}

TEST_CASE("a forgotten space") {
  CHECK(sentences("We sent it.Please check.") == Strings{"We sent it.", "Please check."});
  CHECK(sentences("Call System.Out and Node.js now.").size() == 1);
}

TEST_CASE("sentences without capitals") {
  CHECK(sentences("it works now. thanks for your help.").size() == 2);
}

TEST_CASE("other languages") {
  CHECK(sentences("これはペンです。それは本です。").size() == 2);
  CHECK(sentences("Das ist z. B. am 12. Juni so. Danke.", "de").size() == 2);
  CHECK(sentences("¿Cómo está? Soy el Sr. Gomez.", "es").size() == 2);
  CHECK(sentences("هل يعمل؟ نعم.").size() == 2);
  CHECK(sentences("यह ठीक है। धन्यवाद।").size() == 2);
}

TEST_CASE("rules of single languages") {
  const auto count = [](std::string_view body, std::string_view language) {
    const Span whole{0, body.size()};
    return analyze(body, std::span(&whole, 1), language).sentences.size();
  };
  CHECK(count("Ho parlato con l'Avv. Rossi ieri.", "it") == 1);
  CHECK(count("– Почему сервер выключен? – спросил он.", "ru") == 1);
  CHECK(count("Usamos la versión B. ¿Cuál usa usted?", "es") == 2);
  CHECK(count("سؤال: متى يعمل الخادم؟", "ar") == 2);
  CHECK(count("Сервер работает.Мы проверили.", "ru") == 2);
}

TEST_CASE("sentences cover their words in order") {
  const std::string_view body = "One two. Three\n\n- four";
  const Span whole{0, body.size()};
  const Text text = analyze(body, std::span(&whole, 1));
  std::size_t word = 0;
  for (const Sentence& sentence : text.sentences) {
    CHECK(sentence.first_word >= word);
    CHECK(sentence.end_word > sentence.first_word);
    CHECK(sentence.span.start == text.words[sentence.first_word].span.start);
    word = sentence.end_word;
  }
}

TEST_CASE("of very many sentences the first are looked at") {
  std::string body;
  while (body.size() < most_analyzed - 10) body += "Go. ";
  const Span whole{0, body.size()};
  const Text text = analyze(body, std::span(&whole, 1));
  CHECK(text.sentences.size() == most_sentences);
  CHECK(text.words.size() == text.sentences.back().end_word);
  CHECK(!text.complete);
}

TEST_CASE("hostile text takes linear time") {
  for (const std::string_view piece :
       {".",  "\"", "a",   " \"", ". ", "a.",   "(", "*a", "a@",   "http://", "1.",  "-\n", "\n",
        "?)", "“",  "a) ", "/",   "'.", "://(", ")", "é",  "🙂", ":-)",     "A. ", "a\n"}) {
    std::string body;
    while (body.size() < 1'000'000) body += piece;
    const auto begin = std::chrono::steady_clock::now();
    const Span whole{0, body.size()};
    const Text text = analyze(body, std::span(&whole, 1));
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    CAPTURE(piece);
    CHECK(spent.count() < 20);  // seconds; quadratic ones take minutes
    CHECK(text.words.size() <= body.size());
  }
}
