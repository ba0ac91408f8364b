// The [[phrase]] patterns of a style, compiled together.
#ifndef REPLYLINT_RULES_PHRASES_H
#define REPLYLINT_RULES_PHRASES_H

#include <memory>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "rules/rule.h"

namespace replylint {

// Thread-safe after construction.
class PhraseMatcher {
 public:
  // Keeps references to the phrases. Throws StyleError for a pattern that does not compile.
  explicit PhraseMatcher(const std::vector<Phrase>& phrases);
  ~PhraseMatcher();
  PhraseMatcher(PhraseMatcher&&) noexcept;
  PhraseMatcher& operator=(PhraseMatcher&&) noexcept;
  PhraseMatcher(const PhraseMatcher&) = delete;
  PhraseMatcher& operator=(const PhraseMatcher&) = delete;

  // All phrases that stand in the sentences of `text`, in the order of the body. A match inside a
  // word ("ve" in "naïve") does not count.
  [[nodiscard]] std::vector<PhraseHit> find(std::string_view body, const Text& text) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

// Reports the hits of a rule that is made of phrases only.
void check_phrase_rule(const Context& context, std::string_view id, Findings& findings);

}  // namespace replylint

#endif
