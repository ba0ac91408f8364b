// Checks drafts.
#ifndef REPLYLINT_LINTER_H
#define REPLYLINT_LINTER_H

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/export.h"
#include "replylint/message.h"
#include "replylint/report.h"
#include "replylint/style.h"

namespace replylint {

class Baseline;

struct CheckOptions {
  /// Ids of rules whose diagnostics are left out. One that is no rule's leaves out nothing: rules()
  /// of replylint/rule.h and Style::own_rules() tell a mistyped one.
  std::vector<std::string> ignore;
  std::vector<Message> thread;  ///< earlier messages of the thread, in any order
  /// The time of the check, for drafts without a Date header field. Where neither is known, what
  /// depends on the time (missed promises, late replies) is not judged.
  std::optional<Date> now;
  /// The customer's message is not the original but rebuilt by quoted_message(): what the draft
  /// does not quote is not known.
  bool customer_from_quotes = false;
  /// Reviewed findings, which are left out; borrowed. Baseline::add() must not run meanwhile.
  const Baseline* baseline = nullptr;
};

/// Checks drafts by one style. Expensive to make, cheap to use: make one and keep it. check() is
/// const and may be called from several threads at once.
class REPLYLINT_EXPORT Linter {
 public:
  /// Throws StyleError if a pattern of the style does not compile.
  explicit Linter(Style style = Style::load("default"));
  ~Linter();
  Linter(Linter&&) noexcept;
  Linter& operator=(Linter&&) noexcept;
  Linter(const Linter&) = delete;
  Linter& operator=(const Linter&) = delete;

  /// Checks a draft against the customer's message. Never fails on content and never prints.
  /// The draft's own header fields "X-Replylint: off" and "X-Replylint-Ignore: rule, rule" are
  /// honoured like CheckOptions::ignore; Report::unknown_rules has the names that are no rule's.
  /// Time is linear in the size of the two bodies.
  [[nodiscard]] Report check(const Message& customer, const Message& draft,
                             const CheckOptions& options = {}) const;

  /// The same for two bodies without headers: any bytes, taken as UTF-8 (Message::from_text).
  /// For whole messages use read_message() of replylint/mail.h.
  [[nodiscard]] Report check(std::string_view customer, std::string_view draft,
                             const CheckOptions& options = {}) const;

  [[nodiscard]] const Style& style() const noexcept;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace replylint

#endif
