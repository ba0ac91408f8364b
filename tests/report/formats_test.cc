// The formats for machines and pages, by what they do with any text.
#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "replylint/baseline.h"

#include "report/text_positions.h"
#include "report_maker.h"
#include "text/utf8.h"

namespace {

using namespace replylint;
using nlohmann::json;

bool contains(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

// A report in which every text holds what a stranger may write.
Report hostile_report() {
  const std::string evil =
      "\x1b]0;owned\x07 \xe2\x80\xae\xc2\x9b 31m <script>alert('1')</script>\r::error::x,y:z "
      "%0A&amp;\"]]>\xe2\x80\xa8\xd8\x9c";
  const std::string nul = std::string("a\0b", 3);
  ReportMaker maker(evil + "\n" + nul + "\n");
  maker.ask(evil);
  Diagnostic& diagnostic = maker.at(0, evil.size(), "own-rule", evil, Severity::error);
  diagnostic.item = 1;
  diagnostic.fixes = {{evil, true, {{{0, 4}, evil}}}};
  return maker.report;
}

TextOptions hostile_options() {
  TextOptions options;
  options.file = "a:b,c\nd\x1b[2J<&>\".eml";
  return options;
}

// No byte that a terminal takes for a command, no mark of direction.
void check_harmless(const std::string& output) {
  CHECK(is_utf8(output));
  for (std::size_t offset = 0; offset < output.size();) {
    const char32_t c = next_code_point(output, offset);
    CAPTURE(static_cast<unsigned>(c));
    CHECK((c == '\n' || (c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0))));
    CHECK((c < 0x202A || c > 0x202E));
    CHECK((c < 0x2066 || c > 0x2069));
    CHECK(c != 0x2028);
    CHECK(c != 0x61C);
  }
}

TEST_CASE("hostile text is harmless in every format") {
  const Report report = hostile_report();
  const TextOptions options = hostile_options();
  SUBCASE("text") {
    check_harmless(to_text(report, options));
  }
  SUBCASE("gnu") {
    check_harmless(to_gnu(report, options));
  }
  SUBCASE("json") {
    check_harmless(to_json(report));
  }
  SUBCASE("sarif") {
    check_harmless(to_sarif(report, options));
  }
  SUBCASE("github") {
    check_harmless(to_github(report, options));
  }
  SUBCASE("checkstyle") {
    check_harmless(to_checkstyle(report, options));
  }
  SUBCASE("html") {
    check_harmless(to_html(report, options));
  }
}

TEST_CASE("a report says where only the beginning of a message was read") {
  constexpr std::string_view words = "only the first 128 kB of its prose are read";
  ReportMaker maker("Hi Ana,\n\nit is up.\n");
  CHECK(maker.report.notes().empty());
  CHECK(!contains(to_sarif(maker.report), "invocations"));
  maker.cut();
  REQUIRE(maker.report.notes().size() == 1);
  const std::string note = maker.report.notes().front();
  CHECK(contains(note, words));
  TextOptions options;
  options.width = 0;
  CHECK(contains(to_text(maker.report, options), "note: " + note + "\n"));
  CHECK(contains(to_html(maker.report), "<p>Note: " + note + ".</p>"));
  CHECK(json::parse(to_json(maker.report))["complete"] == false);
  const json invocation = json::parse(to_sarif(maker.report))["runs"][0]["invocations"][0];
  CHECK(invocation["executionSuccessful"] == true);
  CHECK(invocation["toolExecutionNotifications"][0]["message"]["text"] == note);
}

TEST_CASE("a GitHub annotation is one command") {
  ReportMaker maker("Hi,\n\nit is up.\nIt is.\n");
  maker.find("is up", "top-posting", "100% of it: a, b", Severity::error);
  maker.find("up.\nIt", "own-rule", "Two lines.", Severity::suggestion);
  TextOptions options;
  options.file = "mail/a:b,c%.eml";
  options.first_line = 5;
  CHECK(to_github(maker.report, options) ==
        "::error file=mail/a%3Ab%2Cc%25.eml,line=7,col=4,endLine=7,endColumn=9,title=replylint%3A "
        "top-posting::100%25 of it: a, b\n"
        "::notice file=mail/a%3Ab%2Cc%25.eml,line=7,col=7,endLine=8,title=replylint%3A own-rule::"
        "Two lines.\n");
  // Nothing in a message can begin a line, so nothing in it is a command.
  const std::string hostile = to_github(hostile_report());
  CHECK(std::count(hostile.begin(), hostile.end(), '\n') == 1);
}

TEST_CASE("Checkstyle") {
  ReportMaker maker("Hi,\n\nit is up.\n");
  maker.find("is up", "top-posting", "A \"<message>\" & more", Severity::suggestion);
  CHECK(
      to_checkstyle(maker.report) ==
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n"
      "  <file name=\"draft\">\n"
      "    <error line=\"3\" column=\"4\" severity=\"info\" message=\"A &quot;&lt;message&gt;&quot; "
      "&amp; more\" source=\"replylint.top-posting\"/>\n"
      "  </file>\n</checkstyle>\n");
}

TEST_CASE("GitHub and Checkstyle: a body that its file holds encoded") {
  ReportMaker maker("Hi,\n\nit is up.\n");
  maker.find("is up", "own-rule", "A message.", Severity::error);
  TextOptions options;
  options.file = "a.eml";
  options.lines_of_file = false;
  CHECK(to_github(maker.report, options) ==
        "::error file=a.eml,title=replylint%3A own-rule::Line 3 of the text: A message.\n");
  CHECK(to_checkstyle(maker.report, options).find("<file name=\"a.eml (body)\">") !=
        std::string::npos);
}

TEST_CASE("SARIF counts bytes, characters, lines and columns in the file") {
  ReportMaker maker("Grüße,\n\nDone — 日本 😀.\n");
  maker.ask("Is it döne?");
  Diagnostic& diagnostic = maker.find("日本 😀", "top-posting", "A message.", Severity::warning);
  diagnostic.item = 1;
  diagnostic.fingerprint = 0xABC;
  diagnostic.fixes = {{"Write it out", true, {{{10, 14}, "It is done"}}}};
  maker.find("Done", "own-rule", "Another.", Severity::suggestion);
  TextOptions options;
  options.file = "my mail/é:1.eml";
  options.first_line = 4;
  options.first_byte = 100;
  options.first_character = 90;
  const json run = json::parse(to_sarif(maker.report, options))["runs"][0];
  CHECK(run["columnKind"] == "unicodeCodePoints");
  CHECK(run["artifacts"][0]["location"]["uri"] == "my%20mail/%C3%A9%3A1.eml");
  CHECK(run["tool"]["driver"]["rules"][0]["id"] == "top-posting");
  CHECK(!run["tool"]["driver"]["rules"][0]["help"]["text"].get<std::string>().empty());
  CHECK(run["tool"]["driver"]["rules"][1]["id"] == "own-rule");
  const json& result = run["results"][0];
  CHECK(result["ruleIndex"] == 0);
  CHECK(result["level"] == "warning");
  CHECK(result["partialFingerprints"]["sentence/v1"] == "0000000000000abc");
  const json& region = result["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startLine"] == 6);
  CHECK(region["startColumn"] == 8);
  CHECK(region["endLine"] == 6);
  CHECK(region["endColumn"] == 12);
  CHECK(region["charOffset"] == 90 + 15);
  CHECK(region["charLength"] == 4);
  CHECK(region["byteOffset"] == 100 + 19);
  CHECK(region["byteLength"] == 11);
  CHECK(result["relatedLocations"][0]["physicalLocation"]["region"]["charLength"] == 11);
  const json& change = result["fixes"][0]["artifactChanges"][0];
  CHECK(change["artifactLocation"]["index"] == 0);
  CHECK(change["replacements"][0]["insertedContent"]["text"] == "It is done");
  CHECK(change["replacements"][0]["deletedRegion"]["byteOffset"] == 110);
  CHECK(run["results"][1]["level"] == "note");

  // A body that does not stand in the file as it is goes along, and is what regions are of.
  options.first_byte.reset();
  const json nested = json::parse(to_sarif(maker.report, options))["runs"][0];
  CHECK(nested["artifacts"][2]["parentIndex"] == 0);
  CHECK(nested["artifacts"][2]["contents"]["text"] == maker.report.text());
  const json& place = nested["results"][0]["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["index"] == 2);
  CHECK(place["region"]["startLine"] == 3);
  CHECK(place["region"]["charOffset"] == 15);
}

TEST_CASE("positions in any order are those of position()") {
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += i % 7 == 0 ? "日\n" : i % 50 == 0 ? std::string(300, 'x') : "aé";
  const TextPositions positions(text);
  for (std::size_t offset = text.size() + 5; offset-- > 0;) {
    const Position expected = position(text, offset);
    const Position found = positions.at(offset);
    CHECK(found.line == expected.line);
    CHECK(found.column == expected.column);
  }
  CHECK(TextPositions("").at(0).line == 1);
}

TEST_CASE("a page shows the text and never interprets it") {
  const std::string page = to_html(hostile_report(), hostile_options());
  CHECK(!contains(page, "<script"));
  CHECK(contains(page, "&lt;script&gt;"));
  CHECK(contains(page, "<span class=\"hidden\">U+202E</span>"));
  CHECK(contains(page, "<span class=\"hidden\">U+0000</span>"));
  CHECK(contains(page, "default-src 'none'"));
  for (const char* attribute : {" src=", " onclick", "http:", "https:", "url(", "@import"})
    CHECK_MESSAGE(!contains(page, attribute), attribute);
}

TEST_CASE("a page links each item to its answer, and each finding to its place") {
  ReportMaker maker("Hi Ana,\n\nIt is up.\n");
  maker.ask("Is it up?");
  maker.answer("It is up.");
  maker.find("Hi", "top-posting", "A message.", Severity::error).item = 1;
  const std::string page = to_html(maker.report);
  CHECK(contains(page, "id=\"item-1\" href=\"#answer-1\""));
  CHECK(contains(page, "id=\"answer-1\" href=\"#item-1\""));
  CHECK(contains(page, "<mark class=\"evidence\">It is up.</mark>"));
  CHECK(contains(page, "<mark class=\"error\">Hi</mark>"));
  CHECK(contains(page, "id=\"finding-1\""));
  CHECK(contains(page, "href=\"#place-1\""));
  CHECK(contains(page, "id=\"place-1\" href=\"#finding-1\""));
}

TEST_CASE("marks of a page may overlap") {
  ReportMaker maker("one two three four five\n");
  maker.find("one two three", "a", "A.", Severity::suggestion);
  maker.find("two three four", "b", "B.", Severity::error);
  maker.find("three four five", "c", "C.", Severity::warning);
  const std::string page = to_html(maker.report);
  CHECK(contains(page, "<mark class=\"suggestion\">one </mark>"));
  CHECK(contains(page, "<mark class=\"error suggestion\">two </mark>"));
  CHECK(contains(page, "<mark class=\"error suggestion warning\">three</mark>"));
  CHECK(contains(page, "<mark class=\"error warning\"> four</mark>"));
  CHECK(contains(page, "<mark class=\"warning\"> five</mark>"));
}

TEST_CASE("a page does not show again what the title of a fix says") {
  ReportMaker maker("Hi Taylor,\n\nIt is just done.\n");
  maker.find("Taylor", "a", "A.").fixes = {{"Write “Tyler”", true, {{{3, 9}, "Tyler"}}}};
  maker.find("just", "b", "B.").fixes = {{"Remove “just”", true, {{{18, 23}, ""}}}};
  maker.find("done", "c", "C.").fixes = {{"Say it", true, {{{23, 27}, "ready"}}}};
  const std::string page = to_html(maker.report);
  CHECK(contains(page, "Write “Tyler”</p>"));
  CHECK(contains(page, "Remove “just”</p>"));
  CHECK(contains(page, "Say it <del>done</del> <ins>ready</ins></p>"));
}

TEST_CASE("reports of nothing") {
  CHECK(contains(to_html(Report()), "nothing found"));
  CHECK(json::parse(to_sarif(Report()))["runs"][0]["results"] == json::array());
  CHECK(to_github(Report()).empty());
  CHECK(contains(to_checkstyle(Report()), "<file name=\"draft\">\n  </file>"));
}

}  // namespace
