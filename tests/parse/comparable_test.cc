#include "parse/comparable.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

constexpr std::string_view phrases[] = {
    "kind regards", "thanks", "e-mail notice", "à bientôt", "on behalf of", "this comm", "x"};

TEST_CASE("the longest phrase at the start of a text is found") {
  const PhraseTable table(phrases);
  CHECK(table.longest_start("kind regards, dana") == 12);
  CHECK(table.longest_start("thanks") == 6);
  CHECK(table.longest_start("à bientôt") == std::string_view("à bientôt").size());
  CHECK(table.longest_start("thanksgiving") == 0);
  CHECK(table.longest_start("thanksgiving", false) == 6);
  CHECK(table.longest_start("kind") == 0);
  CHECK(table.longest_start("k") == 0);
  CHECK(table.longest_start("x") == 1);
  CHECK(table.longest_start("x: y") == 1);
  CHECK(table.longest_start("xy") == 0);
  CHECK(table.longest_start("") == 0);
}

TEST_CASE("what starts with a phrase may do so as it is written, too") {
  const PhraseTable table(phrases);
  for (const std::string_view text :
       {"Kind regards,", "KIND \t regards", "kind *regards*", "*Kind* regards", " thanks",
        "Thanks!", "E-mail notice: x", "À bientôt", "on behalf of us", "ki\u200Bnd regards",
        "kind\u00A0regards", "X :"}) {
    CAPTURE(text);
    CHECK(table.may_start(text));
  }
}

TEST_CASE("most lines cannot start with a phrase by their first two words") {
  const PhraseTable table(phrases);
  for (const std::string_view text :
       {"kind of you", "kind, regards", "kind", "kind  ", "Kindly", "thanksgiving", "on Monday",
        "on behalfs of", "The lamp", "this communication"}) {
    CAPTURE(text);
    CHECK(!table.may_start(text));
  }
  CHECK(table.may_start("thanksgiving", false));
  CHECK(table.may_start("this communication", false));
  CHECK(!table.may_start("this one", false));
}

TEST_CASE("words are counted") {
  CHECK(count_words("") == 0);
  CHECK(count_words("  \t ") == 0);
  CHECK(count_words("one") == 1);
  CHECK(count_words(" one  two\r\n") == 2);
  CHECK(count_words("one two, three – four\u00A0and five: six") == 7);
  const std::string_view words = "a bc def ghij klmno pqrstu vwxyz01 2345678 9\tz";
  CHECK(count_words(words) == 10);
  for (std::size_t start = 0; start < 9; ++start)
    CHECK(count_words(words.substr(words.find(' ', start))) == (start < 2 ? 9 : start < 5 ? 8 : 7));
}

TEST_CASE("spaces at the ends are taken off") {
  CHECK(trimmed(" \t\u00A0 dana \u00A0\r") == "dana");
  CHECK(trimmed("\u00A0\u00A0").empty());
  CHECK(trimmed("à") == "à");
}

std::string made_comparable(std::string_view text) {
  return std::string(comparable(text));
}

TEST_CASE("text is made comparable") {
  CHECK(made_comparable("  *Kind*\t  Regards ") == "kind regards");
  CHECK(made_comparable("GRÜSSE, ДИАНА") == "grüsse, диана");
  CHECK(made_comparable("Grüße") == "grüsse");
  CHECK(made_comparable("日本語 한국어 カナ") == "日本語 한국어 カナ");
  CHECK(made_comparable("ｄａｎａ：\u3000\u0663\u2019") == "dana: 3'");
  CHECK(made_comparable("a\u200B\u00ADb\u00A0c") == "ab c");
  CHECK(made_comparable("").empty());
}

TEST_CASE("long text is made comparable as well, and text that grows") {
  const std::string line = "It is Ⱥ long Line. ";  // Ⱥ takes two bytes, and its small letter three
  std::string lines, expected;
  for (int i = 0; i < 100; ++i) {
    lines += line;
    expected += i == 0 ? "it is ⱥ long line." : " it is ⱥ long line.";
    CHECK(made_comparable(lines) == expected);
  }
  const std::string letters = [] {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "Ⱥ";
    return text;
  }();
  CHECK(made_comparable(letters).size() == 900);
}

}  // namespace
