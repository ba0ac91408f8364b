#include <nlohmann/json.hpp>

#include "replylint/report.h"

namespace replylint {

namespace {

using nlohmann::ordered_json;

ordered_json spans(const std::vector<Span>& list) {
  ordered_json result = ordered_json::array();
  for (const Span span : list) result.push_back({{"start", span.start}, {"end", span.end}});
  return result;
}

}  // namespace

std::string to_json(const Report& report) {
  ordered_json items = ordered_json::array();
  for (std::size_t i = 0; i < report.items().size(); ++i) {
    const Item& item = report.items()[i];
    const ItemCoverage& coverage = report.coverage().items[i];
    items.push_back({{"id", item.id},
                     {"kind", to_string(item.kind)},
                     {"text", slice(report.customer_text(), item.span)},
                     {"start", item.span.start},
                     {"end", item.span.end},
                     {"state", to_string(coverage.state)},
                     {"score", coverage.score},
                     {"evidence", spans(coverage.evidence)}});
  }
  ordered_json blocks = ordered_json::array();
  for (const Block& block : report.blocks()) {
    blocks.push_back({{"kind", to_string(block.kind)},
                      {"depth", block.depth},
                      {"start", block.span.start},
                      {"end", block.span.end}});
  }
  ordered_json diagnostics = ordered_json::array();
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    const Position place = position(report.text(), diagnostic.span.start);
    ordered_json entry = {{"rule", diagnostic.rule},
                          {"severity", to_string(diagnostic.severity)},
                          {"confidence", diagnostic.confidence},
                          {"message", diagnostic.message},
                          {"start", diagnostic.span.start},
                          {"end", diagnostic.span.end},
                          {"line", place.line},
                          {"column", place.column}};
    if (diagnostic.item) entry["item"] = *diagnostic.item;
    ordered_json fixes = ordered_json::array();
    for (const Fix& fix : diagnostic.fixes) {
      ordered_json edits = ordered_json::array();
      for (const Edit& edit : fix.edits)
        edits.push_back({{"start", edit.span.start}, {"end", edit.span.end}, {"text", edit.text}});
      fixes.push_back({{"title", fix.title}, {"safe", fix.safe}, {"edits", std::move(edits)}});
    }
    entry["fixes"] = std::move(fixes);
    diagnostics.push_back(std::move(entry));
  }
  const ordered_json result = {{"version", 1},
                               {"style", report.style()},
                               {"text", report.text()},
                               {"items", std::move(items)},
                               {"blocks", std::move(blocks)},
                               {"diagnostics", std::move(diagnostics)},
                               {"summary",
                                {{"errors", report.count(Severity::error)},
                                 {"warnings", report.count(Severity::warning)},
                                 {"suggestions", report.count(Severity::suggestion)}}}};
  return result.dump();
}

}  // namespace replylint
