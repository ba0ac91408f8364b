#include "replylint/baseline.h"
#include "replylint/report.h"

#include "report/json_writer.h"
#include "report/position_cursor.h"

namespace replylint {

namespace {

void write_span(JsonWriter& json, Span span) {
  json.member("start", span.start);
  json.member("end", span.end);
}

void write_item(JsonWriter& json, const Report& report, std::size_t index) {
  const Item& item = report.items()[index];
  const ItemCoverage& coverage = report.coverage().items[index];
  json.begin_object();
  json.member("id", item.id);
  json.member("kind", to_string(item.kind));
  json.member("text", slice(report.customer_text(), item.span));
  write_span(json, item.span);
  json.member("confidence", item.confidence);
  json.member("wants", to_string(item.wants));
  json.member("form", to_string(item.form));
  json.member("state", to_string(coverage.state));
  json.member("score", coverage.score);
  json.key("evidence");
  json.begin_array();
  for (const Span span : coverage.evidence) {
    json.begin_object();
    write_span(json, span);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_block(JsonWriter& json, const Block& block) {
  json.begin_object();
  json.member("kind", to_string(block.kind));
  json.member("depth", block.depth);
  write_span(json, block.span);
  json.end_object();
}

void write_fix(JsonWriter& json, const Fix& fix) {
  json.begin_object();
  json.member("title", fix.title);
  json.member("safe", fix.safe);
  json.key("edits");
  json.begin_array();
  for (const Edit& edit : fix.edits) {
    json.begin_object();
    write_span(json, edit.span);
    json.member("text", edit.text);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, Position place) {
  json.begin_object();
  json.member("rule", diagnostic.rule);
  json.member("severity", to_string(diagnostic.severity));
  json.member("confidence", diagnostic.confidence);
  json.member("message", diagnostic.message);
  json.member("fingerprint", fingerprint_text(diagnostic.fingerprint));
  write_span(json, diagnostic.span);
  json.member("line", place.line);
  json.member("column", place.column);
  if (diagnostic.item) json.member("item", *diagnostic.item);
  json.key("fixes");
  json.begin_array();
  for (const Fix& fix : diagnostic.fixes) write_fix(json, fix);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string to_json(const Report& report) {
  std::string result;
  write_json(report, [&](std::string_view piece) { result += piece; });
  return result;
}

void write_json(const Report& report, const std::function<void(std::string_view)>& write,
                std::string_view members) {
  JsonWriter json(write);
  json.begin_object();
  json.member("version", 1);
  json.member("style", report.style());
  json.member("language", report.language());
  json.member("customer_language", report.customer_language());
  if (!report.skipped().empty()) json.member("skipped", report.skipped());
  if (!report.complete()) json.member("complete", false);
  if (!report.unknown_switch().empty()) json.member("unknown_switch", report.unknown_switch());
  if (!report.unknown_rules().empty()) {
    json.key("unknown_rules");
    json.begin_array();
    for (const std::string& id : report.unknown_rules()) json.value(id);
    json.end_array();
  }
  if (!report.unknown_fields().empty()) {
    json.key("unknown_fields");
    json.begin_array();
    for (const std::string& name : report.unknown_fields()) json.value(name);
    json.end_array();
  }
  json.member("text", report.text());
  json.key("items");
  json.begin_array();
  for (std::size_t i = 0; i < report.items().size(); ++i) write_item(json, report, i);
  json.end_array();
  json.key("blocks");
  json.begin_array();
  for (const Block& block : report.blocks()) write_block(json, block);
  json.end_array();
  json.key("diagnostics");
  json.begin_array();
  PositionCursor cursor(report.text());
  for (const Diagnostic& diagnostic : report.diagnostics())
    write_diagnostic(json, diagnostic, cursor.at(diagnostic.span.start));
  json.end_array();
  json.key("summary");
  json.begin_object();
  json.member("errors", report.count(Severity::error));
  json.member("warnings", report.count(Severity::warning));
  json.member("suggestions", report.count(Severity::suggestion));
  json.end_object();
  json.raw_members(members);
  json.end_object();
  json.finish();
}

}  // namespace replylint
