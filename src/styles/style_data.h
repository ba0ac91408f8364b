// A resolved style, as plain data.
#ifndef REPLYLINT_STYLES_STYLE_DATA_H
#define REPLYLINT_STYLES_STYLE_DATA_H

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "replylint/diagnostic.h"

namespace replylint {

// What a style says about one rule; what it leaves open, the rule's own defaults decide.
struct RuleSettings {
  std::optional<bool> enabled;
  std::optional<Severity> severity;
  std::map<std::string, double, std::less<>> parameters;
};

// [[phrase]]: a pattern on the writer's prose. Its id is a rule of the catalogue, to which it adds
// evidence, or a new rule of the style's own.
struct Phrase {
  std::string id;
  std::string pattern;  // RE2 syntax; matched without regard to case
  std::string message;  // "{match}" stands for the words found; empty: the rule's own message
  std::string replace;  // what to write instead, as a fix; empty: none
  std::string unless;   // does not fire where this matches the same sentence
  std::optional<Severity> severity;
  std::string file;  // where it was written, for errors
  std::size_t line = 0;
};

// [[response]]: if the customer asked for a topic and the reply says that it is done, the reply
// must say something.
struct Response {
  std::string id;
  std::vector<std::string> topics;  // words or phrases of the customer's item
  std::string when;                 // "done" or "always"
  std::string require;              // RE2 syntax; matched against the whole reply
  std::string suggest;
  std::optional<Severity> severity;
  std::string file;
  std::size_t line = 0;
};

struct StyleData {
  std::string name;
  std::map<std::string, RuleSettings, std::less<>> rules;
  std::vector<Phrase> phrases;
  std::vector<Response> responses;
};

}  // namespace replylint

#endif
