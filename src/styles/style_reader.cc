#include "styles/style_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "replylint/style.h"

#include "rules/rule.h"
#include "styles/nearest_name.h"
#include "styles/service_level.h"
#include "styles/style_document.h"
#include "styles/style_source.h"
#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint {

namespace {

constexpr auto top_keys = std::to_array<std::string_view>(
    {"extends", "rules", "phrase", "response", "intake", "service-level", "customers",
     "required-cc", "internal", "internal-words"});
constexpr auto untabled_keys =
    std::to_array<std::string_view>({"extends", "required-cc", "internal", "internal-words"});
constexpr auto phrase_keys =
    std::to_array<std::string_view>({"id", "pattern", "message", "replace", "unless", "severity"});
constexpr auto response_keys = std::to_array<std::string_view>(
    {"id", "topic", "when", "require", "require-block", "suggest", "severity"});
constexpr auto whens = std::to_array<std::string_view>({"done", "always"});
constexpr auto intake_keys = std::to_array<std::string_view>({"topic", "ask"});
constexpr auto ask_keys = std::to_array<std::string_view>({"name", "words", "why"});
constexpr auto customers_keys = std::to_array<std::string_view>({"address", "style", "skip"});
constexpr auto level_keys = std::to_array<std::string_view>(
    {"from", "acknowledge", "actionable", "resolve", "hours", "holidays"});

// Of each kind of entry that is compared with all others, and with each sentence: more than a team
// keeps up with.
constexpr std::size_t most_entries = 1000;

StyleData read(const StyleSource& source, bool with_customers);

class Reader {
 public:
  Reader(StyleData& style, bool with_customers) : style_(style), with_customers_(with_customers) {}

  // Adds a style and, before it, all it extends; each of them once.
  void add(const StyleSource& source) {
    open_.push_back(&source);
    const StyleDocument document(source, static_cast<std::uint32_t>(style_.files.size()));
    style_.files.push_back(source.name);
    StyleMistakes mistakes;
    mistakes.attempt([&] { document.check_keys(document.root(), "a style", top_keys); });
    // What it adds may have to be known to tell what is wrong with the rest.
    bool known = mistakes.attempt([&] { add_parents(document); });
    mistakes.attempt([&] { read_phrases(document); });
    known = mistakes.attempt([&] { read_responses(document); }) && known && ids_known_;
    mistakes.attempt([&] { read_intakes(document); });
    mistakes.attempt([&] { read_service_levels(document); });
    mistakes.attempt([&] { read_customers(document); });
    mistakes.attempt([&] { read_addresses(document, "required-cc", style_.required_cc); });
    mistakes.attempt([&] { read_addresses(document, "internal", style_.internal); });
    mistakes.attempt([&] { read_list(document, "internal-words", style_.internal_words); });
    if (known) mistakes.attempt([&] { read_rules(document); });
    mistakes.raise();
    open_.pop_back();
    done_.insert(source.identity);
  }

  // What can only be said when all is read.
  void finish() {
    auto& levels = style_.service_levels;
    const auto general =
        std::stable_partition(levels.begin(), levels.end(),
                              [](const ServiceLevel& level) { return !level.name.empty(); });
    if (general == levels.end()) return;
    // The calendar of the general one holds for the others too.
    for (auto level = levels.begin(); level != general; ++level) {
      if (level->hours.empty()) {
        level->hours = general->hours;
        level->time_zone = general->time_zone;
      }
      if (level->holidays.empty()) level->holidays = general->holidays;
    }
  }

 private:
  // Another style that this one names.
  StyleSource open(const StyleDocument& document, const std::string& name,
                   const toml::source_region& where) const {
    try {
      return open_style(name, document.source().folder);
    } catch (const StyleError& error) {
      std::string_view what = error.what();
      // "NAME: there is no built-in style “NAME”" says the name twice.
      constexpr std::string_view unknown = "there is no built-in style";
      if (error.file() == name && what.substr(name.size() + 2).starts_with(unknown))
        what.remove_prefix(name.size() + 2);
      document.fail(where, what);
    }
  }

  void add_parents(const StyleDocument& document) {
    const toml::node* extends = document.root().get("extends");
    // What a team writes is added to the default style unless it says otherwise.
    if (extends == nullptr) {
      if (!document.source().builtin) add_parent(document, "default", document.root().source());
      return;
    }
    for (const auto& [name, where] : document.strings(*extends, "extends"))
      add_parent(document, name, *where);
  }

  void add_parent(const StyleDocument& child, const std::string& name,
                  const toml::source_region& where) {
    const StyleSource parent = open(child, name, where);
    if (done_.contains(parent.identity)) return;
    const auto open = std::find_if(open_.begin(), open_.end(), [&](const StyleSource* source) {
      return source->identity == parent.identity;
    });
    if (open != open_.end()) {
      std::string circle;
      for (auto source = open; source != open_.end(); ++source) circle += (*source)->name + " → ";
      child.fail(where, "a style cannot extend itself: " + circle + parent.name);
    }
    if (open_.size() > 50) child.fail(where, "more than 50 styles extend one another");
    add(parent);
  }

  void read_phrases(const StyleDocument& document) {
    StyleMistakes mistakes;
    const auto& phrases = style_.phrases;
    for (const toml::table* entry : document.entries("phrase")) {
      const std::size_t before = phrases.size();
      const bool read = mistakes.attempt([&] { read_phrase(document, *entry); });
      // What is wrong with the rest of it hides no rule.
      if (!read && (phrases.size() == before || phrases.back().id.empty())) ids_known_ = false;
    }
    mistakes.raise();
  }

  void read_phrase(const StyleDocument& document, const toml::table& entry) {
    document.check_keys(entry, "[[phrase]]", phrase_keys);
    Phrase& phrase = style_.phrases.emplace_back();
    phrase.id = document.id(entry, "[[phrase]]");
    phrase.patterns =
        document.patterns(document.required(entry, "pattern", "[[phrase]]"), "pattern");
    if (const auto* node = entry.get("message"))
      phrase.message = read_with_match(document, *node, "message");
    if (const auto* node = entry.get("replace"))
      phrase.replace = read_with_match(document, *node, "replace");
    if (const auto* node = entry.get("unless")) phrase.unless = document.patterns(*node, "unless");
    if (const auto* node = entry.get("severity")) phrase.severity = document.severity(*node);
    phrase.origin = document.origin(entry.source());
  }

  // Text in which "{match}" stands for the words found. Other words in braces may be meant as they
  // are, but not one that is nearly this.
  static std::string read_with_match(const StyleDocument& document, const toml::node& node,
                                     std::string_view what) {
    static constexpr auto known = std::to_array<std::string_view>({"match"});
    std::string text = document.string(node, what);
    for (std::size_t open = text.find('{'); open != std::string::npos;
         open = text.find('{', open + 1)) {
      const std::size_t close = text.find_first_of("{}", open + 1);
      if (close == std::string::npos || text[close] == '{') continue;
      const std::string name = text.substr(open + 1, close - open - 1);
      std::string word;
      for (const char c : name)
        if (c != ' ') word += to_lower(c);
      if (name != known.front() && nearest_name(word, known) == known.front())
        document.fail(node.source(),
                      formatted("unknown placeholder “{{{}}}” in “{}”; did you mean “{{{}}}”?",
                                shown_name(name), what, known.front()));
    }
    return text;
  }

  void read_responses(const StyleDocument& document) {
    for (const toml::table* entry : document.entries("response", most_entries)) {
      Response response = read_response(document, *entry);
      // A style replaces a response of a style that it extends.
      std::erase_if(style_.responses,
                    [&](const Response& other) { return other.id == response.id; });
      std::erase_if(style_.phrases,
                    [&](const Phrase& other) { return other.required_by == response.id; });
      // What it requires is looked for with the phrases, in one pass.
      if (!response.require.empty()) {
        Phrase& phrase = style_.phrases.emplace_back();
        phrase.patterns = response.require;
        phrase.required_by = response.id;
      }
      switch_on("expected-phrase", response.origin);
      style_.responses.push_back(std::move(response));
    }
  }

  // By an entry that would do nothing without it; the rules of this style, and what comes later,
  // have the last word.
  void switch_on(std::string_view id, Origin origin) {
    RuleSettings& rule = style_.rules[std::string(id)];
    if (rule.enabled == true) return;
    rule.enabled = true;
    rule.origins["severity"] = origin;
  }

  static Response read_response(const StyleDocument& document, const toml::table& entry) {
    document.check_keys(entry, "[[response]]", response_keys);
    Response response;
    response.id = document.id(entry, "[[response]]");
    if (find_rule(response.id) != nullptr)
      document.fail(entry.get("id")->source(),
                    formatted("“{}” is a rule of the catalogue; give the response an id of its "
                              "own",
                              response.id));
    response.topics = document.words(document.required(entry, "topic", "[[response]]"), "topic");
    if (const auto* node = entry.get("require"))
      response.require = document.patterns(*node, "require");
    if (const auto* node = entry.get("require-block")) {
      if (document.string(*node, "require-block") != "preformatted")
        document.fail(node->source(), "“require-block” must be “preformatted”");
      response.require_preformatted = true;
    }
    if (const auto* node = entry.get("when")) {
      response.when = document.string(*node, "when");
      if (std::find(whens.begin(), whens.end(), response.when) == whens.end())
        document.fail(node->source(), formatted("unknown “when”: “{}”{}", shown_name(response.when),
                                                suggest_name(response.when, whens)));
    }
    if (response.require.empty() && !response.require_preformatted)
      document.fail(entry.source(), "[[response]] has no “require”");
    if (const auto* node = entry.get("suggest"))
      response.suggest = document.string(*node, "suggest");
    if (const auto* node = entry.get("severity")) response.severity = document.severity(*node);
    response.origin = document.origin(entry.source());
    return response;
  }

  void read_intakes(const StyleDocument& document) {
    for (const toml::table* entry : document.entries("intake", most_entries)) {
      document.check_keys(*entry, "[[intake]]", intake_keys);
      Intake intake;
      intake.topics = document.words(document.required(*entry, "topic", "[[intake]]"), "topic");
      const toml::node& ask = document.required(*entry, "ask", "[[intake]]");
      if (const auto* list = ask.as_array(); list != nullptr && !list->empty()) {
        for (const toml::node& field : *list)
          intake.fields.push_back(read_intake_field(document, field));
      } else {
        document.fail(ask.source(),
                      "“ask” must be a list, as in [\"version\", \"operating system\"]");
      }
      intake.origin = document.origin(entry->source());
      // A style replaces the list of a style that it extends.
      std::erase_if(style_.intakes,
                    [&](const Intake& other) { return other.topics == intake.topics; });
      style_.intakes.push_back(std::move(intake));
    }
  }

  // "version", or { name = "version", words = ["release"], why = "the fix differs by version" }.
  static IntakeField read_intake_field(const StyleDocument& document, const toml::node& node) {
    IntakeField field;
    if (const toml::table* details = node.as_table()) {
      document.check_keys(*details, "“ask”", ask_keys);
      field.name =
          document.words(document.required(*details, "name", "an entry of “ask”"), "name").front();
      if (const auto* words = details->get("words")) field.words = document.words(*words, "words");
      if (const auto* why = details->get("why")) field.why = document.string(*why, "why");
    } else if (node.is_string()) {
      field.name = document.words(node, "ask").front();
    } else {
      document.fail(node.source(), "each entry of “ask” must be a string, or { name = \"…\" }");
    }
    return field;
  }

  void read_service_levels(const StyleDocument& document) {
    const toml::node* node = document.root().get("service-level");
    if (node == nullptr) return;
    const toml::table* table = node->as_table();
    if (table == nullptr)
      document.fail(node->source(), "“service-level” must be a table: [service-level]");
    if (table->size() > most_entries)
      document.fail(node->source(), formatted("more than {} entries of [service-level]; name the "
                                              "writers that share one in its “from”",
                                              most_entries));
    bool general = false;
    for (const auto& [key, value] : *table) {
      if (const toml::table* named = value.as_table())
        read_service_level(document, std::string(key.str()), *named);
      else
        general = true;
    }
    if (general) read_service_level(document, "", *table);
  }

  void read_service_level(const StyleDocument& document, const std::string& name,
                          const toml::table& table) {
    auto& levels = style_.service_levels;
    const auto found = std::find_if(levels.begin(), levels.end(),
                                    [&](const ServiceLevel& each) { return each.name == name; });
    ServiceLevel& level = found != levels.end() ? *found : levels.emplace_back();
    level.name = name;
    const std::string where =
        name.empty() ? "[service-level]" : formatted("[service-level.{}]", shown_name(name));
    for (const auto& [key, value] : table) {
      if (name.empty() && value.is_table()) continue;
      read_level_setting(document, level, where, key, value);
      level.origins[std::string(key.str())] = document.origin(key.source());
    }
    if (!name.empty() && level.from.empty())
      document.fail(table.source(),
                    formatted("{} has no “from”; name the writers that it holds for, as in from "
                              "= \"sales@*\"",
                              where));
  }

  static void read_level_setting(const StyleDocument& document, ServiceLevel& level,
                                 std::string_view where, const toml::key& key,
                                 const toml::node& value) {
    const std::string_view name = key.str();
    if (name == "from" && !level.name.empty()) {
      level.from = document.words(value, "from");
    } else if (name == "acknowledge") {
      level.acknowledge = duration(document, value, name);
    } else if (name == "actionable") {
      level.actionable = duration(document, value, name);
    } else if (name == "resolve") {
      level.resolve = duration(document, value, name);
    } else if (name == "hours") {
      std::string problem;
      auto times = parse_service_times(document.string(value, name), problem);
      if (!times) document.fail(value.source(), problem);
      level.hours = std::move(times->hours);
      level.time_zone = std::move(times->time_zone);
    } else if (name == "holidays") {
      level.holidays = days(document, value);
    } else {
      const auto known = std::span(level_keys).subspan(level.name.empty() ? 1 : 0);
      document.fail(key.source(), formatted("unknown key “{}” in {}{}", shown_name(name), where,
                                            suggest_name(name, known)));
    }
  }

  static std::optional<std::int64_t> duration(const StyleDocument& document, const toml::node& node,
                                              std::string_view what) {
    const std::string text = document.string(node, what);
    if (text == "off") return std::nullopt;
    const auto seconds = parse_duration(text);
    if (!seconds)
      document.fail(
          node.source(),
          formatted("“{}”: “{}” is not a duration; write it as 15m, 24h, 3d or 1h30m, or off", what,
                    shown_name(text)));
    return seconds;
  }

  static std::vector<CalendarDay> days(const StyleDocument& document, const toml::node& node) {
    std::vector<CalendarDay> result;
    // TOML has dates of its own: they may be written with or without quotation marks.
    const auto add = [&](const toml::node& entry) {
      std::optional<CalendarDay> day;
      if (const auto* date = entry.as_date())
        day = CalendarDay{date->get().year, date->get().month, date->get().day};
      else
        day = parse_day(document.string(entry, "holidays"));
      if (!day) document.fail(entry.source(), "a holiday must be a day, as in 2026-12-25");
      result.push_back(*day);
    };
    if (const auto* list = node.as_array())
      for (const toml::node& entry : *list) add(entry);
    else
      add(node);
    std::sort(result.begin(), result.end());
    return result;
  }

  void read_customers(const StyleDocument& document) {
    if (!with_customers_) return;
    std::vector<CustomerStyle> own;
    for (const toml::table* entry : document.entries("customers")) {
      document.check_keys(*entry, "[[customers]]", customers_keys);
      CustomerStyle& customer = own.emplace_back();
      const toml::node& address = document.required(*entry, "address", "[[customers]]");
      document.check_addresses(address, "address");
      customer.addresses = document.words(address, "address");
      const toml::node* style = entry->get("style");
      const toml::node* skip = entry->get("skip");
      const bool skipped = skip != nullptr && document.truth(*skip, "skip");
      if ((style != nullptr) == skipped)
        document.fail(entry->source(), "[[customers]] needs either a “style” or skip = true");
      if (style != nullptr) {
        const StyleSource source =
            open(document, document.string(*style, "style"), style->source());
        customer.style = source.name;
        std::shared_ptr<const StyleData>& data = of_customers_[source.identity];
        if (data == nullptr) data = std::make_shared<const StyleData>(read(source, false));
        customer.data = data;
      }
      customer.origin = document.origin(entry->source());
    }
    // What a style says of a customer comes before what its parents say.
    style_.customers.insert(style_.customers.begin(), own.begin(), own.end());
  }

  static void read_list(const StyleDocument& document, std::string_view key, StringList& list) {
    const toml::node* node = document.root().get(key);
    if (node == nullptr) return;
    list.entries = document.words(*node, key);
    list.origin = document.origin(node->source());
  }

  static void read_addresses(const StyleDocument& document, std::string_view key,
                             StringList& list) {
    if (const toml::node* node = document.root().get(key)) document.check_addresses(*node, key);
    read_list(document, key, list);
  }

  void read_rules(const StyleDocument& document) {
    const toml::node* node = document.root().get("rules");
    if (node == nullptr) return;
    const toml::table* settings = node->as_table();
    if (settings == nullptr) document.fail(node->source(), "“rules” must be a table: [rules]");
    StyleMistakes mistakes;
    for (const auto& setting : *settings)
      mistakes.attempt([&] { read_rule(document, setting.first, setting.second); });
    mistakes.raise();
  }

  void read_rule(const StyleDocument& document, const toml::key& key, const toml::node& value) {
    const std::string id(key.str());
    if (!known(id)) document.fail(key.source(), unknown_rule(id));
    RuleSettings& rule = style_.rules[id];
    if (const toml::table* details = value.as_table())
      read_settings(document, id, *details, rule);
    else
      read_severity(document, key, value, rule);
  }

  static void read_severity(const StyleDocument& document, const toml::key& key,
                            const toml::node& value, RuleSettings& rule) {
    if (const auto chosen = document.severity(value, rule.enabled)) rule.severity = chosen;
    rule.origins["severity"] = document.origin(key.source());
  }

  static void read_settings(const StyleDocument& document, const std::string& id,
                            const toml::table& details, RuleSettings& rule) {
    const RuleInfo* info = find_rule(id);
    const auto parameters = info == nullptr ? std::span<const RuleParameter>() : info->parameters;
    for (const auto& [key, value] : details) {
      const std::string name(key.str());
      if (name == "severity") {
        read_severity(document, key, value, rule);
        continue;
      }
      const auto parameter =
          std::find_if(parameters.begin(), parameters.end(),
                       [&](const RuleParameter& candidate) { return candidate.name == name; });
      if (parameter == parameters.end()) {
        std::vector<std::string_view> names = {"severity"};
        for (const RuleParameter& candidate : parameters) names.push_back(candidate.name);
        document.fail(key.source(), formatted("the rule “{}” has no setting “{}”{}", id,
                                              shown_name(name), suggest_name(name, names)));
      }
      rule.parameters[name] = number(document, value, *parameter);
      rule.origins[name] = document.origin(key.source());
    }
  }

  static double number(const StyleDocument& document, const toml::node& node,
                       const RuleParameter& parameter) {
    // A parameter that is 0 or 1 may be written as false or true.
    const bool flag = parameter.minimum == 0 && parameter.maximum == 1;
    if (flag && node.is_boolean()) return node.as_boolean()->get() ? 1 : 0;
    if (!node.is_number())
      document.fail(node.source(), formatted("“{}” must be a number{}", parameter.name,
                                             flag ? ", true or false" : ""));
    const double value = node.value<double>().value_or(std::nan(""));
    if (!(value >= parameter.minimum && value <= parameter.maximum))
      document.fail(node.source(),
                    formatted("“{}” must be from {:g} to {:g}, not {:g}", parameter.name,
                              parameter.minimum, parameter.maximum, value));
    return value;
  }

  [[nodiscard]] bool known(std::string_view id) const {
    const auto named = [&](const auto& entry) { return entry.id == id; };
    return find_rule(id) != nullptr ||
           std::any_of(style_.phrases.begin(), style_.phrases.end(), named) ||
           std::any_of(style_.responses.begin(), style_.responses.end(), named);
  }

  [[nodiscard]] std::string unknown_rule(std::string_view id) const {
    if (std::find(untabled_keys.begin(), untabled_keys.end(), id) != untabled_keys.end())
      return formatted("“{}” is not a rule; it belongs above the first table, such as [rules]", id);
    std::vector<std::string_view> names;
    for (const Rule* rule : all_rules()) names.push_back(rule->id);
    for (const Phrase& phrase : style_.phrases)
      if (phrase.required_by.empty()) names.push_back(phrase.id);
    for (const Response& response : style_.responses) names.push_back(response.id);
    return formatted("unknown rule “{}”{}", shown_name(id),
                     suggest_name(id, names, "“replylint rules” lists them"));
  }

  StyleData& style_;
  bool ids_known_ = true;  // of all phrases, by which [rules] may name them
  bool with_customers_;    // false for a style that another one names for some customers
  std::vector<const StyleSource*> open_;  // being read, the asking one first
  std::set<std::string, std::less<>> done_;
  std::map<std::string, std::shared_ptr<const StyleData>> of_customers_;  // by identity
};

StyleData read(const StyleSource& source, bool with_customers) {
  StyleData style;
  style.name = source.name;
  Reader reader(style, with_customers);
  reader.add(source);
  reader.finish();
  return style;
}

}  // namespace

StyleData read_style(std::string_view name_or_path) {
  return read(open_style(name_or_path), true);
}

StyleData read_style_text(std::string_view toml, std::string_view name) {
  const std::string folder = std::filesystem::path{std::string(name)}.parent_path().string();
  return read({std::string(name), std::string(name), folder, std::string(toml), false}, true);
}

}  // namespace replylint
