// A page of one reply: the customer's message, the draft beside it, findings in the margin.
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/report.h"
#include "replylint/rule.h"
#include "replylint/version.h"

#include "report/markup.h"
#include "report/shown_findings.h"
#include "report/terminal_text.h"
#include "text/embedded.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

namespace {

// Text of a message: what would not be seen, or change what is, stands there by its number.
void append_text(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  const auto flush = [&](std::size_t end) { append_markup(out, text.substr(plain, end - plain)); };
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    const char32_t c = next_code_point(text, offset);
    const bool joiner = c == 0x200C || c == 0x200D || c == 0xAD;  // of scripts, emoji, words
    if (!is_unprintable(c) || joiner || c == '\n' || c == '\t') continue;
    flush(start);
    plain = offset;
    if (c == '\r' && text.substr(offset).starts_with('\n')) continue;
    append_formatted(out, "<span class=\"hidden\">U+{:04X}</span>", static_cast<unsigned>(c));
  }
  flush(text.size());
}

std::string text_of(std::string_view text) {
  std::string result;
  append_text(result, text);
  return result;
}

// Items have letters, as findings have numbers: A to Z, AA, AB, …
std::string letter_of(int id) {
  std::string result;
  for (int n = std::max(id, 1); n > 0; n = (n - 1) / 26)
    result.insert(result.begin(), static_cast<char>('A' + (n - 1) % 26));
  return result;
}

// A stretch of a message that is set off.
struct Mark {
  Span span;
  std::string_view style;  // its classes; empty: the stretch itself looks like the rest
  std::string before;      // HTML that stands at its start
};

// A message with its blocks and marks. Marks may overlap: the text is cut at each of their ends.
class MailWriter {
 public:
  MailWriter(std::string& out, std::string_view text, std::vector<Mark> marks)
      : out_(out), text_(text), marks_(std::move(marks)) {
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& left, const Mark& right) {
      return left.span.start < right.span.start;
    });
    for (const Mark& mark : marks_)
      if (!mark.style.empty() && !mark.span.empty()) ends_.push_back(&mark);
    std::stable_sort(ends_.begin(), ends_.end(), [](const Mark* left, const Mark* right) {
      return left->span.end < right->span.end;
    });
  }

  void write(const std::vector<Block>& blocks) {
    out_ += "<div class=\"mail\">";
    for (const Block& block : blocks) {
      if (block.span.start < offset_) continue;
      write_until(block.span.start);
      append_formatted(out_, "<div class=\"block {}\">", to_string(block.kind));
      write_until(block.span.end);
      // What is missing at the end of the block is shown in it.
      write_starts();
      out_ += "</div>";
      // The end of the block's last line is the end of its element.
      if (text_.substr(offset_).starts_with('\r')) ++offset_;
      if (text_.substr(offset_).starts_with('\n')) ++offset_;
    }
    write_until(text_.size());
    write_starts();
    out_ += "</div>\n";
  }

 private:
  void write_until(std::size_t end) {
    while (offset_ < end) {
      write_starts();
      for (; end_ < ends_.size() && ends_[end_]->span.end <= offset_; ++end_) {
        const auto active = active_.find(ends_[end_]->style);
        if (--active->second == 0) active_.erase(active);
      }
      std::size_t next = end;
      if (start_ < marks_.size()) next = std::min(next, marks_[start_].span.start);
      if (end_ < ends_.size()) next = std::min(next, ends_[end_]->span.end);
      write_stretch(slice(text_, {offset_, next}));
      offset_ = next;
    }
  }

  // What begins here or, within a line end that is not shown, just before.
  void write_starts() {
    for (; start_ < marks_.size() && marks_[start_].span.start <= offset_; ++start_) {
      const Mark& mark = marks_[start_];
      out_ += mark.before;
      if (!mark.style.empty() && !mark.span.empty()) ++active_[mark.style];
    }
  }

  void write_stretch(std::string_view text) {
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (active_.empty() || blank) return append_text(out_, text);
    out_ += "<mark class=\"";
    constexpr std::size_t most = 8;
    std::size_t count = 0;
    for (const auto& [style, marks] : active_) {
      if (count++ == most) break;
      if (count > 1) out_ += ' ';
      out_ += style;
    }
    out_ += "\">";
    append_text(out_, text);
    out_ += "</mark>";
  }

  std::string& out_;
  std::string_view text_;
  std::vector<Mark> marks_;        // by their start
  std::vector<const Mark*> ends_;  // by their end
  std::size_t start_ = 0;          // into marks_
  std::size_t end_ = 0;            // into ends_
  std::size_t offset_ = 0;
  std::map<std::string_view, int> active_;  // styles of the marks in force
};

class Page {
 public:
  Page(const Report& report, const TextOptions& options)
      : report_(report), options_(options), findings_(findings_to_show(report)) {
    for (std::size_t i = 0; i < findings_.size(); ++i)
      if (const auto item = findings_[i].diagnostic->item) finding_of_.emplace(*item, i + 1);
  }

  std::string write() {
    write_head();
    write_header();
    write_asked();
    out_ += "<main>\n<section class=\"customer\">\n<h2>The customer’s message</h2>\n";
    MailWriter(out_, report_.customer_text(), customer_marks()).write({});
    out_ += "</section>\n<section class=\"draft\">\n<h2>The draft</h2>\n";
    MailWriter(out_, report_.text(), draft_marks()).write(report_.blocks());
    out_ += "</section>\n</main>\n";
    append_formatted(out_, "<footer>replylint {} · style {}</footer>\n</body>\n</html>\n",
                     REPLYLINT_VERSION, line(report_.style()));
    return std::move(out_);
  }

 private:
  static std::string line(std::string_view text) { return text_of(printable(one_line(text))); }

  void write_head() {
    // The policy keeps even a mistake of ours from fetching or running anything.
    append_formatted(
        out_,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}: {}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        line(options_.file), count_findings(report_), embedded_page_styles().front().contents);
  }

  void write_header() {
    append_formatted(out_, "<header>\n<h1>{}</h1>\n<div class=\"counts\">", line(options_.file));
    for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
      const std::size_t number = report_.count(severity);
      if (number == 0) continue;
      append_formatted(out_, "<span class=\"pill {0}\">{1} {0}{2}</span>", to_string(severity),
                       number, number == 1 ? "" : "s");
    }
    if (findings_.empty())
      append_formatted(out_, "<span class=\"pill {}\">{}</span>",
                       report_.skipped().empty() ? "clean" : "skipped", count_findings(report_));
    out_ += "</div>\n";
    // The counts say why nothing was checked.
    if (report_.skipped().empty())
      for (const std::string& note : report_.notes())
        append_formatted(out_, "<p>Note: {}.</p>\n", line(note));
    out_ += "</header>\n";
  }

  // Where a reader goes from an item: to its answer, else to the finding about it.
  [[nodiscard]] std::string target_of(std::size_t index) const {
    const int id = report_.items()[index].id;
    if (!report_.coverage().items[index].evidence.empty()) return formatted("#answer-{}", id);
    const auto finding = finding_of_.find(id);
    return finding != finding_of_.end() ? formatted("#finding-{}", finding->second)
                                        : formatted("#item-{}", id);
  }

  void write_asked() {
    if (report_.items().empty()) return;
    out_ += "<nav class=\"asked\">\n<h2>What the customer brings up</h2>\n<ol>\n";
    for (std::size_t i = 0; i < report_.items().size(); ++i) {
      const Item& item = report_.items()[i];
      const std::string_view state = to_string(report_.coverage().items[i].state);
      append_formatted(out_,
                       "<li><a class=\"letter {0}\" href=\"#item-{1}\">{2}</a> <span "
                       "class=\"kind\">{3}</span> <span class=\"words\">{4}</span> <a class=\"pill "
                       "{0}\" href=\"{5}\">{0}</a></li>\n",
                       state, item.id, letter_of(item.id), to_string(item.kind),
                       text_of(brief(slice(report_.customer_text(), item.span), 300)),
                       target_of(i));
    }
    out_ += "</ol>\n</nav>\n";
  }

  [[nodiscard]] std::vector<Mark> customer_marks() const {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < report_.items().size(); ++i) {
      const Item& item = report_.items()[i];
      const ItemState state = report_.coverage().items[i].state;
      marks.push_back({item.span, item_style(state),
                       formatted("<a class=\"letter {}\" id=\"item-{}\" href=\"{}\" "
                                 "title=\"{} {}, {}\">{}</a>",
                                 to_string(state), item.id, target_of(i), to_string(item.kind),
                                 letter_of(item.id), to_string(state), letter_of(item.id))});
    }
    return marks;
  }

  static std::string_view item_style(ItemState state) {
    switch (state) {
      case ItemState::answered:
        return "item answered";
      case ItemState::deferred:
        return "item deferred";
      case ItemState::unanswered:
        break;
    }
    return "item unanswered";
  }

  [[nodiscard]] std::vector<Mark> draft_marks() const {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < report_.items().size(); ++i) {
      const Item& item = report_.items()[i];
      const ItemCoverage& coverage = report_.coverage().items[i];
      std::string link = formatted(
          "<a class=\"letter {}\" id=\"answer-{}\" href=\"#item-{}\" title=\"to {} {} of the "
          "customer\">{}</a>",
          to_string(coverage.state), item.id, item.id, to_string(item.kind), letter_of(item.id),
          letter_of(item.id));
      for (const Span span : coverage.evidence) {
        marks.push_back({span, "evidence", std::move(link)});
        link.clear();
      }
    }
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const Span span = findings_[i].diagnostic->span;
      // A whole answer in colour would hide what is marked in it.
      const bool wide =
          slice(report_.text(), span).find("\n\n") != std::string_view::npos || span.size() > 500;
      marks.push_back(
          {span, wide ? "wide" : to_string(findings_[i].severity), note_of(findings_[i], i + 1)});
    }
    return marks;
  }

  // The note in the margin, and its number in the text.
  [[nodiscard]] std::string note_of(const ShownFinding& shown, std::size_t number) const {
    const Diagnostic& diagnostic = *shown.diagnostic;
    const RuleInfo* rule = find_rule(diagnostic.rule);
    std::string note;
    append_formatted(
        note,
        "<aside class=\"note {0}\" id=\"finding-{1}\"><a class=\"badge {0}\" "
        "href=\"#place-{1}\">{1}</a><span class=\"rule\" title=\"{2}\">{3}</span><p>{4}"
        "</p>",
        to_string(shown.severity), number, rule != nullptr ? text_of(rule->summary) : "",
        line(shown.rules), line(shown.message));
    if (const Item* item = item_of(report_, diagnostic))
      append_formatted(note, "<p class=\"about\">To <a href=\"#item-{0}\">{1} {2}</a></p>",
                       item->id, to_string(item->kind), letter_of(item->id));
    for (const Fix& fix : diagnostic.fixes) write_fix(note, fix);
    append_formatted(
        note, "</aside><a class=\"badge {0}\" id=\"place-{1}\" href=\"#finding-{1}\">{1}</a>",
        to_string(shown.severity), number);
    return note;
  }

  void write_fix(std::string& note, const Fix& fix) const {
    append_formatted(note, "<p class=\"fix\">{}: {}", fix.safe ? "Fix" : "Unsafe fix",
                     line(fix.title));
    if (fix.edits.size() == 1) {
      const std::string before = brief(slice(report_.text(), fix.edits.front().span), 120);
      const std::string after = brief(fix.edits.front().text, 120);
      // Not what the title has said: “Write “Tyler””, “Remove “just””.
      const std::string words = formatted("“{}”", after.empty() ? before : after);
      const bool said = fix.title.find(words) != std::string::npos;
      if (!before.empty() && !said) append_formatted(note, " <del>{}</del>", text_of(before));
      if (!after.empty() && !said) append_formatted(note, " <ins>{}</ins>", text_of(after));
    }
    note += "</p>";
  }

  const Report& report_;
  const TextOptions& options_;
  std::vector<ShownFinding> findings_;
  std::map<int, std::size_t> finding_of_;  // by item: the number of the first finding about it
  std::string out_;
};

}  // namespace

std::string to_html(const Report& report, const TextOptions& options) {
  return Page(report, options).write();
}

}  // namespace replylint
