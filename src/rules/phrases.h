// The [[phrase]] patterns of a style, found in one pass over the prose.
//
// A pattern is compiled only when the prose holds a word that it cannot match without: compiling
// some hundred patterns, or the first scan of an RE2::Set of them, takes far longer than a check.
#ifndef REPLYLINT_RULES_PHRASES_H
#define REPLYLINT_RULES_PHRASES_H

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "rules/rule.h"

namespace replylint {

// Why RE2 does not take the pattern; empty if it does.
[[nodiscard]] std::string pattern_error(const std::string& pattern);

// Thread-safe after construction.
//
// Patterns see each sentence with runs of white space as one space, typographic apostrophes and
// quotation marks as ' and ", without soft hyphens and zero-width spaces, and with a letter and the
// marks behind it as one character. Case is ignored.
class PhraseMatcher {
 public:
  // Keeps references to the phrases of the style; those of rules that are off are left out.
  explicit PhraseMatcher(const StyleData& style);
  ~PhraseMatcher();
  PhraseMatcher(PhraseMatcher&&) noexcept;
  PhraseMatcher& operator=(PhraseMatcher&&) noexcept;
  PhraseMatcher(const PhraseMatcher&) = delete;
  PhraseMatcher& operator=(const PhraseMatcher&) = delete;

  // All phrases that stand in the sentences of `text`, in the order of the body. What begins or
  // ends inside a word ("ve" in "naïve"), or lies in an address or in quotation marks, does not
  // count.
  [[nodiscard]] std::vector<PhraseHit> find(std::string_view body, const Text& text) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

// A message with the words found in the place of each "{match}": shortened, and with "…" behind an
// article or preposition at their end.
[[nodiscard]] std::string with_match(std::string_view message, std::string_view words);

// Reports a hit by the phrase's message, else by `message`; both may hold "{match}" for the words.
Diagnostic& report_phrase(const Context& context, const PhraseHit& hit, Findings& findings,
                          std::string_view message = {});

// Reports the hits of a rule: one finding for words that several phrases match.
void check_phrase_rule(const Context& context, std::string_view id, Findings& findings);
// The same where its hits are at hand, in the order of the body.
void check_phrase_rule(const Context& context, std::span<const PhraseHit* const> hits,
                       Findings& findings);

}  // namespace replylint

#endif
