// What a rule is made of. A rule is a function from a Context to findings: it holds no state,
// reads no file and prints nothing. The linter decides severity, suppression and order.
#ifndef REPLYLINT_RULES_RULE_H
#define REPLYLINT_RULES_RULE_H

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replylint/coverage.h"
#include "replylint/diagnostic.h"
#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/message.h"
#include "replylint/rule.h"

#include "match/traits.h"
#include "rules/acts.h"
#include "rules/thread.h"
#include "styles/style_data.h"
#include "text/tone.h"

namespace replylint {

class SharedEvidence;

// A [[phrase]] of the style that stands in the writer's prose.
struct PhraseHit {
  const Phrase* phrase = nullptr;
  Span span;                 // in the draft's body
  std::size_t sentence = 0;  // index into Draft::text.sentences
};

struct Context;

// What more than one rule finds out about a reply: each thing once, when it is first asked for. Not
// to be shared between threads.
class SharedResults {
 public:
  template <typename Result>
  const Result& of(Result (*find)(const Context&), const Context& context) const {
    const auto key = reinterpret_cast<Key>(find);
    for (const auto& [known, result] : results_)
      if (known == key) return *static_cast<const Result*>(result.get());
    auto result = std::make_shared<const Result>(find(context));
    results_.emplace_back(key, result);
    return *result;
  }

 private:
  using Key = void (*)();
  mutable std::vector<std::pair<Key, std::shared_ptr<const void>>> results_;
};

// Everything a rule may look at.
struct Context {
  const Message& customer;
  const Message& message;  // the draft
  const Inquiry& inquiry;  // of the customer's message
  const Draft& draft;
  const Coverage& coverage;
  const StyleData& style;
  std::span<const PhraseHit> phrase_hits;       // in the order of the draft
  std::span<const Traits> traits = {};          // of each sentence of the draft
  std::span<const EarlierMessage> thread = {};  // oldest first
  // True where `customer` is rebuilt from the draft's quotes: rules that compare the draft with
  // the whole original, or miss something that is not quoted, have nothing to say then.
  bool customer_from_quotes = false;
  // True where a contact form or a colleague handed the customer's message on: `customer.from`
  // begins with the customer, and ends with who did.
  bool handed_on = false;
  // When the draft is sent: its Date, or the time of the check; nothing if neither is known.
  std::optional<Date> now = std::nullopt;
  std::span<const ToneScores> tones = {};    // of each sentence of the draft
  const SentenceActs* acts = nullptr;        // of the sentences of the draft; never null in a check
  const SharedEvidence* evidence = nullptr;  // for answers to the items; never null in a check
  SharedResults shared = {};

  // False where nothing of the customer's message is known, not even from quotes.
  [[nodiscard]] bool has_inquiry() const noexcept { return !customer.body.empty(); }
  [[nodiscard]] std::string_view body() const noexcept { return message.body; }
  // What `find` finds out about this reply, which it is asked for once.
  template <typename Result>
  [[nodiscard]] const Result& once(Result (*find)(const Context&)) const {
    return shared.of(find, *this);
  }
  // A setting of a rule: the style's, else the rule's default.
  [[nodiscard]] double parameter(std::string_view rule, std::string_view name) const;
};

class Findings {
 public:
  // Of one rule: more than anybody reads, and a bound for memory.
  static constexpr std::size_t most = 1000;

  // Adds a finding; the message is one line. Returns it for confidence, item and fixes. Beyond
  // `most` it is dropped.
  Diagnostic& add(Span span, std::string message) {
    complete_ = list_.size() < most;
    if (!complete_) dropped_ = {};
    Diagnostic& diagnostic = complete_ ? list_.emplace_back() : dropped_;
    diagnostic.span = span;
    diagnostic.message = std::move(message);
    return diagnostic;
  }
  // The same, with a severity of its own in place of the rule's.
  Diagnostic& add(Span span, std::string message, std::optional<Severity> severity) {
    if (severity && list_.size() < most) severities_.emplace_back(list_.size(), *severity);
    return add(span, std::move(message));
  }
  [[nodiscard]] std::vector<Diagnostic>& list() noexcept { return list_; }
  // Makes the last finding a suggestion.
  void suggest_last() {
    if (complete_) severities_.emplace_back(list_.size() - 1, Severity::suggestion);
  }
  // False where findings were dropped.
  [[nodiscard]] bool complete() const noexcept { return complete_; }
  // Gives each finding the rule's severity or its own.
  void grade(Severity severity) {
    for (Diagnostic& diagnostic : list_) diagnostic.severity = severity;
    for (const auto& [index, own] : severities_) list_[index].severity = own;
  }

 private:
  std::vector<Diagnostic> list_;
  std::vector<std::pair<std::size_t, Severity>> severities_;
  bool complete_ = true;
  Diagnostic dropped_;
};

struct Rule {
  std::string_view id;
  Severity severity;  // in the default style
  std::string_view section;
  std::string_view summary;
  void (*check)(const Context& context, Findings& findings);
  std::vector<RuleParameter> parameters = {};
  bool off = false;             // off unless a style switches it on
  bool for_colleagues = false;  // judges mail among colleagues, as those of tone do
};

// The rules in the order of the catalogue.
std::span<const Rule* const> all_rules();

// Applies "Where rules meet" of the catalogue: of findings about the same gap or the same words,
// one stays. Called once on all findings of a check, before suppression.
void apply_precedence(const Context& context, std::vector<Diagnostic>& diagnostics);

}  // namespace replylint

#endif
