#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/text.h"

using namespace replylint;

namespace {

Text analyzed(std::string_view body) {
  const Span whole{0, body.size()};
  return analyze(body, std::span(&whole, 1));
}

std::vector<std::string> words(std::string_view body) {
  std::vector<std::string> result;
  for (const Word& word : analyzed(body).words) result.emplace_back(slice(body, word.span));
  return result;
}

std::vector<std::string> of_kind(std::string_view body, WordKind kind) {
  std::vector<std::string> result;
  for (const Word& word : analyzed(body).words)
    if (word.kind == kind) result.emplace_back(slice(body, word.span));
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("words keep their apostrophes and hyphens") {
  CHECK(words("Don't re-install it.") == Strings{"Don't", "re-install", "it", "."});
  CHECK(words("the customers' mail") == Strings{"the", "customers", "'", "mail"});
  CHECK(words("AT&T and R&D") == Strings{"AT&T", "and", "R&D"});
}

TEST_CASE("abbreviations with inner full stops are one word") {
  CHECK(words("e.g. the U.S. office") == Strings{"e.g", ".", "the", "U.S", ".", "office"});
}

TEST_CASE("words are folded, with a plain apostrophe") {
  const Text text = analyzed("DON’T Straße ÀÉ");
  REQUIRE(text.words.size() == 3);
  CHECK(text.words[0].folded == "don't");
  CHECK(text.words[1].folded == "straße");
  CHECK(text.words[2].folded == "àé");
}

TEST_CASE("numbers") {
  const auto numbers = [](std::string_view body) { return of_kind(body, WordKind::number); };
  CHECK(numbers("8 of 1,000 at 12:30 on 07/10/2026") ==
        Strings{"8", "1,000", "12:30", "07/10/2026"});
  CHECK(numbers("Use 3.11.2. It costs $5.50.") == Strings{"3.11.2", "5.50"});
  CHECK(numbers("the 5th, 10am") == Strings{"5th", "10am"});
}

TEST_CASE("addresses are one word, without the punctuation behind them") {
  const auto addresses = [](std::string_view body) { return of_kind(body, WordKind::address); };
  CHECK(addresses("See https://example.com/a_(b)?c=d, please.") ==
        Strings{"https://example.com/a_(b)?c=d"});
  CHECK(addresses("(see http://example.com/a)") == Strings{"http://example.com/a"});
  CHECK(addresses("Write to joe.blow@example.com.") == Strings{"joe.blow@example.com"});
  CHECK(addresses("Edit /etc/hosts, ~/.profile or C:\\temp.") ==
        Strings{"/etc/hosts", "~/.profile", "C:\\temp"});
  CHECK(addresses("Open report.pdf on mail.example.com!") ==
        Strings{"report.pdf", "mail.example.com"});
  CHECK(addresses("from 192.0.2.1 and 192.0.2.0/24") == Strings{"192.0.2.1", "192.0.2.0/24"});
  CHECK(addresses("www.example.com") == Strings{"www.example.com"});
}

TEST_CASE("what only looks like an address is not one") {
  const auto addresses = [](std::string_view body) { return of_kind(body, WordKind::address); };
  CHECK(addresses("yes and/or no, 24/7, 1/2").empty());
  CHECK(addresses("We sent it.Please check.").empty());
  CHECK(addresses("Wait ... e.g. now").empty());
}

TEST_CASE("faces and emoji are symbols") {
  CHECK(of_kind("Great :-) and 👍🏽!", WordKind::symbol) == Strings{":-)", "👍🏽", "!"});
  CHECK(words("Wait...what?!") == Strings{"Wait", "...", "what", "?", "!"});
}

TEST_CASE("ideographs are words, kana runs of them") {
  CHECK(words("これは山です。") == Strings{"これは", "山", "です", "。"});
}

TEST_CASE("folded words stay where they are for any text") {
  // U+023A folds from two bytes to three.
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "\u023A";
  const Text text = analyzed(body);
  REQUIRE(text.words.size() == 1);
  CHECK(text.words[0].folded.data() == text.storage.data());
  CHECK(text.words[0].folded.size() == 3000);
}

TEST_CASE("the words of several regions") {
  const std::string_view body = "one two three four";
  const std::vector<Span> regions{{0, 3}, {8, 13}};
  const Text text = analyze(body, regions);
  REQUIRE(text.words.size() == 2);
  CHECK(text.words[1].folded == "three");
  CHECK(text.sentences.size() == 2);
}
