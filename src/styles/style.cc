#include "replylint/style.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "rules/rule.h"
#include "styles/style_data.h"
#include "styles/style_reader.h"
#include "text/embedded.h"

namespace replylint {

namespace {

// what() ends at a NUL, which a name in a style may hold.
std::string without_nul(std::string text) {
  std::replace(text.begin(), text.end(), '\0', ' ');
  return text;
}

}  // namespace

StyleError::StyleError(const std::string& message, std::string file, std::size_t line,
                       std::size_t column)
    : std::runtime_error(without_nul(message)),
      file_(std::move(file)),
      line_(line),
      column_(column) {}
StyleError::~StyleError() = default;

Style Style::load(std::string_view name_or_path) {
  return Style(std::make_shared<const StyleData>(read_style(name_or_path)));
}

Style Style::parse(std::string_view toml, std::string_view name) {
  return Style(std::make_shared<const StyleData>(read_style_text(toml, name)));
}

Style Style::find(std::string_view directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path folder =
      fs::absolute(directory.empty() ? std::string_view(".") : directory, error).lexically_normal();
  while (!error) {
    const fs::path file = folder / ".replylint.toml";
    std::error_code missing;
    if (fs::exists(file, missing)) return load(file.string());
    if (!folder.has_parent_path() || folder.parent_path() == folder) break;
    folder = folder.parent_path();
  }
  fs::path settings;
  if (const char* base = std::getenv("XDG_CONFIG_HOME"); base != nullptr && *base == '/')
    settings = base;
  else if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    settings = fs::path(home) / ".config";
  if (!settings.empty()) {
    const fs::path file = settings / "replylint" / "config.toml";
    if (fs::exists(file, error)) return load(file.string());
  }
  return load("default");
}

std::vector<std::string> Style::builtin_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_styles()) names.emplace_back(file.name);
  return names;
}

std::string_view Style::builtin_source(std::string_view name) noexcept {
  for (const EmbeddedFile& file : embedded_styles())
    if (file.name == name) return file.contents;
  return {};
}

const std::string& Style::name() const noexcept {
  return data_->name;
}

std::optional<Severity> Style::severity(std::string_view rule) const {
  return severity_in(*data_, rule);
}

std::vector<std::string> Style::own_rules() const {
  std::vector<std::string> ids;
  for (const Phrase& phrase : data_->phrases)
    if (phrase.required_by.empty() && find_rule(phrase.id) == nullptr) ids.push_back(phrase.id);
  for (const Response& response : data_->responses) ids.push_back(response.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

namespace {

// What is left of a rule's own severity by what the style says of it.
std::optional<Severity> adjusted(const StyleData& style, std::string_view id, Severity severity,
                                 bool enabled) {
  if (const auto settings = style.rules.find(id); settings != style.rules.end()) {
    severity = settings->second.severity.value_or(severity);
    enabled = settings->second.enabled.value_or(enabled);
  }
  return enabled ? std::optional(severity) : std::nullopt;
}

}  // namespace

std::optional<Severity> severity_in(const StyleData& style, std::string_view id) {
  const auto rules = all_rules();
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const Rule* entry) { return entry->id == id; });
  if (rule != rules.end()) return adjusted(style, id, (*rule)->severity, !(*rule)->off);
  const auto named = [&](const auto& entry) { return entry.id == id; };
  if (const auto phrase = std::find_if(style.phrases.begin(), style.phrases.end(), named);
      phrase != style.phrases.end())
    return severity_in(style, *phrase);
  if (const auto response = std::find_if(style.responses.begin(), style.responses.end(), named);
      response != style.responses.end()) {
    const std::optional<Severity> of_rule = severity_in(style, "expected-phrase");
    return of_rule ? adjusted(style, id, response->severity.value_or(*of_rule), true)
                   : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Severity> severity_in(const StyleData& style, const Phrase& phrase) {
  if (find_rule(phrase.id) != nullptr) return severity_in(style, phrase.id);
  return adjusted(style, phrase.id, phrase.severity.value_or(Severity::warning), true);
}

}  // namespace replylint
