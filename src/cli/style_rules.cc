#include "cli/style_rules.h"

#include <algorithm>

#include "rules/shortened.h"
#include "styles/style_data.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

// A name for what has no message of its own.
std::string summary_of(const Phrase& phrase) {
  if (!phrase.message.empty()) return shortened(phrase.message);
  return shortened(formatted("Words that are not to be used: {}", phrase.patterns.front()));
}

std::string summary_of(const Response& response) {
  const std::string& text = response.suggest.empty() ? response.topics.front() : response.suggest;
  return shortened(response.suggest.empty() ? formatted("A text that belongs to “{}”.", text)
                                            : formatted("Asks for “{}”", text));
}

std::string severity_of(const Style& style, std::string_view id) {
  const std::optional<Severity> severity = style.severity(id);
  return std::string(severity ? to_string(*severity) : "off");
}

std::string place_of(const Style& style, Origin origin) {
  return formatted("{}:{}", data_of(style).files[origin.file], origin.line);
}

// A paragraph that says what the patterns below it are for.
std::string list(std::string_view title, const std::vector<std::string>& patterns) {
  if (patterns.empty()) return {};
  std::string result = formatted("{}:\n\n", title);
  for (const std::string& pattern : patterns) result += formatted("    {}\n", pattern);
  return result + '\n';
}

std::string line(std::string_view title, std::string_view text) {
  return text.empty() ? std::string() : formatted("{}: {}\n\n", title, text);
}

std::string section_of(const Style& style, const Phrase& phrase) {
  const std::optional<Severity>& own = phrase.severity;
  return formatted("## [[phrase]] in {}\n\n", place_of(style, phrase.origin)) +
         line("Message", phrase.message) + list("Finds", phrase.patterns) +
         list("Not where this matches the same sentence", phrase.unless) +
         line("Instead", phrase.replace) +
         line("Severity of these words", own ? to_string(*own) : "");
}

std::string section_of(const Style& style, const Response& response) {
  return formatted("## [[response]] in {}\n\n", place_of(style, response.origin)) +
         line("Topic", joined(response.topics, ", ")) +
         line("When", response.when == "done" ? "the reply says that it is done" : response.when) +
         list("One of these must stand in the reply", response.require) +
         (response.require_preformatted
              ? "Pasted text must stand in the reply, below a line that introduces it.\n\n"
              : "") +
         line("Suggests", response.suggest) +
         "Reported by the rule expected-phrase (replylint explain expected-phrase).\n\n";
}

}  // namespace

std::vector<StyleRule> rules_of_style(const Style& style) {
  const StyleData& data = data_of(style);
  std::vector<StyleRule> result;
  for (const std::string& id : style.own_rules()) {
    const auto phrase = std::find_if(data.phrases.begin(), data.phrases.end(),
                                     [&](const Phrase& each) { return each.id == id; });
    if (phrase == data.phrases.end()) continue;  // a response
    result.push_back({id, summary_of(*phrase)});
  }
  for (const Response& response : data.responses)
    result.push_back({response.id, summary_of(response)});
  return result;
}

std::string page_of_style_rule(const Style& style, std::string_view id) {
  std::string sections;
  for (const Phrase& phrase : data_of(style).phrases)
    if (phrase.id == id) sections += section_of(style, phrase);
  for (const Response& response : data_of(style).responses)
    if (response.id == id) sections += section_of(style, response);
  if (sections.empty()) return {};
  sections.pop_back();
  return formatted("# {}\n\nA rule of the style {}, where its severity is: {}.\n\n{}", id,
                   style.name(), severity_of(style, id), sections);
}

}  // namespace replylint::cli
