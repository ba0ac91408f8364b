// The result of a check, and the formats it is written in.
#ifndef REPLYLINT_REPORT_H
#define REPLYLINT_REPORT_H

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/block.h"
#include "replylint/coverage.h"
#include "replylint/diagnostic.h"
#include "replylint/export.h"
#include "replylint/inquiry.h"

namespace replylint {

/// What a check found. A value, independent of the Linter and the messages it came from.
class REPLYLINT_EXPORT Report {
 public:
  /// The draft's body: spans of blocks, evidence and diagnostics are byte offsets into it.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The customer's body: spans of items are byte offsets into it.
  [[nodiscard]] const std::string& customer_text() const noexcept { return customer_text_; }
  /// The language of the draft's own prose: a primary language subtag of BCP 47 ("en"), "und" where
  /// it is not known. Rules that need to know English words are silent in other languages.
  [[nodiscard]] const std::string& language() const noexcept { return language_; }
  /// The language of the customer's prose.
  [[nodiscard]] const std::string& customer_language() const noexcept { return customer_language_; }
  /// False where more stands in a message than is looked at (most_analyzed, most_sentences,
  /// most_blocks) or compared (Coverage::complete), or more of one rule is found than is kept.
  [[nodiscard]] bool complete() const noexcept { return complete_; }
  [[nodiscard]] const std::string& style() const noexcept { return style_; }
  /// Why the draft was not checked, so that nothing can be found: "X-Replylint: off" in its header,
  /// or "[[customers]] skip = true" of the style. Mostly empty: it was.
  [[nodiscard]] const std::string& skipped() const noexcept { return skipped_; }
  /// What the draft's field "X-Replylint-Ignore" names and no rule is called, a mistyped name
  /// mostly: nothing is suppressed by it. As written, each once, in order.
  [[nodiscard]] const std::vector<std::string>& unknown_rules() const noexcept {
    return unknown_rules_;
  }
  /// The value of the draft's field "X-Replylint" where it is not "off", and so does nothing;
  /// mostly empty.
  [[nodiscard]] const std::string& unknown_switch() const noexcept { return unknown_switch_; }
  /// The names of fields of the draft that begin as "X-Replylint" does and are neither that nor
  /// "X-Replylint-Ignore": misspelt mostly, they do nothing. As written, in order.
  [[nodiscard]] const std::vector<std::string>& unknown_fields() const noexcept {
    return unknown_fields_;
  }
  /// Where the check does not do all that one may expect of it, a sentence each: a message that is
  /// not complete(), a name of unknown_rules() or unknown_fields(), the unknown_switch(), a reply
  /// in a language that is not judged by its words; or only that the draft was skipped(). Mostly
  /// empty.
  [[nodiscard]] std::vector<std::string> notes() const;
  [[nodiscard]] const std::vector<Item>& items() const noexcept { return items_; }
  /// One entry for each item.
  [[nodiscard]] const Coverage& coverage() const noexcept { return coverage_; }
  [[nodiscard]] const std::vector<Block>& blocks() const noexcept { return blocks_; }
  /// In the order of their place in the draft.
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }
  [[nodiscard]] std::size_t count(Severity severity) const noexcept;

 private:
  friend class Linter;
  friend struct ReportMaker;    // of the tests
  friend struct ReportPickler;  // of the Python module
  std::string text_;
  std::string customer_text_;
  std::string style_;
  std::string skipped_;
  std::string language_ = "und";
  std::string customer_language_ = "und";
  bool complete_ = true;
  std::string unknown_switch_;
  std::vector<std::string> unknown_rules_;
  std::vector<std::string> unknown_fields_;
  std::vector<Item> items_;
  Coverage coverage_;
  std::vector<Block> blocks_;
  std::vector<Diagnostic> diagnostics_;
};

/// A position for people: line and column from 1, the column in code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The position of a byte offset of `text` (valid UTF-8; LF or CR LF ends a line). An offset past
/// the end is the end. Linear in `offset`.
[[nodiscard]] REPLYLINT_EXPORT Position position(std::string_view text, std::size_t offset);

/// JSON, version 1, as one line without a line end: UTF-8, control characters escaped.
[[nodiscard]] REPLYLINT_EXPORT std::string to_json(const Report& report);

/// The same in pieces of some 64 kB, one after the other, so that the whole of a large report is
/// never in memory. `members` are further members of the object, as JSON without the braces, as
/// "\"id\":1"; or none. Whatever `write` throws is passed on.
REPLYLINT_EXPORT void write_json(const Report& report,
                                 const std::function<void(std::string_view)>& write,
                                 std::string_view members = {});

/// How the formats name the draft, and where its body stands in the file.
struct TextOptions {
  std::string file = "draft";  ///< the name of the draft
  std::size_t first_line = 1;  ///< the line of the file on which the body begins
  /// False: lines are those of the body, which the file holds encoded (Message::lines_of_file). So
  /// that no editor goes to a wrong line, to_text(), to_gnu() and to_checkstyle() then write
  /// "FILE (body)" for the file, and to_github() names no line.
  bool lines_of_file = true;
  bool color = false;      ///< to_text: ANSI colours
  std::size_t width = 80;  ///< to_text: columns of the terminal; 0: lines are not wrapped
  /// to_text: how many findings “replylint fix” would take out, to be said at the end; 0: nothing
  /// is.
  std::size_t mended = 0;
  bool fixes = true;  ///< to_text: whether fixes are offered
  /// to_text: at most so many findings are shown, the gravest, and then how many there are beside
  /// them; 0: all are.
  std::size_t most_findings = 0;
  /// to_sarif: the byte of the file at which the body begins, and the code points before it.
  /// Nothing where the body does not stand in the file as it is (Message::body_offset).
  std::optional<std::size_t> first_byte = 0;
  std::size_t first_character = 0;
};

/// GNU style, one finding a line: "FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]".
/// Control characters and bidirectional overrides are shown as escapes, never passed on.
[[nodiscard]] REPLYLINT_EXPORT std::string to_gnu(const Report& report,
                                                  const TextOptions& options = {});

/// For people at a terminal: severity, rule, message, the source line with a caret, the
/// customer's words it is about, and the fix; a summary at the end. All missing parts of one
/// problem are one finding. Notes say where the check does not do all that one may expect of it.
/// Escaped like to_gnu().
[[nodiscard]] REPLYLINT_EXPORT std::string to_text(const Report& report,
                                                   const TextOptions& options = {});

/// Annotations of GitHub Actions, one workflow command a finding: "::error file=…,line=…::…".
/// Escaped like to_gnu(), and as workflow commands ask for.
[[nodiscard]] REPLYLINT_EXPORT std::string to_github(const Report& report,
                                                     const TextOptions& options = {});

/// The XML of Checkstyle, one <file> with an <error> a finding. Always well-formed.
[[nodiscard]] REPLYLINT_EXPORT std::string to_checkstyle(const Report& report,
                                                         const TextOptions& options = {});

/// SARIF 2.1.0, one run, with the pages of the rules that found something, and all fixes. Columns
/// and characters are Unicode code points. Regions are of the file or, where the body does not
/// stand in it as it is, of a nested artifact that holds the body. Report::notes() are
/// notifications.
[[nodiscard]] REPLYLINT_EXPORT std::string to_sarif(const Report& report,
                                                    const TextOptions& options = {});

/// One page of HTML that needs nothing else, no script either: the customer's message with each
/// item linked to its answer, the draft beside it with its findings in the margin. Any text of the
/// messages is shown, never interpreted.
[[nodiscard]] REPLYLINT_EXPORT std::string to_html(const Report& report,
                                                   const TextOptions& options = {});

/// `text` with every control character but tab and line feed, and every bidirectional or
/// invisible one and noncharacter, as a visible escape (U+202E as "\u{202e}", a byte that is not
/// UTF-8 as
/// "\x{ff}"): safe to write to a terminal. Any bytes.
[[nodiscard]] REPLYLINT_EXPORT std::string printable(std::string_view text);

}  // namespace replylint

#endif
