#include "replylint/linter.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "replylint/draft.h"
#include "replylint/inquiry.h"

#include "rules/phrases.h"
#include "rules/rule.h"
#include "styles/style_data.h"

namespace replylint {

namespace {

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(a) == lower(b);
  });
}

// The rules that nobody wants to hear of: by the options, and by the header of the draft itself.
class Suppression {
 public:
  Suppression(const Message& draft, const CheckOptions& options) {
    for (const std::string& id : options.ignore) rules_.insert(id);
    for (const HeaderField& field : draft.headers) {
      std::string_view rest = field.value;
      const bool all = equal_ignoring_case(field.name, "X-Replylint");
      if (!all && !equal_ignoring_case(field.name, "X-Replylint-Ignore")) continue;
      while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find_first_of(", \t"));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (all)
          off_ = off_ || equal_ignoring_case(word, "off");
        else
          rules_.insert(word);
      }
    }
  }

  [[nodiscard]] bool covers(std::string_view rule) const { return off_ || rules_.contains(rule); }

 private:
  bool off_ = false;
  std::set<std::string_view> rules_;
};

}  // namespace

struct Linter::Data {
  Style style;
  PhraseMatcher phrases;
};

Linter::Linter(Style style)
    : data_(std::make_unique<Data>(Data{style, PhraseMatcher(style.data().phrases)})) {}
Linter::~Linter() = default;
Linter::Linter(Linter&&) noexcept = default;
Linter& Linter::operator=(Linter&&) noexcept = default;

const Style& Linter::style() const noexcept {
  return data_->style;
}

Report Linter::check(std::string_view customer, std::string_view draft,
                     const CheckOptions& options) const {
  return check(Message::from_text(customer), Message::from_text(draft), options);
}

Report Linter::check(const Message& customer, const Message& message,
                     const CheckOptions& options) const {
  Inquiry inquiry = parse_inquiry(customer);
  Draft draft = parse_draft(message);
  Coverage coverage = match(customer, inquiry, message, draft);
  const std::vector<PhraseHit> hits = data_->phrases.find(message.body, draft.text);
  const Context context{customer, message,        inquiry,
                        draft,    coverage,       data_->style.data(),
                        hits,     options.thread, options.customer_from_quotes};

  std::vector<Diagnostic> diagnostics;
  const auto keep = [&](std::string_view id, Findings& findings) {
    const std::optional<Severity> severity = data_->style.severity(id);
    for (Diagnostic& diagnostic : findings.list()) {
      diagnostic.rule = id;
      diagnostic.severity = *severity;
      diagnostics.push_back(std::move(diagnostic));
    }
  };
  for (const Rule* rule : all_rules()) {
    if (!data_->style.severity(rule->id)) continue;
    Findings findings;
    rule->check(context, findings);
    keep(rule->id, findings);
  }
  for (const std::string& id : data_->style.own_rules()) {
    if (!data_->style.severity(id)) continue;
    Findings findings;
    check_phrase_rule(context, id, findings);
    keep(id, findings);
  }

  apply_precedence(diagnostics);
  const Suppression suppression(message, options);
  std::erase_if(diagnostics,
                [&](const Diagnostic& diagnostic) { return suppression.covers(diagnostic.rule); });
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& left, const Diagnostic& right) {
                     return std::pair(left.span.start, left.span.end) <
                            std::pair(right.span.start, right.span.end);
                   });

  Report report;
  report.text_ = message.body;
  report.customer_text_ = customer.body;
  report.style_ = data_->style.name();
  report.items_ = std::move(inquiry.items);
  report.coverage_ = std::move(coverage);
  report.blocks_ = std::move(draft.blocks);
  report.diagnostics_ = std::move(diagnostics);
  return report;
}

}  // namespace replylint
