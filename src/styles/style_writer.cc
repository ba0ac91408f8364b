// A resolved style as TOML.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/style.h"

#include "rules/rule.h"
#include "styles/service_level.h"
#include "styles/style_data.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// A string in the form that needs no escapes, if there is one: patterns stay readable.
std::string quoted(std::string_view text) {
  const bool plain = std::none_of(text.begin(), text.end(), is_control);
  if (plain && text.find_first_of("\"\\") == std::string_view::npos)
    return formatted("\"{}\"", text);
  if (plain && text.find('\'') == std::string_view::npos) return formatted("'{}'", text);
  if (plain && text.find("'''") == std::string_view::npos && !text.ends_with('\''))
    return formatted("'''{}'''", text);
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (result += '\\') += c;
    else if (is_control(c))
      append_formatted(result, "\\u{:04x}", static_cast<unsigned>(c));
    else
      result += c;
  }
  return result + '"';
}

// One string alone, else a list; a long one with an entry a line.
std::string quoted(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return quoted(texts.front());
  constexpr std::size_t widest = 80;
  std::string line = "[";
  for (const std::string& text : texts) {
    if (line.size() > 1) line += ", ";
    line += quoted(text);
    if (line.size() <= widest) continue;
    line = "[\n";
    for (const std::string& each : texts) line += formatted("  {},\n", quoted(each));
    break;
  }
  return line + ']';
}

class Writer {
 public:
  explicit Writer(const StyleData& style) : style_(style) {}

  std::string write() {
    std::string name = style_.name;
    std::replace_if(name.begin(), name.end(), is_control, ' ');
    out_ = formatted("# {}, with all that it extends.\nextends = []\n", to_utf8(name));
    write_list("required-cc", style_.required_cc);
    write_list("internal", style_.internal);
    write_list("internal-words", style_.internal_words);
    write_rules();
    for (const Phrase& phrase : style_.phrases) write_phrase(phrase);
    for (const Response& response : style_.responses) write_response(response);
    for (const Intake& intake : style_.intakes) write_intake(intake);
    // The general one first, as people write it.
    for (auto level = style_.service_levels.rbegin(); level != style_.service_levels.rend();
         ++level)
      write_service_level(*level);
    for (const CustomerStyle& customer : style_.customers) write_customer(customer);
    return std::move(out_);
  }

 private:
  template <typename... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    append_formatted(out_, format, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }
  void heading(std::string_view text) { line("\n{}", text); }
  void member(std::string_view key, const std::string& text) {
    if (!text.empty()) line("{} = {}", key, quoted(text));
  }
  void member(std::string_view key, const std::vector<std::string>& texts) {
    if (!texts.empty()) line("{} = {}", key, quoted(texts));
  }
  void member(std::string_view key, const std::optional<Severity>& severity) {
    if (severity) line("{} = \"{}\"", key, to_string(*severity));
  }
  void write_list(std::string_view key, const StringList& list) { member(key, list.entries); }

  void write_rules() {
    heading("[rules]");
    for (const RuleInfo& rule : rules()) write_rule(rule.id, rule.parameters);
    for (const auto& [id, settings] : style_.rules)
      if (find_rule(id) == nullptr) write_rule(id, {});
  }

  void write_rule(std::string_view id, std::span<const RuleParameter> parameters) {
    const auto severity = severity_in(style_, id);
    const std::string_view word = severity ? to_string(*severity) : "off";
    if (parameters.empty()) {
      line("{} = \"{}\"", id, word);
      return;
    }
    std::string details = formatted("severity = \"{}\"", word);
    const auto settings = style_.rules.find(id);
    for (const RuleParameter& parameter : parameters) {
      double value = parameter.value;
      if (settings != style_.rules.end()) {
        const auto own = settings->second.parameters.find(parameter.name);
        if (own != settings->second.parameters.end()) value = own->second;
      }
      details += formatted(", {} = {}", parameter.name, value);
    }
    line("{} = {{ {} }}", id, details);
  }

  void write_phrase(const Phrase& phrase) {
    if (!phrase.required_by.empty()) return;
    heading("[[phrase]]");
    member("id", phrase.id);
    line("pattern = {}", quoted(phrase.patterns));
    member("unless", phrase.unless);
    member("message", phrase.message);
    member("replace", phrase.replace);
    member("severity", phrase.severity);
  }

  void write_response(const Response& response) {
    heading("[[response]]");
    member("id", response.id);
    member("topic", response.topics);
    member("when", response.when);
    member("require", response.require);
    if (response.require_preformatted) line("require-block = \"preformatted\"");
    member("suggest", response.suggest);
    member("severity", response.severity);
  }

  void write_intake(const Intake& intake) {
    heading("[[intake]]");
    member("topic", intake.topics);
    line("ask = [");
    for (const IntakeField& field : intake.fields) {
      std::string entry = quoted(field.name);
      if (!field.words.empty() || !field.why.empty()) {
        entry.insert(0, "{ name = ");
        // Inline tables are of one line.
        if (!field.words.empty()) {
          entry += ", words = [";
          for (const std::string& word : field.words) {
            if (&word != field.words.data()) entry += ", ";
            entry += quoted(word);
          }
          entry += ']';
        }
        if (!field.why.empty()) entry += ", why = " + quoted(field.why);
        entry += " }";
      }
      line("  {},", entry);
    }
    line("]");
  }

  void write_service_level(const ServiceLevel& level) {
    heading(level.name.empty() ? "[service-level]"
                               : formatted("[service-level.{}]", quoted(level.name)));
    member("from", level.from);
    const auto limit = [&](std::string_view key, const std::optional<std::int64_t>& seconds) {
      if (seconds) line("{} = \"{}\"", key, write_duration(*seconds));
    };
    limit("acknowledge", level.acknowledge);
    limit("actionable", level.actionable);
    limit("resolve", level.resolve);
    if (!level.hours.empty()) member("hours", write_service_times({level.hours, level.time_zone}));
    std::string holidays;
    for (const CalendarDay& day : level.holidays)
      holidays += formatted("{}{:04}-{:02}-{:02}", holidays.empty() ? "" : ", ", day.year,
                            day.month, day.day);
    if (!holidays.empty()) line("holidays = [{}]", holidays);
  }

  void write_customer(const CustomerStyle& customer) {
    heading("[[customers]]");
    member("address", customer.addresses);
    member("style", customer.style);
    if (customer.style.empty()) line("skip = true");
  }

  const StyleData& style_;
  std::string out_;
};

}  // namespace

std::string Style::to_toml() const {
  return Writer(*data_).write();
}

}  // namespace replylint
