// SARIF 2.1.0 (OASIS): one run on one draft.
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/baseline.h"
#include "replylint/report.h"
#include "replylint/rule.h"
#include "replylint/version.h"

#include "report/json_writer.h"
#include "report/shown_findings.h"
#include "report/text_positions.h"
#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint {

namespace {

// Indices into the artifacts of the run.
constexpr int file_artifact = 0;
constexpr int customer_artifact = 1;
constexpr int body_artifact = 2;  // only where the body does not stand in the file as it is

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::suggestion:
      break;
  }
  return "note";
}

// A path as the reference of RFC 3986 that stands for it.
std::string uri_of(std::string_view path) {
  std::string result = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_ascii_letter(c) || is_ascii_digit(c) ||
        std::string_view("-._~/").find(c) != std::string_view::npos)
      result += c;
    else
      append_formatted(result, "%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return result;
}

// A text and where it stands in its file.
struct Place {
  TextPositions positions;
  std::size_t first_line = 1;
  std::size_t first_byte = 0;
  std::size_t first_character = 0;
};

void write_region(JsonWriter& json, const Place& place, Span span) {
  const Position start = place.positions.at(span.start);
  const Position end = place.positions.at(span.end);
  const std::size_t character = place.positions.characters(span.start);
  json.begin_object();
  json.member("startLine", start.line + place.first_line - 1);
  json.member("startColumn", start.column);
  json.member("endLine", end.line + place.first_line - 1);
  json.member("endColumn", end.column);
  json.member("charOffset", character + place.first_character);
  json.member("charLength", place.positions.characters(span.end) - character);
  json.member("byteOffset", span.start + place.first_byte);
  json.member("byteLength", span.size());
  json.end_object();
}

class Writer {
 public:
  Writer(const Report& report, const TextOptions& options)
      : report_(report),
        options_(options),
        nested_(!options.first_byte.has_value()),
        draft_{TextPositions(report.text())},
        customer_{TextPositions(report.customer_text())} {
    if (!nested_) {
      draft_.first_line = options.first_line;
      draft_.first_byte = *options.first_byte;
      draft_.first_character = options.first_character;
    }
    for (const Diagnostic& diagnostic : report.diagnostics())
      if (indices_.emplace(diagnostic.rule, rules_.size()).second)
        rules_.push_back(diagnostic.rule);
  }

  std::string write() {
    json_.begin_object();
    json_.member("$schema",
                 "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                 "sarif-schema-2.1.0.json");
    json_.member("version", "2.1.0");
    json_.key("runs");
    json_.begin_array();
    json_.begin_object();
    write_tool();
    write_notes();
    json_.member("columnKind", "unicodeCodePoints");
    write_artifacts();
    json_.key("results");
    json_.begin_array();
    for (const Diagnostic& diagnostic : report_.diagnostics()) write_result(diagnostic);
    json_.end_array();
    json_.key("properties");
    json_.begin_object();
    json_.member("style", report_.style());
    json_.end_object();
    json_.end_object();
    json_.end_array();
    json_.end_object();
    return json_.take() + '\n';
  }

 private:
  void write_text(std::string_view key, std::string_view text) {
    json_.key(key);
    json_.begin_object();
    json_.member("text", text);
    json_.end_object();
  }

  void write_tool() {
    json_.key("tool");
    json_.begin_object();
    json_.key("driver");
    json_.begin_object();
    json_.member("name", "replylint");
    json_.member("version", REPLYLINT_VERSION);
    json_.member("semanticVersion", REPLYLINT_VERSION);
    json_.key("rules");
    json_.begin_array();
    for (const std::string& id : rules_) write_rule(id);
    json_.end_array();
    json_.end_object();
    json_.end_object();
  }

  void write_rule(const std::string& id) {
    json_.begin_object();
    json_.member("id", id);
    if (const RuleInfo* rule = find_rule(id)) {
      write_text("shortDescription", rule->summary);
      if (!rule->page.empty()) {
        json_.key("help");
        json_.begin_object();
        json_.member("text", rule->page);
        json_.member("markdown", rule->page);
        json_.end_object();
      }
      json_.key("defaultConfiguration");
      json_.begin_object();
      json_.member("level", level_of(rule->severity));
      json_.end_object();
      json_.key("properties");
      json_.begin_object();
      json_.key("tags");
      json_.begin_array();
      json_.value(rule->section);
      json_.end_array();
      json_.end_object();
    } else {
      write_text("shortDescription", "A rule of the style.");
    }
    json_.end_object();
  }

  // Where the check does not do all that one may expect of it.
  void write_notes() {
    const std::vector<std::string> notes = report_.notes();
    if (notes.empty()) return;
    json_.key("invocations");
    json_.begin_array();
    json_.begin_object();
    json_.member("executionSuccessful", true);
    json_.key("toolExecutionNotifications");
    json_.begin_array();
    for (const std::string& note : notes) {
      json_.begin_object();
      json_.member("level", "note");
      write_text("message", note);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    json_.end_array();
  }

  void write_artifacts() {
    json_.key("artifacts");
    json_.begin_array();
    json_.begin_object();
    write_location("location", options_.file);
    json_.end_object();
    json_.begin_object();
    write_text("description", "The customer's message.");
    write_text("contents", report_.customer_text());
    json_.end_object();
    if (nested_) {
      json_.begin_object();
      write_text("description", "The text of the draft.");
      json_.member("parentIndex", file_artifact);
      json_.member("mimeType", "text/plain");
      write_text("contents", report_.text());
      json_.end_object();
    }
    json_.end_array();
  }

  void write_location(std::string_view key, std::string_view file) {
    json_.key(key);
    json_.begin_object();
    json_.member("uri", uri_of(file));
    json_.end_object();
  }

  void write_draft_location() {
    json_.key("artifactLocation");
    json_.begin_object();
    if (!nested_) json_.member("uri", uri_of(options_.file));
    json_.member("index", nested_ ? body_artifact : file_artifact);
    json_.end_object();
  }

  void write_result(const Diagnostic& diagnostic) {
    json_.begin_object();
    json_.member("ruleId", diagnostic.rule);
    json_.member("ruleIndex", indices_.at(diagnostic.rule));
    json_.member("level", level_of(diagnostic.severity));
    write_text("message", diagnostic.message);
    json_.key("locations");
    json_.begin_array();
    json_.begin_object();
    json_.key("physicalLocation");
    json_.begin_object();
    write_draft_location();
    json_.key("region");
    write_region(json_, draft_, diagnostic.span);
    json_.end_object();
    json_.end_object();
    json_.end_array();
    write_item(diagnostic);
    json_.key("partialFingerprints");
    json_.begin_object();
    json_.member("sentence/v1", fingerprint_text(diagnostic.fingerprint));
    json_.end_object();
    if (!diagnostic.fixes.empty()) {
      json_.key("fixes");
      json_.begin_array();
      for (const Fix& fix : diagnostic.fixes) write_fix(fix);
      json_.end_array();
    }
    json_.key("properties");
    json_.begin_object();
    json_.member("confidence", diagnostic.confidence);
    json_.end_object();
    json_.end_object();
  }

  // The words of the customer that a finding is about.
  void write_item(const Diagnostic& diagnostic) {
    const Item* item = item_of(report_, diagnostic);
    if (item == nullptr) return;
    json_.key("relatedLocations");
    json_.begin_array();
    json_.begin_object();
    write_text("message", "The customer's words.");
    json_.key("physicalLocation");
    json_.begin_object();
    json_.key("artifactLocation");
    json_.begin_object();
    json_.member("index", customer_artifact);
    json_.end_object();
    json_.key("region");
    write_region(json_, customer_, item->span);
    json_.end_object();
    json_.end_object();
    json_.end_array();
  }

  void write_fix(const Fix& fix) {
    json_.begin_object();
    write_text("description", fix.title);
    json_.key("artifactChanges");
    json_.begin_array();
    json_.begin_object();
    write_draft_location();
    json_.key("replacements");
    json_.begin_array();
    for (const Edit& edit : fix.edits) {
      json_.begin_object();
      json_.key("deletedRegion");
      write_region(json_, draft_, edit.span);
      write_text("insertedContent", edit.text);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    json_.end_array();
    json_.key("properties");
    json_.begin_object();
    json_.member("safe", fix.safe);
    json_.end_object();
    json_.end_object();
  }

  const Report& report_;
  const TextOptions& options_;
  bool nested_;
  Place draft_;
  Place customer_;
  std::vector<std::string> rules_;  // those that found something
  std::map<std::string, std::size_t, std::less<>> indices_;
  JsonWriter json_;
};

}  // namespace

std::string to_sarif(const Report& report, const TextOptions& options) {
  return Writer(report, options).write();
}

}  // namespace replylint
