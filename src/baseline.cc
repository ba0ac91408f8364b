#include "replylint/baseline.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <nlohmann/json.hpp>

#include "report/json_writer.h"
#include "report/shown_findings.h"
#include "text/formatted.h"

namespace replylint {

namespace {

std::optional<std::uint64_t> parse_fingerprint(const std::string& text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value, 16);
  if (text.size() != 16 || result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

// What is wrong with a line; empty if nothing is.
std::string problem_of(const nlohmann::json& line) {
  if (!line.is_object()) return "is not a JSON object";
  const auto is_string = [&](const char* name) {
    return line.contains(name) && line[name].is_string();
  };
  if (!line.contains("version") || line["version"] != 1) return "“version” must be 1";
  if (!is_string("rule")) return "“rule” must be a string";
  if (!is_string("fingerprint") || !parse_fingerprint(line["fingerprint"].get<std::string>()))
    return "“fingerprint” must be a string of 16 hexadecimal digits";
  return {};
}

std::string line_of(const Report& report, const Diagnostic& diagnostic) {
  std::string words = brief(slice(report.text(), diagnostic.span), 200);
  if (const Item* item = item_of(report, diagnostic); words.empty() && item != nullptr)
    words = brief(slice(report.customer_text(), item->span), 200);
  JsonWriter json;
  json.begin_object();
  json.member("version", 1);
  json.member("rule", diagnostic.rule);
  json.member("fingerprint", fingerprint_text(diagnostic.fingerprint));
  json.member("words", words);
  json.end_object();
  return json.take() + '\n';
}

}  // namespace

BaselineError::~BaselineError() = default;

Baseline Baseline::parse(std::string_view text, std::string_view name) {
  Baseline baseline;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const nlohmann::json value = nlohmann::json::parse(line, nullptr, false);
    if (const std::string problem = problem_of(value); !problem.empty())
      throw BaselineError(formatted("{}:{}: {}", name, number, problem));
    baseline.fingerprints_.push_back(*parse_fingerprint(value["fingerprint"].get<std::string>()));
  }
  std::sort(baseline.fingerprints_.begin(), baseline.fingerprints_.end());
  return baseline;
}

bool Baseline::contains(const Diagnostic& diagnostic) const noexcept {
  return std::binary_search(fingerprints_.begin(), fingerprints_.end(), diagnostic.fingerprint);
}

std::string Baseline::add(const Report& report) {
  std::string lines;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    const auto place =
        std::lower_bound(fingerprints_.begin(), fingerprints_.end(), diagnostic.fingerprint);
    if (place != fingerprints_.end() && *place == diagnostic.fingerprint) continue;
    fingerprints_.insert(place, diagnostic.fingerprint);
    lines += line_of(report, diagnostic);
  }
  return lines;
}

std::string fingerprint_text(std::uint64_t fingerprint) {
  return formatted("{:016x}", fingerprint);
}

}  // namespace replylint
