// What is wrong with a draft, where, and how to mend it.
#ifndef REPLYLINT_DIAGNOSTIC_H
#define REPLYLINT_DIAGNOSTIC_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/export.h"
#include "replylint/span.h"

namespace replylint {

enum class Severity { suggestion, warning, error };

/// "suggestion", "warning", "error": static storage.
[[nodiscard]] REPLYLINT_EXPORT std::string_view to_string(Severity severity) noexcept;

/// Replaces the bytes of `span` (of the draft's body) by `text`.
struct Edit {
  Span span;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// A way to mend a diagnostic: all edits together, in order, not overlapping.
struct Fix {
  std::string title;
  bool safe = false;  ///< true: the meaning of the reply cannot change
  std::vector<Edit> edits;
};

struct Diagnostic {
  std::string rule;  ///< the id, e.g. "top-posting"
  Severity severity = Severity::warning;
  double confidence = 1;    ///< 0 to 1
  std::string message;      ///< what is wrong, why it matters, what to write instead; one line
  Span span;                ///< in the draft's body; empty: the place where something is missing
  std::optional<int> item;  ///< Item::id of the customer's item it is about
  /// None in a draft made from HTML, whose text cannot be put back into the markup.
  std::vector<Fix> fixes;
  /// Of the rule and the words it is about, wherever they stand; see baseline.h.
  std::uint64_t fingerprint = 0;
};

}  // namespace replylint

#endif
