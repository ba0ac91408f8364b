#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>

#include "report/terminal_text.h"
#include "report_maker.h"

namespace {

using namespace replylint;

bool contains(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

// The source line and the line of carets below it, of the first finding.
std::pair<std::string, std::string> source(const std::string& text) {
  std::istringstream lines(text);
  std::string before;
  for (std::string line; std::getline(lines, line); before = line)
    if (line.find('^') != std::string::npos) return {before, line};
  return {};
}

// What stands above the carets.
std::string pointed_at(const std::string& text) {
  const auto [line, carets] = source(text);
  const std::size_t first = carets.find('^');
  const std::size_t count = carets.find_last_of('^') - first + 1;
  std::string result;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
    const std::string character = line.substr(i, end - i);
    if (column >= first && column < first + count) result += character;
    column += display_width(character);
    i = end;
  }
  return result;
}

TEST_CASE("GNU format: one line a finding") {
  ReportMaker maker("Hi Ana,\n\n日本 is done.\n");
  maker.find("is done", "own-rule", "Too\nshort.");
  maker.find("done", "other", "Evil \033[2J.", Severity::error);
  TextOptions options;
  options.file = "a draft.eml";
  CHECK(to_gnu(maker.report, options) ==
        "a draft.eml:3:4: warning: Too short. [own-rule]\n"
        "a draft.eml:3:7: error: Evil \\u{1b}[2J. [other]\n");
}

TEST_CASE("lines are those of the file") {
  ReportMaker maker("Hi Ana,\n\nDone.\n");
  maker.find("Done", "own-rule", "Too short.");
  TextOptions options;
  options.first_line = 5;
  CHECK(to_gnu(maker.report, options) == "draft:7:1: warning: Too short. [own-rule]\n");
  CHECK(contains(to_text(maker.report, options), "    7 | Done."));
}

TEST_CASE("lines of a body that its file holds encoded are not called the file's") {
  ReportMaker maker("Hi Ana,\n\nDone.\n");
  maker.find("Done", "own-rule", "Too short.");
  TextOptions options;
  options.file = "draft.eml";
  options.lines_of_file = false;
  CHECK(to_gnu(maker.report, options) == "draft.eml (body):3:1: warning: Too short. [own-rule]\n");
  const std::string text = to_text(maker.report, options);
  CHECK(contains(text, "draft.eml (body):3:1: warning"));
  CHECK(contains(text, "\ndraft.eml: 1 warning\n"));
}

TEST_CASE("a finding for people") {
  ReportMaker maker("Hi Ana,\n\nIt is done.\n");
  maker.ask("What   does\nit cost?");
  Diagnostic& diagnostic =
      maker.find("done", "vague-answer", "This names no price.", Severity::error);
  diagnostic.item = 1;
  diagnostic.fixes = {{"Name the price", false, {}}, {"Name it", true, {}}};
  CHECK(to_text(maker.report) ==
        "draft:3:7: error [vague-answer]\n"
        "  This names no price.\n"
        "    3 | It is done.\n"
        "      |       ^^^^\n"
        "  customer: “What does it cost?”\n"
        "  unsafe fix: Name the price\n"
        "  fix: Name it\n"
        "\n"
        "draft: 1 error\n");
}

TEST_CASE("what the message says is not said again") {
  ReportMaker maker("Hi Ana,\n\nIt is done.\n");
  maker.ask("What does it cost?");
  maker.at(0, 0, "unanswered-question", "“What does it cost?” has no answer.").item = 1;
  CHECK(!contains(to_text(maker.report), "customer:"));
}

TEST_CASE("what fixes take out is said at the end") {
  ReportMaker maker("Hi Ana,\n\nIt is done.\n");
  maker.find("done", "own-rule", "A.").fixes = {{"One", true, {}}};
  CHECK(to_text(maker.report).ends_with("draft: 1 warning\n"));
  TextOptions options;
  options.mended = 1;
  CHECK(to_text(maker.report, options).ends_with("draft: 1 warning; “replylint fix” can fix 1\n"));
}

TEST_CASE("of many findings the gravest are shown") {
  ReportMaker maker("One, two, three, four.\n");
  maker.find("One", "light", "A.", Severity::suggestion);
  maker.find("two", "grave", "B.", Severity::error);
  maker.find("three", "light", "C.", Severity::suggestion);
  maker.find("four", "grave", "D.", Severity::error);
  TextOptions options;
  options.most_findings = 3;
  const std::string three = to_text(maker.report, options);
  CHECK(three.find("A.") < three.find("B."));
  CHECK(three.find("B.") < three.find("D."));
  CHECK(!contains(three, "C."));
  CHECK(
      three.ends_with("1 more finding is not shown; “replylint check” shows all.\n"
                      "draft: 2 errors, 2 suggestions\n"));
  options.most_findings = 4;
  CHECK(!contains(to_text(maker.report, options), "not shown"));
  CHECK(contains(to_text(maker.report), "C."));
}

TEST_CASE("no finding") {
  CHECK(to_text(ReportMaker("Hi").report) == "draft: nothing found\n");
  CHECK(to_gnu(ReportMaker("Hi").report).empty());
}

TEST_CASE("a place on a blank line is shown under the line above it") {
  ReportMaker maker("> Is it done?\n\n\nAna\n");
  maker.at(15, 0, "unanswered-question", "No answer.");
  CHECK(contains(to_text(maker.report),
                 "    1 | > Is it done?\n"
                 "    3 |\n"
                 "      | ^\n"));
}

TEST_CASE("a span of several lines is underlined on the first") {
  ReportMaker maker("It is\nall done\n");
  maker.at(3, 11, "own-rule", "Message.");
  CHECK(contains(to_text(maker.report), "    1 | It is\n      |    ^^ ...\n"));
}

TEST_CASE("carets stand under wide, combining and escaped characters") {
  ReportMaker wide("日本 is\tdone\n");
  wide.find("done", "own-rule", "Message.");
  CHECK(pointed_at(to_text(wide.report)) == "done");
  ReportMaker combining("cafe\u0301 done\n");
  combining.find("done", "own-rule", "Message.");
  CHECK(pointed_at(to_text(combining.report)) == "done");
  ReportMaker escaped("a\033[31m\u202e done\n");
  escaped.find("done", "own-rule", "Message.");
  const std::string text = to_text(escaped.report);
  CHECK(pointed_at(text) == "done");
  CHECK(!contains(text, "\033"));
  CHECK(!contains(text, "\u202e"));
}

TEST_CASE("of a long line the part around the span is shown") {
  const std::string filler(3000, 'x');
  for (const std::size_t before : {0, 1, 20, 50, 60, 70, 80, 200, 3000}) {
    for (const std::size_t behind : {0, 1, 20, 60, 3000}) {
      CAPTURE(before);
      CAPTURE(behind);
      ReportMaker maker(filler.substr(0, before) + "needle" + filler.substr(0, behind) + "\n");
      maker.find("needle", "own-rule", "Message.");
      const std::string text = to_text(maker.report);
      CHECK(pointed_at(text) == "needle");
      CHECK(display_width(source(text).first) <= 80);
      CHECK(contains(source(text).first, "…") == (before + behind + 6 > 72));
    }
  }
}

TEST_CASE("a wide line is cut on whole characters") {
  std::string line;
  for (int i = 0; i < 300; ++i) line += "日";
  ReportMaker maker(line + "針" + line + "\n");
  maker.find("針", "own-rule", "Message.");
  const std::string text = to_text(maker.report);
  CHECK(pointed_at(text) == "針");
  CHECK(display_width(source(text).first) <= 80);
}

TEST_CASE("CR LF does not show") {
  ReportMaker maker("It is done.\r\nAna\r\n");
  maker.find("done", "own-rule", "Message.");
  CHECK(contains(to_text(maker.report), "    1 | It is done.\n"));
}

TEST_CASE("all missing parts of one problem are one finding for people") {
  ReportMaker maker("It works.\n");
  for (const char* rule : {"missing-cause", "missing-status"}) {
    Diagnostic& diagnostic = maker.find("It", rule, "A part is missing.");
    diagnostic.item = 1;
  }
  Diagnostic& other =
      maker.find("It", "missing-prevention", "Of another problem.", Severity::suggestion);
  other.item = 2;
  TextOptions options;
  options.width = 0;
  const std::string text = to_text(maker.report, options);
  CHECK(contains(text, "draft:1:1: warning [missing-cause, missing-status]\n"));
  CHECK(contains(text, "what caused it and whether it is solved now"));
  CHECK(!contains(text, "A part is missing."));
  CHECK(contains(text, "Of another problem."));
  CHECK(contains(text, "draft: 2 warnings, 1 suggestion\n"));
  CHECK(contains(to_gnu(maker.report), "[missing-cause]\n"));
  CHECK(contains(to_gnu(maker.report), "[missing-status]\n"));
}

TEST_CASE("colours only where they are wanted") {
  ReportMaker maker("It is done.\n");
  maker.find("done", "own-rule", "Message.");
  TextOptions options;
  CHECK(!contains(to_text(maker.report, options), "\033"));
  options.color = true;
  CHECK(contains(to_text(maker.report, options), "\033[1;33mwarning\033[0m"));
}

TEST_CASE("a place at the end, in an empty text, and past it") {
  ReportMaker end("It is done.");
  end.at(11, 0, "own-rule", "Message.");
  CHECK(contains(to_text(end.report), "      |            ^\n"));
  ReportMaker nothing("");
  nothing.at(0, 0, "own-rule", "Message.");
  CHECK(contains(to_text(nothing.report), "  Message.\n"));
  ReportMaker past("abc");
  past.at(10, 5, "own-rule", "Message.");
  CHECK(contains(to_text(past.report), "draft:1:4: warning"));
}

TEST_CASE("many findings on one long line are written in linear time") {
  ReportMaker maker(std::string(1 << 20, 'a'));
  for (std::size_t i = 0; i < 5000; ++i) maker.at(i * 200, 1, "own-rule", "Message.");
  CHECK(contains(to_text(maker.report), "draft: 5000 warnings\n"));
}

}  // namespace
