
#include "rules/responses.h"
#include "rules/shortened.h"
#include "text/formatted.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  for (const MissingResponse& missing : missing_responses(context)) {
    const Response& response = *missing.response;
    const Span sentence = context.draft.text.sentences[missing.sentence].span;
    const std::string said = shortened(slice(context.body(), sentence));
    const std::optional<Severity> severity = severity_in(context.style, response.id);
    if (response.suggest.empty()) {
      findings.add(sentence,
                   formatted("“{}” calls for more: this style asks for its “{}” text with it.",
                             said, response.id),
                   severity);
      continue;
    }
    Diagnostic& diagnostic = findings.add(
        sentence,
        formatted(
            "“{}” leaves out what the customer needs next, which “{}” of this style asks for; "
            "add “{}”{}.",
            said, response.id, response.suggest,
            response.require_preformatted ? " and paste the whole text under it" : ""),
        severity);
    // What has to be filled in, or pasted, only the writer can add.
    if (response.require_preformatted || response.suggest.find('{') != std::string::npos) continue;
    diagnostic.fixes.push_back({formatted("Add “{}”.", response.suggest),
                                false,
                                {{{sentence.end, sentence.end}, " " + response.suggest}}});
  }
}

}  // namespace

extern const Rule expected_phrase{
    "expected-phrase",
    Severity::warning,
    "substance",
    "Something was done, but the text that the style asks for with it is missing.",
    check,
    {},
    true,
};

}  // namespace replylint::catalogue
