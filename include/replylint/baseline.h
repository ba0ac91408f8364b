// Findings that were reviewed and are left as they are: for archives, and for templates.
#ifndef REPLYLINT_BASELINE_H
#define REPLYLINT_BASELINE_H

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/export.h"
#include "replylint/report.h"

namespace replylint {

/// A baseline that cannot be used. what() is one line: "FILE:LINE: what is wrong".
class REPLYLINT_EXPORT BaselineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  ~BaselineError() override;
};

/// A set of reviewed findings, each known by its rule and its words (Diagnostic::fingerprint), not
/// by its place: it stays what it is when lines are added, re-wrapped or moved.
///
/// The file is JSON Lines, one finding a line, in any order; empty lines are skipped:
///
///     {"version":1,"rule":"sarcasm","fingerprint":"91c4d5a20c3be6f7","words":"how surprising"}
///
/// `version`, `rule` and `fingerprint` count; `words` are for the reviewer, and any other member is
/// his to use.
///
/// The fingerprint is the 64-bit FNV-1a hash, as 16 hexadecimal digits, of the UTF-8 bytes of: the
/// rule's id, a line feed, and the words: all sentences that the finding touches (where it points
/// between words, the next sentence, else the one before), then the words of the customer that it
/// is about. Words are runs of letters, marks and digits, case folded, with one space between; at
/// most 2000 bytes of each text count.
class REPLYLINT_EXPORT Baseline {
 public:
  /// Reads a file's contents; `name` stands for it in errors. Throws BaselineError.
  [[nodiscard]] static Baseline parse(std::string_view json_lines, std::string_view name);

  [[nodiscard]] bool contains(const Diagnostic& diagnostic) const noexcept;

  /// Takes in all findings of a report. Returns the lines for those that were not there yet, each
  /// with its line feed: what has to be added to the file.
  std::string add(const Report& report);

 private:
  std::vector<std::uint64_t> fingerprints_;  // sorted
};

/// A fingerprint as 16 hexadecimal digits.
[[nodiscard]] REPLYLINT_EXPORT std::string fingerprint_text(std::uint64_t fingerprint);

}  // namespace replylint

#endif
