// The JSON Schema of styles: what style.schema.json says, and the rules of the catalogue.
#include <nlohmann/json.hpp>

#include "replylint/rule.h"
#include "replylint/style.h"

#include "text/embedded.h"

namespace replylint {

namespace {

using Json = nlohmann::ordered_json;

Json schema_of(const RuleInfo& rule) {
  const Json level = {{"$ref", "#/definitions/level"}};
  Json settings = {{"severity", level}};
  for (const RuleParameter& parameter : rule.parameters) {
    const bool flag = parameter.minimum == 0 && parameter.maximum == 1;
    settings[std::string(parameter.name)] = {
        {"description", parameter.summary},
        {"type", flag ? Json::array({"number", "boolean"}) : Json("number")},
        {"minimum", parameter.minimum},
        {"maximum", parameter.maximum},
        {"default", parameter.value}};
  }
  const Json table = {
      {"type", "object"}, {"properties", settings}, {"additionalProperties", false}};
  return {{"description", rule.summary}, {"anyOf", Json::array({level, table})}};
}

}  // namespace

std::string Style::schema() {
  Json schema = Json::parse(embedded_style_schema().front().contents);
  Json& known = schema["properties"]["rules"]["properties"];
  for (const RuleInfo& rule : rules()) known[std::string(rule.id)] = schema_of(rule);
  return schema.dump(2) + '\n';
}

}  // namespace replylint
