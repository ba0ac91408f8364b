// Styles: what they may say, and how they say what is wrong with them.
#include "replylint/style.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "replylint/linter.h"
#include "replylint/rule.h"

#include "../cpu_time.h"
#include "rules/phrase_literals.h"
#include "rules/phrases.h"
#include "styles/nearest_name.h"
#include "styles/service_level.h"
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
  CHECK(data_of(Style::load(child)).rules.at("top-posting").parameters.at("deep-thread-depth") ==
        5);
}

TEST_CASE("a style extends default unless it says otherwise") {
  CHECK(data_of(Style::parse("")).phrases.size() == data_of(Style::load("default")).phrases.size());
  CHECK(data_of(Style::parse("extends = []")).phrases.empty());
  // What two parents have in common comes in once.
  const Folder folder;
  folder.write("left.toml", "");
  folder.write("right.toml", "");
  CHECK(data_of(Style::load(folder.write("child.toml", "extends = ['left.toml', 'right.toml']")))
            .phrases.size() == data_of(Style::load("default")).phrases.size());
}

TEST_CASE("a built-in name wins over a file of that name") {
  CHECK(Style::load("default").name() == "default");
  CHECK(load_refusal("defualt") ==
        "defualt: there is no built-in style “defualt”; did you mean "
        "“default”?");
  for (const std::string& name : Style::builtin_names()) {
    CAPTURE(name);
    const Style style = Style::load(name);
    CHECK(style.name() == name);
    CHECK(!Style::builtin_source(name).empty());
    const Style as_file = Style::parse(Style::builtin_source(name), name);
    CHECK(style.to_toml() == as_file.to_toml());
    REQUIRE(data_of(style).phrases.size() == data_of(as_file).phrases.size());
    for (std::size_t i = 0; i < data_of(style).phrases.size(); ++i)
      CHECK(data_of(style).phrases[i].origin.line == data_of(as_file).phrases[i].origin.line);
    // They are not compiled at each start, so that it is done here.
    for (const Phrase& phrase : data_of(style).phrases) {
      for (const std::string& pattern : phrase.patterns) {
        CHECK_MESSAGE(pattern_error(pattern).empty(), pattern);
        // Without one the pattern would be compiled and tried in every check.
        CHECK_MESSAGE(!required_literals(pattern).empty(), pattern);
      }
      for (const std::string& pattern : phrase.unless)
        CHECK_MESSAGE(pattern_error(pattern).empty(), pattern);
    }
    for (const Response& response : data_of(style).responses)
      for (const std::string& pattern : response.require)
        CHECK_MESSAGE(pattern_error(pattern).empty(), pattern);
  }
  CHECK(Style::builtin_source("none").empty());
}

TEST_CASE("errors name the place, the word and the nearest known name") {
  CHECK(refusal("[# a table without a name").starts_with("team.toml:1:2: "));
  CHECK(refusal("\u017c = 1").starts_with("team.toml:1:1: "));
  CHECK(refusal("[rules]\ntop-postin = 'off'") ==
        "team.toml:2:1: unknown rule “top-postin”; did you mean “top-posting”?");
  CHECK(refusal("[rules]\nquite-another-thing = 'off'") ==
        "team.toml:2:1: unknown rule “quite-another-thing”; “replylint rules” lists "
        "them");
  CHECK(refusal("[rules]\ntop-posting = 'fatal'") ==
        "team.toml:2:15: unknown severity “fatal”; known are: error, warning, suggestion, on, off");
  CHECK(refusal("[rules]\ntop-posting = 'eror'") ==
        "team.toml:2:15: unknown severity “eror”; did you mean “error”?");
  CHECK(refusal("[rules]\ntop-posting = 3") ==
        "team.toml:2:15: a severity must be a string: error, warning, suggestion, on or off");
  CHECK(refusal("[rules]\ntop-posting = { deep-thred-depth = 3 }") ==
        "team.toml:2:17: the rule “top-posting” has no setting “deep-thred-depth”; did you mean "
        "“deep-thread-depth”?");
  CHECK(refusal("[rules]\ntop-posting = { deep-thread-depth = 'four' }") ==
        "team.toml:2:37: “deep-thread-depth” must be a number");
  CHECK(refusal("[rules]\ntop-posting = { deep-thread-depth = 0 }") ==
        "team.toml:2:37: “deep-thread-depth” must be from 1 to 100, not 0");
  CHECK(refusal("[rules]\ntop-posting = { deep-thread-depth = nan }") ==
        "team.toml:2:37: “deep-thread-depth” must be from 1 to 100, not nan");
  CHECK(refusal("rules = 'off'") == "team.toml:1:9: “rules” must be a table: [rules]");
  CHECK(refusal("elephants = 3") ==
        "team.toml:1:1: unknown key “elephants” in a style; known are: extends, rules, phrase, "
        "response, intake, service-level, customers, required-cc, internal, internal-words");
  CHECK(refusal("extnds = ['default']") ==
        "team.toml:1:1: unknown key “extnds” in a style; did you mean “extends”?");
  CHECK(refusal("extends = 3") ==
        "team.toml:1:11: “extends” must be a string or a list of strings, not a number");
  CHECK(refusal("extends = ['defaut']") ==
        "team.toml:1:12: there is no built-in style “defaut”; did you mean “default”?");
  CHECK(refusal("a = = 1\n").starts_with("team.toml:1:5: "));
  CHECK(refusal("a = '\xff'") == "team.toml: is not UTF-8 text");
  for (const char c : refusal("\"two\\nlines\" = 1")) CHECK(c != '\n');
}

TEST_CASE("keys of many parts are refused before they are read") {
  const auto many = [](std::string_view part, std::size_t count) {
    std::string key(part);
    for (std::size_t i = 1; i < count; ++i) key.append(" .").append(part);
    return key;
  };
  const std::string what =
      "a key of more than 16 parts; no setting of a style has that many: look for dots that belong "
      "in quotation marks";
  for (const std::string_view part : {"a", "'b#'", R"("\"")"}) {
    const std::string deep = many(part, 500000);
    CHECK(refusal("# it's\n" + deep + " = 1") == "team.toml:2:1: " + what);
    CHECK(refusal("[[ " + deep + "]]") == "team.toml:1:4: " + what);
    CHECK(refusal("a = '''\n'''''\n[" + deep + "]") == "team.toml:3:2: " + what);
    CHECK(refusal("x = [ 'ä', {" + deep + " = 1} ]") == "team.toml:1:13: " + what);
  }
  CHECK(refusal(many("a", 16) + " = 1").starts_with("team.toml:1:1: unknown key “a”"));
  CHECK(refusal(many("a", 17) + " = 1") == "team.toml:1:1: " + what);
  // Dots that part no key.
  for (const std::string_view value : {
           "'. . . . . . . . . . . . . . . . . . . .'",
           R"("\". . . . . . . . . . . . . . . . . . . .")",
           "''' '. . . . . . . . . . . . \n. . . . . . . . . . .'''''",
           "\"\"\"\n. . . . . . . . . . \\\"\"\" . . . . . . . . . . .\"\"\"",
           "''#. . . . . . . . . . . . . . . . . . . . .",
           "[1.5,2.5,3.5,4.5,5.5,6.5,7.5,8.5,9.5,1.5,2.5,3.5,4.5,5.5,6.5,7.5,8.5]",
       })
    CHECK(refusal(std::string("elephants = ").append(value))
              .starts_with("team.toml:1:1: unknown key"));
}

TEST_CASE("a style has a limited number of entries") {
  std::string levels = "[service-level]\n";
  std::string responses;
  std::string intakes;
  for (int i = 0; i < 1001; ++i) {
    const std::string id = std::to_string(i);
    levels += "a" + id + " = { from = 'a@*' }\n";
    responses += "[[response]]\nid = 'a" + id + "'\ntopic = 'b'\nrequire = 'c'\n";
    intakes += "[[intake]]\ntopic = 'a" + id + "'\nask = ['b']\n";
  }
  CHECK(refusal(levels) ==
        "team.toml:1:1: more than 1000 entries of [service-level]; name the "
        "writers that share one in its “from”");
  CHECK(refusal(responses) ==
        "team.toml:4001:1: more than 1000 entries of [[response]]; leave out "
        "those that are not needed, or divide the style into several");
  CHECK(refusal(intakes).starts_with("team.toml:3001:1: more than 1000 entries of [[intake]]"));
}

TEST_CASE("mistakes of a style are told together, in their order") {
  const auto refusals = [](std::string_view toml) {
    std::vector<std::string> all;
    try {
      (void)Style::parse(toml, "team.toml");
    } catch (const StyleError& error) {
      all.emplace_back(error.what());
      all.insert(all.end(), error.others().begin(), error.others().end());
    }
    return all;
  };
  const std::vector<std::string> all = refusals(
      "intrenal = ['x']\nextnds = ['default']\n[rules]\ntop-postin = 'off'\nrude = 'of'\n"
      "shouting = 'off'\n[service-level]\nresolv = '3d'\n");
  REQUIRE(all.size() == 5);
  CHECK(all[0] == "team.toml:1:1: unknown key “intrenal” in a style; did you mean “internal”?");
  CHECK(all[1] == "team.toml:2:1: unknown key “extnds” in a style; did you mean “extends”?");
  CHECK(all[2].starts_with("team.toml:4:1: unknown rule “top-postin”; did you mean"));
  CHECK(all[3].starts_with("team.toml:5:8: unknown severity “of”"));
  CHECK(all[4].starts_with("team.toml:8:1: unknown key “resolv” in [service-level]"));
  // A rule that a faulty phrase defines is no second mistake.
  CHECK(
      refusals("[rules]\nno-asap = 'off'\n[[phrase]]\nid = 'no-asap'\npatern = 'asap'\n").size() ==
      1);
  // But what else it says wrong hides none.
  const std::vector<std::string> both = refusals(
      "[rules]\nrud = 'off'\nno-asap = 'off'\n[[phrase]]\nid = 'no-asap'\npattern = '('\n");
  REQUIRE(both.size() == 2);
  CHECK(both[0].starts_with("team.toml:2:1: unknown rule “rud”"));
  CHECK(both[1].starts_with("team.toml:6:"));
  CHECK(
      refusals("[[phrase]]\nid = 'a'\npatern = 'x'\nmesage = 'y'\n[[phrase]]\nid = 'b'\n").size() ==
      3);
}

TEST_CASE("errors in phrases and responses") {
  CHECK(refusal("[[phrase]]\nid = 'no-asap'") == "team.toml:1:1: [[phrase]] has no “pattern”");
  CHECK(refusal("[[phrase]]\npattern = 'asap'") == "team.toml:1:1: [[phrase]] has no “id”");
  CHECK(refusal("[[phrase]]\nid = 'No ASAP'\npattern = 'asap'") ==
        "team.toml:2:6: “id”: “No ASAP” must consist of small letters, digits and inner hyphens");
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npatern = 'asap'") ==
        "team.toml:3:1: unknown key “patern” in [[phrase]]; did you mean “pattern”?");
  CHECK(
      refusal("[[phrase]]\nid = 'no-asap'\npattern = ['asap', '[soon']") ==
      "team.toml:3:20: “pattern”: “[soon” is not a valid regular expression (RE2 syntax): missing ]: "
      "[soon");
  CHECK(
      refusal("[[phrase]]\nid = 'no-asap'\npattern = 'asap'\nunless = '('") ==
      "team.toml:4:10: “unless”: “(” is not a valid regular expression (RE2 syntax): missing ): (");
  const std::string broken = refusal("[[phrase]]\nid = 'no-asap'\npattern = '''(a\nb'''");
  CHECK(broken.find("missing )") != std::string::npos);
  CHECK(broken.find('\n') == std::string::npos);
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npattern = ''") ==
        "team.toml:3:11: “pattern” is empty");
  for (const char* word : {"macth", "mach", "Match", "matched", " match "}) {
    CAPTURE(word);
    const std::string text = std::string("“{") + word + "}” is “{match}”, not {time}";
    const std::string start = "[[phrase]]\nid = 'no-asap'\npattern = 'asap'\n";
    for (const std::string key : {"message", "replace"})
      CHECK(refusal(start + key + " = '" + text + "'") == "team.toml:4:11: unknown placeholder “{" +
                                                              std::string(word) + "}” in “" + key +
                                                              "”; did you mean “{match}”?");
  }
  CHECK(refusal("[[phrase]]\nid = 'no-asap'\npattern = 'asap'\nseverity = 'off'") ==
        "team.toml:4:12: unknown severity “off”; known are: error, warning, suggestion");
  CHECK(refusal("phrase = 'asap'") == "team.toml:1:10: “phrase” must be written as [[phrase]]");
  CHECK(refusal("[[response]]\nid = 'dns'\ntopic = 'dns'\nrequire = 'test'\nwhen = 'dne'") ==
        "team.toml:5:8: unknown “when”: “dne”; did you mean “done”?");
  CHECK(refusal("[[response]]\nid = 'dns'\ntopic = 'dns'\nwhen = 'dne'") ==
        "team.toml:4:8: unknown “when”: “dne”; did you mean “done”?");
  CHECK(refusal("[[response]]\nid = 'dns'\ntopic = 'dns'") ==
        "team.toml:1:1: [[response]] has no “require”");
  CHECK(refusal("[[response]]\nid = 'dns'\ntopic = 'dns'\nrequire-block = 'table'") ==
        "team.toml:4:17: “require-block” must be “preformatted”");
  CHECK(refusal("[[response]]\nid = 'top-posting'\ntopic = 'dns'\nrequire = 'test'") ==
        "team.toml:2:6: “top-posting” is a rule of the catalogue; give the response an id of its "
        "own");
}

TEST_CASE("a response switches the rule on that reports it") {
  const std::string response = "[[response]]\nid = 'dns'\ntopic = 'dns'\nrequire = 'test'\n";
  const auto severities = [](const std::string& toml) {
    const Style style = Style::parse(toml);
    return std::pair(style.severity("expected-phrase"), style.severity("dns"));
  };
  const auto both = [](std::optional<Severity> severity) { return std::pair(severity, severity); };
  CHECK(severities("") == both(std::nullopt));
  CHECK(severities(response) == both(Severity::warning));
  CHECK(severities("[rules]\nexpected-phrase = 'off'\n" + response) == both(std::nullopt));
  CHECK(severities("[rules]\nexpected-phrase = 'error'\n" + response) == both(Severity::error));
  CHECK(severities("[rules]\ndns = 'off'\n" + response).second == std::nullopt);
  CHECK(severities("[rules]\ndns = 'error'\n" + response).second == Severity::error);
  CHECK(severities(response + "severity = 'suggestion'\n").second == Severity::suggestion);
  // A later style has the last word, and “off” stays off where nothing is asked for.
  CHECK(severities("extends = ['johncompanies']\n[rules]\nexpected-phrase = 'off'\n").first ==
        std::nullopt);
}

TEST_CASE("service levels") {
  const Style style = Style::parse(
      "[service-level]\nacknowledge = '1h'\nactionable = '24h'\nresolve = '72h'\n"
      "hours = 'Mon-Fri 08:00-17:00, Sat 9:00-12:30 America/New_York'\n"
      "holidays = ['2026-12-25', 2026-01-01]\n"
      "[service-level.sales]\nfrom = ['sales@*', '*@sales.example.com']\nacknowledge = '15m'\n");
  const StyleData& data = data_of(style);
  const ServiceLevel* support = service_level_of(data, "jo@example.com");
  REQUIRE(support != nullptr);
  CHECK(support->acknowledge == 3600);
  CHECK(support->resolve == 72 * 3600);
  CHECK(support->time_zone == "America/New_York");
  REQUIRE(support->hours.size() == 6);
  CHECK(support->hours[0].weekday == 0);
  CHECK(support->hours[0].start == 8 * 60);
  CHECK(support->hours[5].weekday == 5);
  CHECK(support->hours[5].end == 12 * 60 + 30);
  REQUIRE(support->holidays.size() == 2);
  CHECK(support->holidays[0] == CalendarDay{2026, 1, 1});
  // Another level has times of its own, and the calendar of the general one.
  const ServiceLevel* sales = service_level_of(data, "Ann@Sales.example.com");
  REQUIRE(sales != nullptr);
  CHECK(sales->name == "sales");
  CHECK(sales->acknowledge == 900);
  CHECK(!sales->resolve);
  CHECK(sales->hours.size() == 6);
  CHECK(sales->time_zone == "America/New_York");
  CHECK(service_level_of(data_of(Style::load("default")), "jo@example.com") == nullptr);

  // A child changes what it names.
  const Folder folder;
  folder.write("team.toml", "[service-level]\nacknowledge = '1h'\nresolve = '3d'");
  const Style child = Style::load(folder.write(
      "mine.toml",
      "extends = 'team.toml'\nservice-level = { resolve = 'off', actionable = '2h' }"));
  const ServiceLevel* level = service_level_of(data_of(child), "");
  REQUIRE(level != nullptr);
  CHECK(level->acknowledge == 3600);
  CHECK(level->actionable == 7200);
  CHECK(!level->resolve);
}

TEST_CASE("errors in service levels") {
  const auto problem = [](const std::string& line) {
    const std::string text = refusal("[service-level]\n" + line);
    return text.starts_with("team.toml:2:") ? text.substr(text.find(' ') + 1) : text;
  };
  CHECK(problem("resolv = '72h'") ==
        "unknown key “resolv” in [service-level]; did you mean “resolve”?");
  CHECK(problem("resolve = 72") == "“resolve” must be a string, not a number");
  for (const char* wrong : {"72", "h", "", "1x", "-1h", "0h", "99999d", "1 h", "1h2"}) {
    CAPTURE(wrong);
    CHECK(problem("resolve = '" + std::string(wrong) + "'") ==
          "“resolve”: “" + std::string(wrong) +
              "” is not a duration; write it as 15m, 24h, 3d or 1h30m, or off");
  }
  CHECK(problem("hours = 'Mon-Fry 08:00-17:00'") == "unknown day “Fry”; did you mean “Fri”?");
  CHECK(problem("hours = 'Mo-Fr 08:00-17:00'") == "unknown day “Mo”; did you mean “Mon”?");
  CHECK(problem("hours = 'Mo-Fr'") == "unknown day “Mo”; did you mean “Mon”?");
  CHECK(problem("hours = 'Mon-Fri'") ==
        "“Mon-Fri” has no times; write from when to when, as in Mon-Fri 08:00-17:00");
  CHECK(problem("hours = 'Mon-Fri 17:00-08:00'") ==
        "“17:00-08:00” must be a time from and to, as in 08:00-17:00");
  CHECK(problem("hours = 'Mon-Fri 08:00-25:00'").find("must be a time") != std::string::npos);
  CHECK(problem("hours = 'Mon-Wed 08:00-12:00, Tue 11:00-13:00'") == "the hours of Tue overlap");
  CHECK(problem("hours = 'Mon-Fri 08:00-17:00 America/Gotham'") ==
        "unknown time zone “America/Gotham”; zones are named as in America/New_York or "
        "Europe/Berlin");
  CHECK(problem("holidays = ['2026-02-30']") == "a holiday must be a day, as in 2026-12-25");
  CHECK(
      problem("from = 'jo@*'") ==
      "unknown key “from” in [service-level]; known are: acknowledge, actionable, resolve, hours, "
      "holidays");
  CHECK(
      refusal("[service-level.sales]\nresolve = '1h'") ==
      "team.toml:1:1: [service-level.sales] has no “from”; name the writers that it holds for, as "
      "in from = \"sales@*\"");
}

TEST_CASE("durations and hours of service are written as they are read") {
  for (const char* text : {"15m", "1h", "24h", "72h", "7d", "10d12h", "1h30m", "45s"})
    CHECK(write_duration(parse_duration(text).value()) == text);
  CHECK(parse_duration("2w") == 14 * 86400);
  for (const char* text : {"Mon-Fri 08:00-17:00 America/New_York", "Mon-Fri 08:00-12:00",
                           "Mon 08:00-12:00, Mon "
                           "13:00-17:00, Wed-Thu 08:00-12:00, Sun 00:00-24:00 UTC"}) {
    std::string problem;
    const auto times = parse_service_times(text, problem);
    CAPTURE(problem);
    REQUIRE(times.has_value());
    CHECK(write_service_times(*times) == text);
  }
}

TEST_CASE("question lists of incidents") {
  const Style style = Style::parse(
      "[[intake]]\ntopic = ['installation', 'setup']\n"
      "ask = ['version', { name = 'error text', words = ['message'], why = 'It names the file.' "
      "}]\n");
  REQUIRE(data_of(style).intakes.size() == 1);
  const Intake& intake = data_of(style).intakes[0];
  CHECK(intake.topics == std::vector<std::string>{"installation", "setup"});
  REQUIRE(intake.fields.size() == 2);
  CHECK(intake.fields[0].name == "version");
  CHECK(intake.fields[1].words == std::vector<std::string>{"message"});
  CHECK(intake.fields[1].why == "It names the file.");

  CHECK(refusal("[[intake]]\ntopic = 'x'") == "team.toml:1:1: [[intake]] has no “ask”");
  CHECK(refusal("[[intake]]\ntopic = 'x'\nask = 'version'") ==
        "team.toml:3:7: “ask” must be a list, as in [\"version\", \"operating system\"]");
  CHECK(refusal("[[intake]]\ntopic = 'x'\nask = [3]") ==
        "team.toml:3:8: each entry of “ask” must be a string, or { name = \"…\" }");
  CHECK(refusal("[[intake]]\ntopic = 'x'\nask = [{ nam = 'y' }]") ==
        "team.toml:3:10: unknown key “nam” in “ask”; did you mean “name”?");
  CHECK(refusal("[[intake]]\ntopic = ''\nask = ['y']") == "team.toml:2:9: “topic” is empty");

  // The list of a child replaces that of its parent for the same topic.
  const Folder folder;
  folder.write("team.toml",
               "[[intake]]\ntopic = 'x'\nask = ['a']\n[[intake]]\ntopic = 'y'\nask = "
               "['b']");
  const Style child = Style::load(
      folder.write("mine.toml", "extends = 'team.toml'\n[[intake]]\ntopic = 'x'\nask = ['c']"));
  REQUIRE(data_of(child).intakes.size() == 2);
  CHECK(data_of(child).intakes[1].fields[0].name == "c");
}

TEST_CASE("addresses") {
  CHECK(matches_address("*@example.com", "Jo@EXAMPLE.com"));
  CHECK(!matches_address("*@example.com", "jo@mail.example.com"));
  CHECK(matches_address("*@*.example.com", "jo@mail.example.com"));
  CHECK(matches_address("jo@example.com", "jo@example.com"));
  CHECK(!matches_address("jo@example.com", "mojo@example.com"));
  CHECK(matches_address("*", ""));
  CHECK(!matches_address("", "a"));
  CHECK(matches_address("a*b*c", "aXbXbXc"));
  CHECK(!matches_address("a*b*c", "aXbXcX"));

  const Style style = Style::parse(
      "required-cc = 'sales@*'\ninternal = ['*@a.example', '*@b.example']\n"
      "internal-words = ['churn risk']");
  CHECK(data_of(style).required_cc.entries == std::vector<std::string>{"sales@*"});
  CHECK(data_of(style).internal.entries.size() == 2);
  CHECK(data_of(style).internal_words.origin.line == 3);
  CHECK(refusal("required-cc = 3") ==
        "team.toml:1:15: “required-cc” must be a string or a list of strings, not a number");
}

TEST_CASE("a value of the wrong kind says what is expected, and where it stands") {
  CHECK(refusal("internal = [3]") ==
        "team.toml:1:13: each entry of “internal” must be a string, not a number");
  CHECK(refusal("extends = ['default', ['tip2']]") ==
        "team.toml:1:23: each entry of “extends” must be a string, not a list");
  CHECK(refusal("internal = { a = 1 }") ==
        "team.toml:1:12: “internal” must be a string or a list of strings, not a table");
  CHECK(refusal("[[phrase]]\nid = 2026-01-01\npattern = 'x'") ==
        "team.toml:2:6: “id” must be a string, not a date or time");
}

TEST_CASE("what is no address is told") {
  const std::string advice =
      " is not an address; write one as in “name@example.com”, or “*@example.com” for all of a "
      "domain";
  CHECK(refusal("required-cc = ['sales@example.com', 'not an address']") ==
        "team.toml:1:37: “required-cc”: “not an address”" + advice);
  CHECK(refusal("internal = 'example.com'") ==
        "team.toml:1:12: “internal”: “example.com”" + advice);
  CHECK(refusal("[[customers]]\naddress = 'Ana <ana@example.com>'\nskip = true") ==
        "team.toml:2:11: “address”: “Ana <ana@example.com>”" + advice);
}

TEST_CASE("a string without its closing quotation mark is told") {
  const std::string unclosed = "a string has no closing quotation mark; put one at its end";
  CHECK(refusal("rules.rude = 'off'\nrules.top-posting = \"off\nrules.sarcasm = 'off'") ==
        "team.toml:2:25: " + unclosed);
  CHECK(refusal("rules.top-posting = 'off\r\nrules.sarcasm = 'off'").ends_with(unclosed));
  CHECK(refusal("rules.top-posting = \"off").ends_with(unclosed));
  CHECK(refusal("[[phrase]]\nid = '''x\npattern = 'y'").ends_with(unclosed));
  CHECK_FALSE(refusal("rules.top-posting = \"o\x01"
                      "ff\"")
                  .ends_with(unclosed));
}

TEST_CASE("a directory or a file in place of a style") {
  const Folder folder;
  const std::string file = folder.write("team", "");
  const std::string directory = file.substr(0, file.rfind('/'));
  const std::string is_directory = ": is a directory; name a style file in it, or a built-in style";
  CHECK(load_refusal(directory) == directory + is_directory);
  CHECK(load_refusal(".") == "." + is_directory);
  CHECK(load_refusal(folder.write("mine.toml", "extends = 'team'")) ==
        directory + "/mine.toml:1:11: there is no built-in style “team”; give the file as ./team");
}

TEST_CASE("a part of a name stands for the names that have it") {
  const auto meant = [](std::string_view name) {
    const std::string text = refusal("[rules]\n" + std::string(name) + " = 'off'");
    return text.substr(text.find(';') + 2);
  };
  CHECK(meant("top-post") == "did you mean “top-posting”?");
  CHECK(meant("attachment") == "did you mean “missing-attachment”?");
  CHECK(meant("eta") == "did you mean “missing-eta”, “vague-eta” or “missed-eta”?");
  CHECK(meant("missing") == "“replylint rules” lists them");
  CHECK(meant("ze") == "“replylint rules” lists them");
}

TEST_CASE("many customers with the same style read it once") {
  const Folder folder;
  folder.write("relaxed.toml", "rules.top-posting = 'off'\n");
  std::string team;
  for (int i = 0; i < 200; ++i)
    team +=
        "[[customers]]\naddress = '*@" + std::to_string(i) + ".example'\nstyle = 'relaxed.toml'\n";
  const std::string path = folder.write("team.toml", team);
  CHECK(cpu_seconds([&] { const Linter linter(Style::load(path)); }) <
        REPLYLINT_TEST_SLOWDOWN * 0.3);
}

TEST_CASE("a style of its own, or none, for some customers") {
  const Folder folder;
  folder.write("relaxed.toml",
               "rules.top-posting = 'off'\n[[customers]]\naddress = '*'\nskip = "
               "true\n");
  const Linter linter(Style::load(
      folder.write("team.toml",
                   "[[customers]]\naddress = ['*@friends.example']\nstyle = 'relaxed.toml'\n"
                   "[[customers]]\naddress = '*@us.example'\nskip = true\n")));
  const auto report = [&](const std::string& from) {
    Message customer = Message::from_text("Is IMAP available?\n");
    if (!from.empty()) customer.from = {{"", from}};
    Message draft =
        Message::from_text("Yes, IMAP is available on every account.\n\n> Is IMAP available?\n");
    draft.to = {{"", "jo@us.example"}};
    return linter.check(customer, draft);
  };
  const auto has = [](const Report& found, std::string_view rule) {
    return std::any_of(found.diagnostics().begin(), found.diagnostics().end(),
                       [&](const Diagnostic& diagnostic) { return diagnostic.rule == rule; });
  };
  CHECK(has(report("jo@other.example"), "top-posting"));
  CHECK(report("jo@other.example").style() == (folder.path / "team.toml").string());
  const Report relaxed = report("jo@friends.example");
  CHECK(!has(relaxed, "top-posting"));
  CHECK(has(relaxed, "missing-salutation"));
  CHECK(relaxed.style() == (folder.path / "relaxed.toml").string());
  CHECK(report("jo@us.example").diagnostics().empty());
  // Who the customer is may only be known from the draft.
  CHECK(report("").diagnostics().empty());

  CHECK(refusal("[[customers]]\naddress = '*'") ==
        "team.toml:1:1: [[customers]] needs either a “style” or skip = true");
  CHECK(refusal("[[customers]]\naddress = '*'\nstyle = 'default'\nskip = true") ==
        "team.toml:1:1: [[customers]] needs either a “style” or skip = true");
  CHECK(refusal("[[customers]]\naddress = '*'\nstyle = 'defalt'") ==
        "team.toml:3:9: there is no built-in style “defalt”; did you mean “default”?");
  CHECK(refusal("[[customers]]\naddress = '*'\nskip = 'yes'") ==
        "team.toml:3:8: “skip” must be true or false, not a string");
}

TEST_CASE("a resolved style reads to the same") {
  const Folder folder;
  folder.write("relaxed.toml", "rules.top-posting = 'off'");
  const std::string own = folder.write("team.toml", R"toml(
extends = ['johncompanies', 'default']
required-cc = 'sales@*'
internal = ['*@a.example', '*@b.example']
internal-words = ['churn "risk"']
rules.top-posting = { severity = 'warning', deep-thread-depth = 2 }
rules.rude = 'off'
rules.no-asap = 'suggestion'
[[phrase]]
id = 'no-asap'
pattern = ['''it's \d+ "o'clock"''', "a\nb", "x'''"]
unless = '\d'
message = 'Say when.'
replace = 'at {match}'
severity = 'error'
[[intake]]
topic = ['a', 'b']
ask = ['version', { name = 'text', words = ['x', 'y'], why = 'z' }]
[service-level]
resolve = '72h'
hours = 'Mon-Fri 08:00-17:00 Europe/Berlin'
holidays = ['2026-12-25']
[service-level.sales]
from = 'sales@*'
acknowledge = '15m'
[[customers]]
address = '*@a.example'
style = 'relaxed.toml'
[[customers]]
address = '*@b.example'
skip = true
)toml");
  std::vector<std::string> styles = Style::builtin_names();
  styles.push_back(own);
  for (const std::string& name : styles) {
    CAPTURE(name);
    const Style style = Style::load(name);
    const std::string toml = style.to_toml();
    CAPTURE(toml);
    const Style again = Style::parse(toml, name);
    CHECK(again.to_toml() == toml);
    for (const RuleInfo& rule : rules()) CHECK(again.severity(rule.id) == style.severity(rule.id));
    CHECK(again.own_rules() == style.own_rules());
    CHECK(data_of(again).phrases.size() == data_of(style).phrases.size());
    CHECK(data_of(again).customers.size() == data_of(style).customers.size());
  }
  const Style again = Style::parse(Style::load(own).to_toml());
  const StyleData& data = data_of(again);
  CHECK(data.rules.at("top-posting").parameters.at("deep-thread-depth") == 2);
  const auto phrase = std::find_if(data.phrases.begin(), data.phrases.end(),
                                   [](const Phrase& each) { return each.id == "no-asap"; });
  REQUIRE(phrase != data.phrases.end());
  CHECK(phrase->patterns == std::vector<std::string>{"it's \\d+ \"o'clock\"", "a\nb", "x'''"});
  CHECK(data.internal_words.entries == std::vector<std::string>{"churn \"risk\""});
}

TEST_CASE("a style may ask for more words than a full sentence has") {
  const auto terse = [](const std::string& words) {
    const Linter linter(Style::parse("rules.terse-reply = { min-words = " + words + " }"));
    const Report report = linter.check("Could you correct the address?\n",
                                       "> Could you correct the address?\n\nI have corrected the "
                                       "address on the invoice just now.\n");
    return std::any_of(report.diagnostics().begin(), report.diagnostics().end(),
                       [](const Diagnostic& found) { return found.rule == "terse-reply"; });
  };
  CHECK_FALSE(terse("8"));
  CHECK_FALSE(terse("9"));
  CHECK(terse("30"));
}

TEST_CASE("settings say where they come from") {
  const Folder folder;
  folder.write("parent.toml", "[rules]\nrude = 'warning'\nblame = 'error'\n");
  const std::string child = folder.write("child.toml", R"toml(extends = ['parent.toml']

[rules]
rude = 'error'
top-posting = { deep-thread-depth = 2 }
[service-level]
resolve = '72h'
)toml");
  std::map<std::string, std::string> places;
  for (const StyleSetting& setting : Style::load(child).settings())
    places[setting.name] = setting.value + " " + fs::path(setting.file).filename().string() + ":" +
                           std::to_string(setting.line);
  CHECK(places["rules.rude"] == "error child.toml:4");
  CHECK(places["rules.blame"] == "error parent.toml:3");
  CHECK(places["rules.top-posting"] == "error :0");
  CHECK(places["rules.top-posting.deep-thread-depth"] == "2 child.toml:5");
  CHECK(places["rules.top-posting.short-answer-words"] == "40 :0");
  CHECK(places["service-level.resolve"] == "72h child.toml:7");
}

TEST_CASE("files that are none, and circles") {
  const Folder folder;
  const std::string root = folder.path.string();
  CHECK(load_refusal(root + "/none.toml") ==
        root + "/none.toml: there is no such file; check the name");
  CHECK(load_refusal(root + "/") ==
        root + "/: is a directory; name a style file in it, or a built-in style");
  const std::string child = folder.write("child.toml", "extends = 'none.toml'");
  CHECK(load_refusal(child) ==
        child + ":1:11: " + root + "/none.toml: there is no such file; check the name");
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
  // A message shortens what it quotes, and its replacement does not.
  const std::string words =
      "The disk that was ordered in March for the backup of your second server";
  const Linter longer(Style::parse("[[phrase]]\nid = 'no-disk'\npattern = '" + words +
                                   " (\\w+ ){2}a'\nreplace = '{match}n'\n"));
  const Report shortened = longer.check("", "Hi Ana,\n\n" + words + " is now a old one.\n\nJo\n");
  const auto found = std::find_if(shortened.diagnostics().begin(), shortened.diagnostics().end(),
                                  [](const Diagnostic& each) { return each.rule == "no-disk"; });
  REQUIRE(found != shortened.diagnostics().end());
  CHECK(found->message.find("your second…”") != std::string::npos);
  CHECK(found->fixes[0].edits[0].text == words + " is now an");
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

TEST_CASE("the schema of styles has every rule with its settings") {
  const auto schema = nlohmann::json::parse(Style::schema());
  CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
  const auto& known = schema["properties"]["rules"]["properties"];
  CHECK(known.size() == rules().size());
  for (const RuleInfo& rule : rules()) {
    CAPTURE(rule.id);
    REQUIRE(known.contains(std::string(rule.id)));
    const std::string text = known[std::string(rule.id)].dump();
    for (const auto& parameter : rule.parameters)
      CHECK(text.find("\"" + std::string(parameter.name) + "\"") != std::string::npos);
  }
}

}  // namespace

TEST_CASE("an error that names a word with a NUL is told to its end") {
  CHECK(
      refusal("extends = [\"five-con\\u0000ditions\"]\n").find("did you mean “five-conditions”?") !=
      std::string::npos);
}
