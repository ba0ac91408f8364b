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

// [[phrase]]: patterns on the writer's prose. Its id is a rule of the catalogue, to which it adds
// evidence, or a new rule of the style's own.
struct Phrase {
  std::string id;
  std::vector<std::string> patterns;  // RE2 syntax; matched without regard to case
  std::string message;  // "{match}" stands for the words found; empty: the rule's own message
  std::string replace;  // what to write instead, as a fix; empty: none
  std::vector<std::string> unless;  // does not fire where one of these matches the same sentence
  std::optional<Severity> severity;
  // The response that requires these words: then they are no offence, and no rule of their own.
  std::string required_by = {};
};

// [[response]]: if the customer asked for a topic and the reply says that it is done, the reply
// must say something.
struct Response {
  std::string id;
  std::vector<std::string> topics;    // words or phrases of the customer's item
  std::string when = "done";          // "done" or "always"
  std::vector<std::string> require;   // RE2 syntax; one of them must stand in the reply
  bool require_preformatted = false;  // and pasted text after a line that introduces it
  std::string suggest;
  std::optional<Severity> severity;
};

struct StyleData {
  std::string name;
  std::map<std::string, RuleSettings, std::less<>> rules;
  std::vector<Phrase> phrases;
  std::vector<Response> responses;
};

// The severity of a rule of the catalogue, or of a phrase or response of the style; nothing if it
// is off or not known.
[[nodiscard]] std::optional<Severity> severity_in(const StyleData& style, std::string_view rule);

}  // namespace replylint

#endif
