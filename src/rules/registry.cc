// The rule catalogue: one row a rule, in the order in which it is shown.
#include <algorithm>
#include <array>
#include <vector>

#include "replylint/rule.h"

#include "rules/rule.h"
#include "text/embedded.h"

// Each row names the `Rule` that src/rules/<row>.cc defines; its page is
// corpus/rules/<row, with hyphens>.md.
#define REPLYLINT_RULES(ROW) \
  ROW(unanswered_question)   \
  ROW(unaddressed_request)   \
  ROW(unaddressed_problem)   \
  ROW(answer_misplaced)      \
  ROW(vague_answer)          \
  ROW(dodged_answer)         \
  ROW(top_posting)           \
  ROW(missing_quote)         \
  ROW(missing_history)       \
  ROW(overquoting)           \
  ROW(altered_quote)         \
  ROW(missing_attribution)   \
  ROW(wrong_attribution)     \
  ROW(missing_salutation)    \
  ROW(wrong_name)            \
  ROW(missing_closing)       \
  ROW(blank_lines)           \
  ROW(reply_color)           \
  ROW(missing_recipient)     \
  ROW(missing_attachment)    \
  ROW(incomplete_sentence)   \
  ROW(terse_reply)           \
  ROW(hard_to_read)          \
  ROW(unexplained_jargon)    \
  ROW(sarcasm)               \
  ROW(rude)                  \
  ROW(shouting)              \
  ROW(threat)                \
  ROW(arguing)               \
  ROW(blame)                 \
  ROW(condescension)         \
  ROW(denial)                \
  ROW(hollow_sympathy)       \
  ROW(empty_promise)         \
  ROW(process_lecture)       \
  ROW(runaround)             \
  ROW(ticket_speak)          \
  ROW(missing_thanks)        \
  ROW(unearned_thanks)       \
  ROW(missing_cause)         \
  ROW(missing_fix)           \
  ROW(missing_status)        \
  ROW(missing_prevention)    \
  ROW(no_solution)           \
  ROW(single_option)         \
  ROW(missing_eta)           \
  ROW(vague_eta)             \
  ROW(missed_eta)            \
  ROW(deferral)              \
  ROW(late_reply)            \
  ROW(missing_example)       \
  ROW(expected_phrase)       \
  ROW(piecemeal_questions)   \
  ROW(asks_for_known)        \
  ROW(unexplained_question)  \
  ROW(thin_handoff)          \
  ROW(leftover_placeholder)  \
  ROW(internal_text)         \
  ROW(wrong_recipient)       \
  ROW(credential)            \
  ROW(suspicious_link)

namespace replylint {

namespace catalogue {
#define REPLYLINT_DECLARE(rule) extern const Rule rule;
REPLYLINT_RULES(REPLYLINT_DECLARE)
#undef REPLYLINT_DECLARE
}  // namespace catalogue

std::span<const Rule* const> all_rules() {
#define REPLYLINT_ADDRESS(rule) &catalogue::rule,
  static const auto table = std::to_array<const Rule*>({REPLYLINT_RULES(REPLYLINT_ADDRESS)});
#undef REPLYLINT_ADDRESS
  return table;
}

std::span<const RuleInfo> rules() noexcept {
  static const std::vector<RuleInfo> table = [] {
    std::vector<RuleInfo> result;
    for (const Rule* rule : all_rules()) {
      const auto pages = embedded_rule_pages();
      const auto page = std::find_if(pages.begin(), pages.end(), [&](const EmbeddedFile& file) {
        return file.name == rule->id;
      });
      result.push_back({rule->id, rule->severity, rule->section, rule->summary,
                        page == pages.end() ? std::string_view{} : page->contents,
                        rule->parameters});
    }
    return result;
  }();
  return table;
}

const RuleInfo* find_rule(std::string_view id) noexcept {
  const auto all = rules();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const RuleInfo& rule) { return rule.id == id; });
  return found == all.end() ? nullptr : &*found;
}

double Context::parameter(std::string_view rule, std::string_view name) const {
  if (const auto settings = style.rules.find(rule); settings != style.rules.end()) {
    const auto& parameters = settings->second.parameters;
    if (const auto value = parameters.find(name); value != parameters.end()) return value->second;
  }
  if (const RuleInfo* info = find_rule(rule)) {
    for (const RuleParameter& parameter : info->parameters)
      if (parameter.name == name) return parameter.value;
  }
  return 0;
}

}  // namespace replylint
