// Mends drafts by the fixes of their diagnostics.
//
//     const replylint::Linter linter;
//     const replylint::FixResult mended = replylint::fix(linter, customer, draft);
//     std::cout << mended.draft.body;            // with the safe fixes made
//     for (const replylint::AppliedFix& fix : mended.applied)
//       std::cerr << fix.rule << ": " << fix.title << '\n';
//
// replace_body() of replylint/mail.h puts the body back into the bytes of a message.
#ifndef REPLYLINT_FIX_H
#define REPLYLINT_FIX_H

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/diagnostic.h"
#include "replylint/export.h"
#include "replylint/linter.h"
#include "replylint/message.h"
#include "replylint/report.h"

namespace replylint {

struct FixOptions {
  bool unsafe = false;  ///< make also those that may change the meaning of the reply
  /// Whether the draft can carry this body, as its charset has all characters; by itself any.
  std::function<bool(std::string_view body)> carries = {};
};

/// A fix that was made.
struct AppliedFix {
  std::string rule;
  std::string title;
  bool safe = false;
};

struct FixResult {
  Message draft;                    ///< the draft with its new body
  Report report;                    ///< of the mended draft
  std::vector<AppliedFix> applied;  ///< in the order in which they were made
  std::vector<AppliedFix> barred;   ///< that would help, but FixOptions::carries forbids them
};

/// `text` with the edits of a fix made. The edits must lie in it, in order, without overlap, as
/// those of a Diagnostic do. Linear.
[[nodiscard]] REPLYLINT_EXPORT std::string apply_fix(const Fix& fix, std::string_view text);

/// Checks a draft, makes the fixes of its diagnostics, and goes on until none is left. Of fixes
/// that overlap the one for the graver diagnostic is made first. A fix stays only if it helps: the
/// draft then has no more findings than before, and fewer of the gravest severity that changes
/// (an unsafe one that makes room for an answer may leave them as they are, and by an unsafe one
/// what was suspected of an item may become plain), none that is graver than all before, and an
/// item of the customer that has no answer is named as before. Bytes that no fix concerns stay as
/// they are; new lines end as those of the draft do.
///
/// A draft made from HTML is returned as it is: its text cannot be put back into the markup.
/// Never fails. Takes the time of one check where nothing can be mended, of some more mostly, and
/// of about 400 at worst.
[[nodiscard]] REPLYLINT_EXPORT FixResult fix(const Linter& linter, const Message& customer,
                                             const Message& draft, const CheckOptions& check = {},
                                             const FixOptions& options = {});

}  // namespace replylint

#endif
