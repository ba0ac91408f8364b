// Styles: what they may say, and how they say what is wrong with them.
#include "replylint/style.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/rule.h"

#include "rules/phrase_literals.h"
#include "rules/phrases.h"
#include "styles/nearest_name.h"
#include "styles/style_data.h"

namespace {

using namespace replylint;
namespace fs = std::filesystem;

// The one line that a style is refused with; empty if it is taken.
std::string refusal(const std::string& toml) {
  try {
    (void)Style::parse(toml, "team.toml");
  } catch (const StyleError& error) {
    return error.what();
  }
  return {};
}

struct Folder {
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "replylint-style-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << text;
    return (path / name).string();
  }

  fs::path path;
};

std::string load_refusal(const std::string& path) {
  try {
    (void)Style::load(path);
  } catch (const StyleError& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("severities come from the style, its parents, then the rule") {
  CHECK(Style::parse("").severity("top-posting") == Severity::error);
  CHECK(Style::parse("rules.top-posting = 'suggestion'").severity("top-posting") ==
        Severity::suggestion);
  CHECK(Style::parse("rules.top-posting = 'off'").severity("top-posting") == std::nullopt);
  CHECK(Style::parse("rules.top-posting = 'on'").severity("top-posting") == Severity::error);
  CHECK(Style::parse("[rules]\ntop-posting = { severity = 'warning', deep-thread-depth = 7 }")
            .severity("top-posting") == Severity::warning);
  CHECK(Style::parse("").severity("no-such-rule") == std::nullopt);

  const Folder folder;
  folder.write("base.toml", "rules.top-posting = { severity = 'warning', deep-thread-depth = 5 }");
  folder.write("other.toml", "rules.top-posting = 'off'");
  const std::string child =
      folder.write("child.toml", "extends = ['base.toml', 'other.toml']\nrules.top-posting = 'on'");
  CHECK(Style::load(child).severity("top-posting") == Severity::warning);
  CHECK(Style::load(child).data().rules.at("top-posting").parameters.at("deep-thread-depth") == 5);
}

TEST_CASE("a style extends default unless it says otherwise") {
  CHECK(Style::parse("").data().phrases.size() == Style::load("default").data().phrases.size());
  CHECK(Style::parse("extends = []").data().phrases.empty());
  // What two parents have in common comes in once.
  const Folder folder;
  folder.write("left.toml", "");
  folder.write("right.toml", "");
  CHECK(Style::load(folder.write("child.toml", "extends = ['left.toml', 'right.toml']"))
            .data()
            .phrases.size() == Style::load("default").data().phrases.size());
}

TEST_CASE("a built-in name wins over a file of that name") {
  CHECK(Style::load("default").name() == "default");
  CHECK(load_refusal("defualt") ==
        "defualt: there is no built-in style 'defualt'; did you mean "
        "'default'?");
  for (const std::string& name : Style::builtin_names()) {
    CAPTURE(name);
    const Style style = Style::load(name);
    CHECK(style.name() == name);
    CHECK(!Style::builtin_source(name).empty());
    // They are not compiled at each start, so that it is done here.
    for (const Phrase& phrase : style.data().phrases) {
      for (const std::string& pattern : phrase.patterns) {
        CHECK_MESSAGE(pattern_error(pattern).empty(), pattern);
        // Without one the pattern would be compiled and tried in every check.
        CHECK_MESSAGE(!required_literals(pattern).empty(), pattern);
      }
      for (const std::string& pattern : phrase.unless)
        CHECK_MESSAGE(pattern_error(pattern).empty(), pattern);
    }
    for (const Response& response : style.data().responses)
      for (const std::string& pattern : response.require)
        CHECK_MESSAGE(pattern_error(pattern).empty(), pattern);
  }
  CHECK(Style::builtin_source("none").empty());
}

TEST_CASE("errors name the place, the word and the nearest known name") {
  CHECK(refusal("[rules]\ntop-postin = 'off'") ==
        "team.toml:2:1: unknown rule 'top-postin'; did you mean 'top-posting'?");
  CHECK(refusal("[rules]\nquite-another-thing = 'off'") ==
        "team.toml:2:1: unknown rule 'quite-another-thing'; `replylint rules` lists the known "
        "ones");
  CHECK(refusal("[rules]\ntop-posting = 'fatal'") ==
        "team.toml:2:15: unknown severity 'fatal'; known are: error, warning, suggestion, on, off");
  CHECK(refusal("[rules]\ntop-posting = 'eror'") ==
        "team.toml:2:15: unknown severity 'eror'; did you mean 'error'?");
  CHECK(refusal("[rules]\ntop-posting = 3") ==
        "team.toml:2:15: a severity must be a string: error, warning, suggestion, on or off");
  CHECK(refusal("[rules]\ntop-posting = { deep-thred-depth = 3 }") ==
        "team.toml:2:17: rule 'top-posting' has no setting 'deep-thred-depth'; did you mean "
        "'deep-thread-depth'?");
  CHECK(refusal("[rules]\ntop-posting = { deep-thread-depth = 'four' }") ==
        "team.toml:2:37: deep-thread-depth must be a number");
  CHECK(refusal("[rules]\ntop-posting = { deep-thread-depth = 0 }") ==
        "team.toml:2:37: deep-thread-depth must be from 1 to 100, not 0");
  CHECK(refusal("[rules]\ntop-posting = { deep-thread-depth = nan }") ==
        "team.toml:2:37: deep-thread-depth must be from 1 to 100, not nan");
  CHECK(refusal("rules = 'off'") == "team.toml:1:9: 'rules' must be a table: [rules]");
  CHECK(refusal("[service-level]\nresolve = '72h'") ==
        "team.toml:1:2: unknown key 'service-level' in a style; known are: extends, rules, "
        "phrase, response");
  CHECK(refusal("extnds = ['default']") ==
        "team.toml:1:1: unknown key 'extnds' in a style; did you mean 'extends'?");
  CHECK(refusal("extends = 3") == "team.toml:1:11: extends must be a string or a list of strings");
  CHECK(refusal("extends = ['defaut']") ==
        "team.toml:1:12: there is no built-in style 'defaut'; did you mean 'default'?");
  CHECK(refusal("a = = 1\n").starts_with("team.toml:1:5: "));
  CHECK(refusal("a = '\xff'") == "team.toml: is not UTF-8 text");
  for (const char c : refusal("\"two\\nlines\" = 1")) CHECK(c != '\n');
}

TEST_CASE("errors in phrases and responses") {
  CHECK(refusal("[[phrase]]\nid = 'no-asap'") == "team.toml:1:1: [[phrase]] has no pattern");
  CHECK(refusal("[[phrase]]\npattern = 'asap'") == "team.toml:1:1: [[phrase]] has no id");
  CHECK(refusal("[[phrase]]\nid = 'No ASAP'\npattern = 'asap'") ==
        "team.toml:2:6: id 'No ASAP' must be of small letters, digits and inner hyphens");
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npatern = 'asap'") ==
        "team.toml:3:1: unknown key 'patern' in [[phrase]]; did you mean 'pattern'?");
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npattern = ['asap', '[soon']") ==
        "team.toml:3:20: pattern '[soon' is no regular expression (RE2 syntax): missing ]: "
        "[soon");
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npattern = 'asap'\nunless = '('") ==
        "team.toml:4:10: unless '(' is no regular expression (RE2 syntax): missing ): (");
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npattern = ''") == "team.toml:3:11: pattern is empty");
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npattern = 'asap'\nseverity = 'off'") ==
        "team.toml:4:12: unknown severity 'off'; known are: error, warning, suggestion");
  CHECK(refusal("phrase = 'asap'") == "team.toml:1:10: 'phrase' must be written as [[phrase]]");
  CHECK(refusal("[[response]]\nid = 'dns'\ntopic = 'dns'\nrequire = 'test'\nwhen = 'dne'") ==
        "team.toml:5:8: unknown when 'dne'; did you mean 'done'?");
  CHECK(refusal("[[response]]\nid = 'dns'\ntopic = 'dns'") ==
        "team.toml:1:1: [[response]] has no require");
  CHECK(refusal("[[response]]\nid = 'dns'\ntopic = 'dns'\nrequire-block = 'table'") ==
        "team.toml:4:17: require-block must be \"preformatted\"");
  CHECK(refusal("[[response]]\nid = 'top-posting'\ntopic = 'dns'\nrequire = 'test'") ==
        "team.toml:2:6: 'top-posting' is a rule of the catalogue; give the response an id of its "
        "own");
}

TEST_CASE("files that are none, and circles") {
  const Folder folder;
  const std::string root = folder.path.string();
  CHECK(load_refusal(root + "/none.toml") == root + "/none.toml: there is no such file");
  CHECK(load_refusal(root + "/") == root + "/: is a directory, not a style file");
  const std::string child = folder.write("child.toml", "extends = 'none.toml'");
  CHECK(load_refusal(child) == child + ":1:11: " + root + "/none.toml: there is no such file");
  folder.write("a.toml", "extends = 'b.toml'");
  folder.write("b.toml", "extends = 'a.toml'");
  CHECK(load_refusal(root + "/a.toml") ==
        root + "/b.toml:1:11: a style cannot extend itself: " + root + "/a.toml → " + root +
            "/b.toml → " + root + "/a.toml");
  const std::string self = folder.write("self.toml", "extends = './self.toml'");
  CHECK(load_refusal(self).find("a style cannot extend itself") != std::string::npos);
}

TEST_CASE("the style in force is the nearest .replylint.toml") {
  const Folder folder;
  const std::string home = (folder.path / "home").string();
  fs::create_directories(folder.path / "work" / "deep" / "er");
  folder.write("home/replylint/config.toml", "rules.top-posting = 'suggestion'");
  REQUIRE(setenv("XDG_CONFIG_HOME", home.c_str(), 1) == 0);
  const std::string deep = (folder.path / "work" / "deep" / "er").string();
  CHECK(Style::find(deep).severity("top-posting") == Severity::suggestion);
  folder.write("work/.replylint.toml", "rules.top-posting = 'warning'");
  CHECK(Style::find(deep).severity("top-posting") == Severity::warning);
  fs::create_directories(folder.path / "work" / "deep" / ".replylint.toml");
  CHECK_THROWS_AS(Style::find(deep), StyleError);
  fs::remove_all(folder.path / "work");
  fs::remove_all(folder.path / "home");
  CHECK(Style::find(folder.path.string()).name() == "default");
}

TEST_CASE("rules of the style's own") {
  const Style style = Style::parse(
      "[[phrase]]\nid = 'no-asap'\npattern = 'asap'\nmessage = 'Name a time, not “{match}”.'\n"
      "replace = 'by {match}'\nseverity = 'error'\n"
      "[[phrase]]\nid = 'no-hopefully'\npattern = 'hopefully'\n");
  const auto own = style.own_rules();
  CHECK(std::find(own.begin(), own.end(), "no-asap") != own.end());
  CHECK(style.severity("no-asap") == Severity::error);
  CHECK(style.severity("no-hopefully") == Severity::warning);
  const Linter linter(style);
  const Report report = linter.check("", "Hi Ana,\n\nThe disk goes out ASAP.\n\nJo\n");
  bool seen = false;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    if (diagnostic.rule != "no-asap") continue;
    seen = true;
    CHECK(diagnostic.message == "Name a time, not “ASAP”.");
    CHECK(diagnostic.severity == Severity::error);
    REQUIRE(diagnostic.fixes.size() == 1);
    CHECK(diagnostic.fixes[0].edits[0].text == "by ASAP");
    CHECK(!diagnostic.fixes[0].safe);
  }
  CHECK(seen);
  // A child switches off what its parent adds.
  const Folder folder;
  folder.write("team.toml", "[[phrase]]\nid = 'no-asap'\npattern = 'asap'");
  CHECK(Style::load(folder.write("mine.toml", "extends = 'team.toml'\nrules.no-asap = 'off'"))
            .severity("no-asap") == std::nullopt);
}

TEST_CASE("the nearest name") {
  const std::string_view names[] = {"error", "warning", "suggestion"};
  CHECK(nearest_name("waring", names) == "warning");
  CHECK(nearest_name("wraning", names) == "warning");
  CHECK(nearest_name("loud", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name(std::string(100000, 'x'), names).empty());
}

}  // namespace
