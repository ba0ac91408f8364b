#include "replylint/style.h"

#include <toml++/toml.h>

#include "rules/rule.h"
#include "styles/style_data.h"
#include "text/embedded.h"

namespace replylint {

StyleError::StyleError(const std::string& message, std::string file, std::size_t line,
                       std::size_t column)
    : std::runtime_error(message), file_(std::move(file)), line_(line), column_(column) {}
StyleError::~StyleError() = default;

Style Style::load(std::string_view name) {
  return parse(builtin_source(name), name);
}

Style Style::parse(std::string_view source, std::string_view name) {
  auto data = std::make_shared<StyleData>();
  data->name = name;
  const toml::table table = toml::parse(source, name);
  if (const auto* phrases = table["phrase"].as_array()) {
    for (const auto& node : *phrases) {
      const toml::table& entry = *node.as_table();
      Phrase& phrase = data->phrases.emplace_back();
      phrase.id = entry["id"].value_or("");
      phrase.pattern = entry["pattern"].value_or("");
      phrase.message = entry["message"].value_or("");
    }
  }
  return Style(data);
}

Style Style::find(const std::string& /*directory*/) {
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
  const RuleInfo* info = find_rule(rule);
  return info != nullptr ? info->severity : Severity::warning;
}

std::vector<std::string> Style::own_rules() const {
  std::vector<std::string> ids;
  for (const Phrase& phrase : data_->phrases)
    if (find_rule(phrase.id) == nullptr) ids.push_back(phrase.id);
  return ids;
}

}  // namespace replylint
