#include "styles/style_reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "replylint/style.h"

#include "rules/phrases.h"
#include "rules/rule.h"
#include "styles/nearest_name.h"
#include "text/utf8.h"

namespace replylint {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{4} << 20U;

[[noreturn]] void fail(const std::string& file, const toml::source_region& source,
                       std::string_view what) {
  const std::size_t line = source.begin.line;
  const std::size_t column = source.begin.column;
  const std::string place = line == 0 ? file : fmt::format("{}:{}:{}", file, line, column);
  throw StyleError(fmt::format("{}: {}", place, what), file, line, column);
}

[[noreturn]] void fail(const std::string& file, std::string_view what) {
  fail(file, toml::source_region{}, what);
}

// A name as the user wrote it, for a message of one line.
std::string shown(std::string_view name) {
  std::string result;
  for (const char c : name.substr(0, 60)) result += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return (name.size() > 60 ? to_utf8(result) + "…" : result);
}

std::string read_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) fail(path, "there is no such file");
  if (fs::is_directory(status)) fail(path, "is a directory, not a style file");
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path, "cannot be read; check its permissions");
  std::string contents;
  char buffer[4096];
  while (file.read(buffer, sizeof buffer), file.gcount() > 0) {
    contents.append(buffer, static_cast<std::size_t>(file.gcount()));
    if (contents.size() > largest_file) fail(path, "is larger than 4 MB, so it is no style file");
  }
  if (file.bad()) fail(path, "cannot be read");
  return contents;
}

bool is_path(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".toml");
}

// Where the text of a style comes from.
struct Source {
  std::string name;      // for errors and reports
  std::string identity;  // the same file or built-in style has the same one
  std::string folder;    // parents are looked for from here
  std::string text;
  bool builtin = false;
};

Source open_source(std::string_view name, const std::string& folder, const std::string& asking,
                   const toml::source_region& where) {
  if (!is_path(name)) {
    const std::string_view text = Style::builtin_source(name);
    if (text.data() == nullptr) {
      const std::vector<std::string> names = Style::builtin_names();
      const std::vector<std::string_view> known(names.begin(), names.end());
      fail(asking.empty() ? std::string(name) : asking, where,
           fmt::format(
               "there is no built-in style '{}'{}{}", shown(name), suggest_name(name, known),
               nearest_name(name, known).empty() ? " (a file is given as ./NAME.toml)" : ""));
    }
    return {std::string(name), "built-in " + std::string(name), "", std::string(text), true};
  }
  fs::path path{std::string(name)};
  if (path.is_relative() && !folder.empty()) path = fs::path(folder) / path;
  std::string text;
  try {
    text = read_file(path.string());
  } catch (const StyleError& error) {
    if (asking.empty()) throw;
    fail(asking, where, error.what());
  }
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return {path.string(), error ? path.string() : canonical.string(), path.parent_path().string(),
          std::move(text), false};
}

class Reader {
 public:
  explicit Reader(StyleData& style) : style_(style) {}

  // Adds a style and, before it, all it extends; each of them once.
  void add(const Source& source) {
    const toml::table table = parse(source);
    check_keys(source.name, table, "a style", top_keys);
    open_.push_back(&source);
    add_parents(source, table);
    read_phrases(source, table);
    read_responses(source, table);
    read_rules(source, table);
    open_.pop_back();
    done_.insert(source.identity);
  }

 private:
  static constexpr std::string_view top_keys[] = {"extends", "rules", "phrase", "response"};
  static constexpr std::string_view phrase_keys[] = {"id",      "pattern", "message",
                                                     "replace", "unless",  "severity"};
  static constexpr std::string_view response_keys[] = {
      "id", "topic", "when", "require", "require-block", "suggest", "severity"};
  static constexpr std::string_view severities[] = {"error", "warning", "suggestion", "on", "off"};

  static toml::table parse(const Source& source) {
    if (!is_utf8(source.text)) fail(source.name, "is not UTF-8 text");
    try {
      return toml::parse(source.text, source.name);
    } catch (const toml::parse_error& error) {
      fail(source.name, error.source(), shown_error(error.description()));
    }
  }

  static std::string shown_error(std::string_view description) {
    std::string result(description);
    std::replace(result.begin(), result.end(), '\n', ' ');
    return result;
  }

  static void check_keys(const std::string& file, const toml::table& table, std::string_view where,
                         std::span<const std::string_view> known) {
    for (const auto& [key, value] : table)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        fail(file, key.source(),
             fmt::format("unknown key '{}' in {}{}", shown(key.str()), where,
                         suggest_name(key.str(), known)));
  }

  void add_parents(const Source& source, const toml::table& table) {
    const toml::node* extends = table.get("extends");
    // What a team writes is added to the default style unless it says otherwise.
    if (extends == nullptr) {
      if (!source.builtin) add_parent(source, "default", table.source());
      return;
    }
    for (const auto& [name, where] : strings(source.name, *extends, "extends"))
      add_parent(source, name, where);
  }

  void add_parent(const Source& child, const std::string& name, const toml::source_region& where) {
    const Source parent = open_source(name, child.folder, child.name, where);
    if (done_.contains(parent.identity)) return;
    const auto open = std::find_if(open_.begin(), open_.end(), [&](const Source* source) {
      return source->identity == parent.identity;
    });
    if (open != open_.end()) {
      std::string circle;
      for (auto source = open; source != open_.end(); ++source) circle += (*source)->name + " → ";
      fail(child.name, where, "a style cannot extend itself: " + circle + parent.name);
    }
    if (open_.size() > 50) fail(child.name, where, "more than 50 styles extend one another");
    add(parent);
  }

  struct Located {
    std::string text;
    toml::source_region where;
  };

  static std::string string(const std::string& file, const toml::node& node,
                            std::string_view what) {
    if (const auto* text = node.as_string()) return text->get();
    fail(file, node.source(), fmt::format("{} must be a string", what));
  }

  // A string, or a list of strings.
  static std::vector<Located> strings(const std::string& file, const toml::node& node,
                                      std::string_view what) {
    std::vector<Located> result;
    if (const auto* list = node.as_array()) {
      for (const auto& entry : *list) result.push_back({string(file, entry, what), entry.source()});
    } else if (node.is_string()) {
      result.push_back({string(file, node, what), node.source()});
    } else {
      fail(file, node.source(), fmt::format("{} must be a string or a list of strings", what));
    }
    return result;
  }

  static std::vector<std::string> patterns(const Source& source, const toml::node& node,
                                           std::string_view what) {
    std::vector<std::string> result;
    for (auto& [pattern, where] : strings(source.name, node, what)) {
      // The patterns of the built-in styles are checked by a test, not at each start.
      if (!source.builtin) {
        if (pattern.empty()) fail(source.name, where, fmt::format("{} is empty", what));
        if (const std::string error = pattern_error(pattern); !error.empty())
          fail(source.name, where,
               fmt::format("{} '{}' is no regular expression (RE2 syntax): {}", what,
                           shown(pattern), error));
      }
      result.push_back(std::move(pattern));
    }
    return result;
  }

  static std::optional<Severity> severity(const std::string& file, const toml::node& node,
                                          std::optional<bool>* enabled) {
    const auto* text = node.as_string();
    if (text == nullptr)
      fail(file, node.source(),
           "a severity must be a string: error, warning, suggestion" +
               std::string(enabled != nullptr ? ", on or off" : ""));
    const std::string& name = text->get();
    for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
      if (name != to_string(severity)) continue;
      if (enabled != nullptr) *enabled = true;
      return severity;
    }
    if (enabled != nullptr && (name == "on" || name == "off")) {
      *enabled = name == "on";
      return std::nullopt;
    }
    fail(file, node.source(),
         fmt::format("unknown severity '{}'{}", shown(name),
                     suggest_name(name, enabled != nullptr ? std::span(severities)
                                                           : std::span(severities).first(3))));
  }

  // The entries of [[phrase]] or [[response]].
  static std::vector<const toml::table*> entries(const std::string& file, const toml::table& table,
                                                 const char* key) {
    std::vector<const toml::table*> result;
    const toml::node* node = table.get(key);
    if (node == nullptr) return result;
    const auto* list = node->as_array();
    if (list == nullptr)
      fail(file, node->source(), fmt::format("'{0}' must be written as [[{0}]]", key));
    for (const auto& entry : *list) {
      if (!entry.is_table())
        fail(file, entry.source(), fmt::format("'{0}' must be written as [[{0}]]", key));
      result.push_back(entry.as_table());
    }
    return result;
  }

  static const toml::node& required(const std::string& file, const toml::table& entry,
                                    std::string_view key, std::string_view where) {
    const toml::node* node = entry.get(key);
    if (node == nullptr) fail(file, entry.source(), fmt::format("{} has no {}", where, key));
    return *node;
  }

  static std::string id_of(const std::string& file, const toml::table& entry,
                           std::string_view where) {
    const toml::node& node = required(file, entry, "id", where);
    std::string id = string(file, node, "id");
    const bool letters = std::all_of(id.begin(), id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (id.empty() || !letters || id.front() == '-' || id.back() == '-')
      fail(file, node.source(),
           fmt::format("id '{}' must be of small letters, digits and inner hyphens", shown(id)));
    return id;
  }

  void read_phrases(const Source& source, const toml::table& table) {
    const std::string& file = source.name;
    for (const toml::table* entry : entries(file, table, "phrase")) {
      check_keys(file, *entry, "[[phrase]]", phrase_keys);
      Phrase& phrase = style_.phrases.emplace_back();
      phrase.id = id_of(file, *entry, "[[phrase]]");
      phrase.patterns =
          patterns(source, required(file, *entry, "pattern", "[[phrase]]"), "pattern");
      if (const auto* node = entry->get("message")) phrase.message = string(file, *node, "message");
      if (const auto* node = entry->get("replace")) phrase.replace = string(file, *node, "replace");
      if (const auto* node = entry->get("unless"))
        phrase.unless = patterns(source, *node, "unless");
      if (const auto* node = entry->get("severity"))
        phrase.severity = severity(file, *node, nullptr);
    }
  }

  void read_responses(const Source& source, const toml::table& table) {
    const std::string& file = source.name;
    for (const toml::table* entry : entries(file, table, "response")) {
      check_keys(file, *entry, "[[response]]", response_keys);
      Response response;
      response.id = id_of(file, *entry, "[[response]]");
      if (find_rule(response.id) != nullptr)
        fail(file, entry->get("id")->source(),
             fmt::format("'{}' is a rule of the catalogue; give the response an id of its own",
                         response.id));
      for (auto& topic : strings(file, required(file, *entry, "topic", "[[response]]"), "topic"))
        response.topics.push_back(std::move(topic.text));
      if (const auto* node = entry->get("require"))
        response.require = patterns(source, *node, "require");
      if (const auto* node = entry->get("require-block")) {
        if (string(file, *node, "require-block") != "preformatted")
          fail(file, node->source(), "require-block must be \"preformatted\"");
        response.require_preformatted = true;
      }
      if (response.require.empty() && !response.require_preformatted)
        fail(file, entry->source(), "[[response]] has no require");
      if (const auto* node = entry->get("when")) {
        static constexpr std::string_view whens[] = {"done", "always"};
        response.when = string(file, *node, "when");
        if (std::find(std::begin(whens), std::end(whens), response.when) == std::end(whens))
          fail(file, node->source(),
               fmt::format("unknown when '{}'{}", shown(response.when),
                           suggest_name(response.when, whens)));
      }
      if (const auto* node = entry->get("suggest"))
        response.suggest = string(file, *node, "suggest");
      if (const auto* node = entry->get("severity"))
        response.severity = severity(file, *node, nullptr);
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
      style_.responses.push_back(std::move(response));
    }
  }

  void read_rules(const Source& source, const toml::table& table) {
    const std::string& file = source.name;
    const toml::node* node = table.get("rules");
    if (node == nullptr) return;
    const toml::table* settings = node->as_table();
    if (settings == nullptr) fail(file, node->source(), "'rules' must be a table: [rules]");
    for (const auto& [key, value] : *settings) {
      const std::string id(key.str());
      if (!known(id)) fail(file, key.source(), unknown_rule(id));
      RuleSettings& rule = style_.rules[id];
      if (const toml::table* details = value.as_table()) {
        read_settings(file, id, *details, rule);
      } else {
        const std::optional<Severity> chosen = severity(file, value, &rule.enabled);
        if (chosen) rule.severity = chosen;
      }
    }
  }

  static void read_settings(const std::string& file, const std::string& id,
                            const toml::table& details, RuleSettings& rule) {
    const RuleInfo* info = find_rule(id);
    const auto parameters = info == nullptr ? std::span<const RuleParameter>() : info->parameters;
    for (const auto& [key, value] : details) {
      if (key.str() == "severity") {
        const std::optional<Severity> chosen = severity(file, value, &rule.enabled);
        if (chosen) rule.severity = chosen;
        continue;
      }
      const auto parameter =
          std::find_if(parameters.begin(), parameters.end(),
                       [&](const RuleParameter& candidate) { return candidate.name == key.str(); });
      if (parameter == parameters.end()) {
        std::vector<std::string_view> names = {"severity"};
        for (const RuleParameter& candidate : parameters) names.push_back(candidate.name);
        fail(file, key.source(),
             fmt::format("rule '{}' has no setting '{}'{}", id, shown(key.str()),
                         suggest_name(key.str(), names)));
      }
      rule.parameters[std::string(key.str())] = number(file, value, *parameter);
    }
  }

  static double number(const std::string& file, const toml::node& node,
                       const RuleParameter& parameter) {
    // A parameter that is 0 or 1 may be written as false or true.
    const bool flag = parameter.minimum == 0 && parameter.maximum == 1;
    if (flag && node.is_boolean()) return node.as_boolean()->get() ? 1 : 0;
    if (!node.is_number())
      fail(file, node.source(),
           fmt::format("{} must be a number{}", parameter.name, flag ? ", true or false" : ""));
    const double value = node.value<double>().value_or(std::nan(""));
    if (!(value >= parameter.minimum && value <= parameter.maximum))
      fail(file, node.source(),
           fmt::format("{} must be from {:g} to {:g}, not {:g}", parameter.name, parameter.minimum,
                       parameter.maximum, value));
    return value;
  }

  [[nodiscard]] bool known(std::string_view id) const {
    const auto named = [&](const auto& entry) { return entry.id == id; };
    return find_rule(id) != nullptr ||
           std::any_of(style_.phrases.begin(), style_.phrases.end(), named) ||
           std::any_of(style_.responses.begin(), style_.responses.end(), named);
  }

  [[nodiscard]] std::string unknown_rule(std::string_view id) const {
    std::vector<std::string_view> names;
    for (const Rule* rule : all_rules()) names.push_back(rule->id);
    for (const Phrase& phrase : style_.phrases)
      if (phrase.required_by.empty()) names.push_back(phrase.id);
    for (const Response& response : style_.responses) names.push_back(response.id);
    const std::string_view nearest = nearest_name(id, names);
    return fmt::format("unknown rule '{}'{}", shown(id),
                       nearest.empty() ? "; `replylint rules` lists the known ones"
                                       : fmt::format("; did you mean '{}'?", nearest));
  }

  StyleData& style_;
  std::vector<const Source*> open_;  // being read, the asking one first
  std::set<std::string, std::less<>> done_;
};

StyleData read(const Source& source) {
  StyleData style;
  style.name = source.name;
  Reader(style).add(source);
  return style;
}

}  // namespace

StyleData read_style(std::string_view name_or_path) {
  return read(open_source(name_or_path, "", "", {}));
}

StyleData read_style_text(std::string_view toml, std::string_view name) {
  const std::string folder = fs::path{std::string(name)}.parent_path().string();
  return read({std::string(name), std::string(name), folder, std::string(toml), false});
}

}  // namespace replylint
