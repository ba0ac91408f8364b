// Every setting of a style, with the place it comes from.
#include <string>
#include <string_view>
#include <vector>

#include "replylint/style.h"

#include "rules/rule.h"
#include "styles/service_level.h"
#include "styles/style_data.h"
#include "text/formatted.h"

namespace replylint {

namespace {

std::string count(std::size_t number, std::string_view noun) {
  return formatted("{} {}{}", number, noun, number == 1 ? "" : "s");
}

class Collector {
 public:
  explicit Collector(const StyleData& style) : style_(style) {}

  std::vector<StyleSetting> collect() {
    for (const RuleInfo& rule : rules()) add_rule(rule.id, rule.parameters);
    for (const auto& [id, settings] : style_.rules)
      if (find_rule(id) == nullptr) add_rule(id, {});
    for (const Phrase& phrase : style_.phrases)
      if (phrase.required_by.empty())
        add("phrase." + phrase.id, count(phrase.patterns.size(), "pattern"), phrase.origin);
    for (const Response& response : style_.responses)
      add("response." + response.id, joined(response.topics, ", "), response.origin);
    for (const Intake& intake : style_.intakes) {
      std::vector<std::string_view> names;
      names.reserve(intake.fields.size());
      for (const IntakeField& field : intake.fields) names.emplace_back(field.name);
      add("intake." + intake.topics.front(), joined(names, ", "), intake.origin);
    }
    for (const ServiceLevel& level : style_.service_levels) add_service_level(level);
    for (const CustomerStyle& customer : style_.customers)
      add(formatted("customers.{}", joined(customer.addresses, ", ")),
          customer.style.empty() ? "skip" : customer.style, customer.origin);
    add_list("required-cc", style_.required_cc);
    add_list("internal", style_.internal);
    add_list("internal-words", style_.internal_words);
    return std::move(settings_);
  }

 private:
  void add(std::string name, std::string value, Origin origin) {
    StyleSetting& setting = settings_.emplace_back();
    setting.name = std::move(name);
    setting.value = std::move(value);
    if (origin.line == 0) return;
    setting.file = style_.files[origin.file];
    setting.line = origin.line;
  }

  void add_rule(std::string_view id, std::span<const RuleParameter> parameters) {
    static const RuleSettings none;
    const auto found = style_.rules.find(id);
    const RuleSettings& settings = found == style_.rules.end() ? none : found->second;
    const auto origin = [&](std::string_view name) {
      const auto place = settings.origins.find(name);
      return place == settings.origins.end() ? Origin{} : place->second;
    };
    const auto severity = severity_in(style_, id);
    const std::string prefix = "rules." + std::string(id);
    add(prefix, std::string(severity ? to_string(*severity) : "off"), origin("severity"));
    for (const RuleParameter& parameter : parameters) {
      const auto own = settings.parameters.find(parameter.name);
      const double value = own == settings.parameters.end() ? parameter.value : own->second;
      add(formatted("{}.{}", prefix, parameter.name), formatted("{}", value),
          origin(parameter.name));
    }
  }

  void add_service_level(const ServiceLevel& level) {
    const std::string prefix =
        level.name.empty() ? "service-level." : formatted("service-level.{}.", level.name);
    for (const auto& [key, origin] : level.origins) {
      std::string value;
      const auto limit = [&](const std::optional<std::int64_t>& seconds) {
        value = seconds ? write_duration(*seconds) : "off";
      };
      if (key == "from") value = joined(level.from, ", ");
      if (key == "acknowledge") limit(level.acknowledge);
      if (key == "actionable") limit(level.actionable);
      if (key == "resolve") limit(level.resolve);
      if (key == "hours") value = write_service_times({level.hours, level.time_zone});
      if (key == "holidays") value = count(level.holidays.size(), "day");
      add(prefix + key, std::move(value), origin);
    }
  }

  void add_list(std::string name, const StringList& list) {
    if (!list.entries.empty()) add(std::move(name), joined(list.entries, ", "), list.origin);
  }

  const StyleData& style_;
  std::vector<StyleSetting> settings_;
};

}  // namespace

std::vector<StyleSetting> Style::settings() const {
  return Collector(*data_).collect();
}

}  // namespace replylint
