// Finding phrases: what patterns see, and which of their matches count.
#include "rules/phrases.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <re2/re2.h>

#include "replylint/linter.h"
#include "replylint/style.h"
#include "replylint/text.h"

#include "../cpu_time.h"
#include "rules/literal_index.h"
#include "rules/phrase_literals.h"
#include "rules/quotations.h"
#include "styles/style_data.h"
#include "text/embedded.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace {

using namespace replylint;

// The words that the patterns of one phrase match in a text.
std::vector<std::string> hits(const std::vector<std::string>& patterns, const std::string& body,
                              const std::vector<std::string>& unless = {}) {
  StyleData style;
  Phrase phrase;
  phrase.id = "own";
  phrase.patterns = patterns;
  phrase.unless = unless;
  style.phrases.push_back(phrase);
  const PhraseMatcher matcher(style);
  const Span whole{0, body.size()};
  const Text text = analyze(body, std::span(&whole, 1));
  std::vector<std::string> result;
  for (const PhraseHit& hit : matcher.find(body, text)) {
    CHECK(is_utf8(slice(body, hit.span)));
    result.emplace_back(slice(body, hit.span));
  }
  return result;
}

using Words = std::vector<std::string>;

TEST_CASE("a pattern stands for whole words") {
  CHECK(hits({"ve"}, "We have naïve users.") == Words{});
  CHECK(hits({"ve"}, "A naïveté of vé and ve.") == Words{"ve"});
  CHECK(hits({"suck|sucks"}, "This sucks a lot.") == Words{"sucks"});
  CHECK(hits({"ass"}, "The class of the ass passes.") == Words{"ass"});
  CHECK(hits({"congrat\\w*"}, "Congratulations to all.") == Words{"Congratulations"});
  CHECK(hits({"\\$\\$+"}, "It costs $$ a lot.") == Words{"$$"});
}

TEST_CASE("case, white space, apostrophes and dashes do not matter") {
  CHECK(hits({"as soon as possible"}, "We reply AS soon\n  as possible.") ==
        Words{"AS soon\n  as possible"});
  CHECK(hits({"don't care"}, "I don’t care.") == Words{"don’t care"});
  CHECK(hits({"so-called"}, "Your so‑called help is here.") == Words{"so‑called"});
  CHECK(hits({"never mind"}, "Well, never\u00a0mind.") == Words{"never\u00a0mind"});
  CHECK(hits({"résumé"}, "The RÉSUMÉ is here.") == Words{"RÉSUMÉ"});
  CHECK(hits({"later"}, "Not la\u00adter.") == Words{"la\u00adter"});
  CHECK(hits({"later"}, "Not la\u2060ter.") == Words{"la\u2060ter"});
}

TEST_CASE("a letter and the mark behind it are one character") {
  CHECK(hits({"résumé"}, "The re\u0301sume\u0301 is here.") == Words{"re\u0301sume\u0301"});
  CHECK(hits({"RÉSUM."}, "A re\u0301sume\u0301.") == Words{"re\u0301sume\u0301"});
  CHECK(hits({"đây là tệp"}, "Vâng, đây la\u0300 te\u0323\u0302p nhé.") ==
        Words{"đây la\u0300 te\u0323\u0302p"});
  CHECK(hits({"resum"}, "The re\u0301sum is here.") == Words{});
  CHECK(hits({"q"}, "A \u0301 and q\u0301 and q.") == Words{"q"});
  const std::string pattern = "id = \"own\"\npattern = \"re\u0301sume\u0301\"\n";
  const Linter linter(Style::parse("[[phrase]]\n" + pattern));
  const Report report = linter.check("", "Hi,\n\nThe résumé is here for you.\n\nSam\n");
  CHECK(std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                    [](const Diagnostic& each) { return each.rule == "own"; }));
}

TEST_CASE("words in quotation marks are somebody else's") {
  CHECK(hits({"soon"}, "You wrote “it ends soon” and it did.") == Words{});
  CHECK(hits({"soon"}, "You wrote \"it ends soon\" and soon it did.") == Words{"soon"});
  CHECK(hits({"soon"}, "The log says 'ends soon' here.") == Words{});
  CHECK(hits({"soon"}, "The customers' site and ours end soon.") == Words{"soon"});
  CHECK(hits({"soon"}, "It's 5' soon, isn't it?") == Words{"soon"});
  CHECK(hits({"soon"}, "A mark \" alone opens nothing, and soon it ends.") == Words{"soon"});
}

TEST_CASE("unless looks at the same sentence") {
  CHECK(hits({"soon"}, "It ends soon. It ends soon, by 5.", {"by \\d"}) == Words{"soon"});
}

TEST_CASE("every match of a sentence is found, patterns without a literal too") {
  CHECK(hits({"soon"}, "Soon is soon.") == Words{"Soon", "soon"});
  CHECK(hits({"\\d+ \\w"}, "In 5 d we do.") == Words{"5 d"});
  CHECK(hits({"a|b", "no"}, "There is a b here, no.") == Words{"a", "b", "no"});
  CHECK(hits({"x*"}, "nothing") == Words{});
}

Words texts(std::string_view pattern) {
  Words texts;
  for (const RequiredLiteral& literal : required_literals(pattern)) texts.push_back(literal.text);
  return texts;
}

TEST_CASE("the literals that a pattern needs") {
  CHECK(texts("you (broke|changed)") == Words{"you broke", "you changed"});
  CHECK(texts("(very )?soon") == Words{"soon", "very soon"});
  CHECK(texts("\\w+ for Nothing") == Words{" for nothing"});
  CHECK(texts("do.?t \\w+ care") == Words{" care"});
  CHECK(texts("colou?r") == Words{"color", "colour"});
  CHECK(required_literals("(soon|\\d+)").empty());
  CHECK(required_literals("ab").empty());
  CHECK(required_literals("[a-z]+").empty());
  CHECK(texts("gr[ae]y") == Words{"gray", "grey"});
  CHECK(required_literals("(abc)*").empty());
  CHECK(texts("(abc)+") == Words{"abc"});
  CHECK(required_literals("(abc){0,2}").empty());
  CHECK(required_literals("\\Qabc\\E").empty());
  CHECK(required_literals("(((").empty());
}

TEST_CASE("further groups of literals that a pattern needs as well") {
  using Literals = std::vector<RequiredLiteral>;
  CHECK(required_literals("(take|bring) \\w+ elsewhere") ==
        Literals{{" elsewhere", false, 0}, {"bring ", true, 1}, {"take ", true, 1}});
  CHECK(required_literals("the \\w+ (place )?elsewhere \\w+ or") ==
        Literals{{" elsewhere ", false, 0},
                 {" place elsewhere ", false, 0},
                 {" or", false, 1},
                 {"the ", true, 2}});
  // One of two alternatives may lack it.
  CHECK(required_literals("take \\w+ elsewhere|bring") ==
        Literals{{" elsewhere", false, 0}, {"bring", true, 0}});
  CHECK(
      required_literals("take \\w+ elsewhere|bring \\d+ here") ==
      Literals{
          {" elsewhere", false, 0}, {"bring ", true, 0}, {" here", false, 1}, {"take ", true, 1}});
  // Too many to be joined: the space between them stands in both.
  CHECK(texts("(aa|bb|cc|dd|ee|ff|gg) (be|it|no|so|up)") ==
        Words{"aa ", "bb ", "cc ", "dd ", "ee ", "ff ", "gg ", " be", " it", " no", " so", " up"});
  CHECK(hits({"(take|bring) \\w+ elsewhere"}, "Bring it. Go elsewhere. Take this elsewhere.") ==
        Words{"Take this elsewhere"});
  CHECK(hits({"(take|bring) \\w+ else"}, "So bring it else, or take it else.") ==
        Words{"bring it else", "take it else"});
}

TEST_CASE("the literals with which a match begins") {
  using Literals = std::vector<RequiredLiteral>;
  CHECK(required_literals("hang (it|this)") == Literals{{"hang it", true}, {"hang this", true}});
  CHECK(required_literals("(argh+|yuck)s?") == Literals{{"arg", true}, {"yuck", true}});
  CHECK(required_literals("(oh )?no way") == Literals{{"no way", true}, {"oh no way", true}});
  CHECK(required_literals("\\w+hang") == Literals{{"hang", false}});
  CHECK(required_literals("(a+)?hang") == Literals{{"hang", false}});
  CHECK(required_literals("(\\w+hang|hang)") == Literals{{"hang", false}});
  CHECK(hits({"(hang|burn)( it)?"}, "Charges change; hang it, burn.") == Words{"hang it", "burn"});
}

// Whatever RE2 matches must hold a literal of the pattern: random patterns on random texts.
TEST_CASE("no match without a literal") {
  std::mt19937 random(7);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const char* const atoms[] = {"abc", "b",     "ca",  "[ab]", "[^a]", ".",       "\\w",
                               " ",   "(a|b)", "abb", "\\b",  "A",    "(?:bc)?", "(ab|bca|c)"};
  const char* const signs[] = {"", "", "", "", "?", "*", "+", "{2}", "{0,1}", "+?"};
  for (int round = 0; round < 3000; ++round) {
    std::string pattern;
    for (int part = pick(6) + 1; part > 0; --part) {
      pattern += atoms[pick(14)];
      pattern += pattern.ends_with("\\b") ? "" : signs[pick(10)];
      if (pick(8) == 0) pattern += '|';
      if (pick(8) == 0) pattern = "(" + pattern + ")";
    }
    const re2::RE2 expression("(?i)" + pattern, re2::RE2::Quiet);
    if (!expression.ok()) continue;
    const auto literals = required_literals(pattern);
    if (literals.empty()) continue;
    std::string text;
    for (int i = pick(20); i > 0; --i) text += "abcC "[pick(5)];
    re2::StringPiece match;
    if (!expression.Match(text, 0, text.size(), re2::RE2::UNANCHORED, &match, 1)) continue;
    const auto start = static_cast<std::size_t>(match.data() - text.data());
    for (char& c : text) c = c == 'C' ? 'c' : c;
    CAPTURE(pattern);
    CAPTURE(text);
    for (std::uint8_t group = 0; group <= literals.back().group; ++group) {
      CHECK(std::any_of(literals.begin(), literals.end(), [&](const RequiredLiteral& literal) {
        if (literal.group != group) return false;
        return literal.opens ? text.compare(start, literal.text.size(), literal.text) == 0
                             : text.find(literal.text) != std::string::npos;
      }));
    }
  }
}

TEST_CASE("the time grows with the text, not faster") {
  const auto seconds = [](std::size_t repeats) {
    std::string body;
    for (std::size_t i = 0; i < repeats; ++i) body += "soonish xsoon \"soon 'so soonx “ ";
    return cpu_seconds([&] { (void)hits({"soon", "soon.*\\w+ish", "\\w+ x", "(a|\\w)*y"}, body); });
  };
  (void)seconds(100);
  const double small = seconds(2000);
  CHECK(seconds(16000) < 8 * 5 * small + 0.05);
}

// A style with that many [[phrase]] rules, of words that stand in the reply and words that do not.
Style style_of(int phrases) {
  const char* const verbs[] = {"use",    "revert", "check",   "leverage", "test",
                               "advise", "reset",  "utilise", "have",     "actionize"};
  const char* const nouns[] = {"server", "port", "account", "password", "mailbox",
                               "ticket", "case", "matter",  "needful",  "domain"};
  std::string toml = "extends = 'default'\n";
  for (int i = 0; i < phrases; ++i)
    toml += formatted(
        "[[phrase]]\nid = 'own-{}'\npattern = '(kindly |please )?{}s? (the|your|our) {}s? {}'\n"
        "message = 'Not “{{match}}”.'\n",
        i, verbs[i % 10], nouns[i / 10 % 10], i < 50 ? "now" : formatted("for {}", i / 100));
  return Style::parse(toml);
}

TEST_CASE("a thousand phrase rules cost less than twice what fifty cost") {
  std::string customer = "Hello John,\n\n";
  std::string draft = "Hi Tyler,\n\n";
  for (int i = 0; i < 8; ++i) {
    customer += formatted("Is IMAP available on account {}, and which server is it on?\n", i);
    draft += formatted(
        "> Is IMAP available on account {0}, and which server is it on?\n\nYes, "
        "IMAP is available on account {0}, at the moment on server mail{0}; please "
        "use port 993 with the password that you have for the account.\n\n",
        i);
  }
  customer += "\nTyler\n";
  draft += "John\n";
  const auto seconds = [&](const Linter& linter) {
    return cpu_seconds([&] {
      for (int i = 0; i < 20; ++i) (void)linter.check(customer, draft);
    });
  };
  const Linter fifty(style_of(50));
  const Linter thousand(style_of(1000));
  // By turns, as a machine may be busy for a while.
  double few = 1e9;
  double many = 1e9;
  for (int round = 0; round < 10; ++round) {
    few = std::min(few, seconds(fifty));
    many = std::min(many, seconds(thousand));
  }
  CHECK(many < 2 * few);
}

}  // namespace

// Whether the index finds each literal of a pattern, and knows the others that it needs.
bool has_literals(const LiteralIndex& index, std::uint32_t number, std::string_view pattern) {
  FurtherLiterals further = index.further_of(number);
  const auto literals = required_literals(pattern);
  for (const RequiredLiteral& literal : literals) {
    if (literal.group > 0) {
      FurtherLiteral next;
      if (!further.next(next) || next.text != literal.text || next.group != literal.group)
        return false;
      continue;
    }
    bool found = false;
    index.scan(formatted("- {} -", literal.text), [&](std::uint32_t of, std::size_t offset) {
      found = found || (of == number && offset == 2);
    });
    if (!found) return false;
  }
  return further.empty() && index.has_literal(number) == !literals.empty();
}

TEST_CASE("the index that is made when the library is built has the literals of the styles") {
  const LiteralIndex& index = builtin_literals();
  std::size_t patterns = 0;
  for (const EmbeddedFile& file : embedded_styles()) {
    const Style style = Style::load(file.name);
    for (const Phrase& phrase : data_of(style).phrases)
      for (const std::string& pattern : phrase.patterns) {
        CAPTURE(pattern);
        const auto number = index.find(pattern, 0);
        REQUIRE(number);
        CHECK(index.find(pattern, *number) == number);
        CHECK(has_literals(index, *number, pattern));
        ++patterns;
      }
  }
  CHECK(patterns > 500);
  CHECK(!index.find("no built-in style has (this|that) of it", 0));
}

TEST_CASE("an index of few patterns, or of none") {
  using Patterns = std::vector<std::string_view>;
  for (const Patterns& patterns :
       {Patterns{}, Patterns{"abc"}, Patterns{"a.c"}, Patterns{"take (it|that) \\w+ elsewhere"},
        Patterns{"abc", "\\d+", "abc", "abcdefgh(ijkl)?", "what \\w+ (ever|never) \\w+ it is"}}) {
    const std::string bytes = LiteralIndex::make(patterns);
    const LiteralIndex index(bytes);
    REQUIRE(index.patterns() == patterns.size());
    for (std::uint32_t i = 0; i < patterns.size(); ++i) CHECK(has_literals(index, i, patterns[i]));
    CHECK(!index.find("abcd", 0));
  }
}

TEST_CASE("a phrase may have a pattern of a built-in style, and two phrases the same one") {
  const Style style = Style::parse(R"(
[[phrase]]
id = "own"
pattern = ["oh wait", "the blue teapot"]
[[phrase]]
id = "other"
pattern = ["the blue teapot"]
)");
  const PhraseMatcher matcher(data_of(style));
  const std::string body = "Oh wait, the blue teapot is here.";
  const Span whole{0, body.size()};
  const Text text = analyze(body, std::span(&whole, 1));
  Words found;
  for (const PhraseHit& hit : matcher.find(body, text))
    found.push_back(formatted("{}: {}", hit.phrase->id, slice(body, hit.span)));
  std::sort(found.begin(), found.end());
  CHECK(found == Words{"other: the blue teapot", "own: Oh wait", "own: the blue teapot",
                       "sarcasm: Oh wait"});
}
