#include "styles/style_document.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "replylint/style.h"

#include "rules/phrases.h"
#include "styles/nearest_name.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

namespace {

constexpr auto severities =
    std::to_array<std::string_view>({"error", "warning", "suggestion", "on", "off"});

// What stands where something else is expected, in the words of a message.
std::string_view kind_of(const toml::node& node) {
  if (node.is_string()) return "a string";
  if (node.is_number()) return "a number";
  if (node.is_boolean()) return "true or false";
  if (node.is_array()) return "a list";
  return node.is_table() ? "a table" : "a date or time";
}

// Begins what stands for a literal that was taken out; a character of private use.
constexpr std::string_view stand_in = "\xEE\x80\x80";

constexpr std::string_view quotes = "'''";

// What stands between triple quotes, of which the first are at `at`, on one line.
std::optional<std::string_view> literal_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with(quotes)) return std::nullopt;
  const std::size_t start = at + quotes.size();
  std::size_t end = text.find(quotes, start);
  if (end == std::string_view::npos) return std::nullopt;
  // A quotation mark may stand in front of the closing ones.
  while (text.substr(end + quotes.size()).starts_with('\'')) ++end;
  const std::string_view literal = text.substr(start, end - start);
  return literal.find('\n') == std::string_view::npos ? std::optional(literal) : std::nullopt;
}

// Behind the commas, white space and comments that stand between two entries of a list.
std::size_t behind_separators(std::string_view text, std::size_t at) {
  while ((at = std::min(text.find_first_not_of(", \r\n", at), text.size())) < text.size() &&
         text[at] == '#')
    at = std::min(text.find('\n', at), text.size());
  return at;
}

std::optional<Severity> severity_named(std::string_view name) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion})
    if (name == to_string(severity)) return severity;
  return std::nullopt;
}

// No style needs more than three; toml++ recurses once for each, also where it frees them, and
// bounds only how deep values are nested.
constexpr std::size_t most_key_parts = 16;

// Behind a string of TOML that begins at `at`; the end of the line or text where it is not closed.
std::size_t behind_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string triple(3, quote);
  const bool lines = text.substr(at).starts_with(triple);
  for (at += lines ? 3 : 1; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"')
      ++at;
    else if (lines ? text.substr(at).starts_with(triple) : text[at] == quote)
      break;
    else if (text[at] == '\n' && !lines)
      return at;
  }
  at = std::min(at + (lines ? 3 : 1), text.size());
  // Two quotation marks may stand in front of the closing ones.
  for (int i = 0; i < 2 && lines && text.substr(at).starts_with(quote); ++i) ++at;
  return at;
}

// Where a dotted key or the name of a table has too many parts.
std::optional<toml::source_position> find_deep_key(std::string_view text) {
  toml::source_position here{1, 1};
  std::size_t line_start = 0;
  std::size_t dots = 0;  // of the key that is read
  std::size_t key_start = 0;
  bool in_value = false;  // where a dot is one of a number or time
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      const std::size_t end = behind_string(text, at);
      for (; at < end; ++at)
        if (text[at] == '\n') {
          ++here.line;
          line_start = at + 1;
        }
      continue;
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    ++at;
    if (c == '.') {
      if (in_value || ++dots < most_key_parts) continue;
      key_start = text.find_first_not_of(" \t", key_start);
      here.column = static_cast<toml::source_index>(
          count_code_points(text.substr(line_start, key_start - line_start)) + 1);
      return here;
    }
    if (c == '\n') {
      ++here.line;
      line_start = at;
    }
    if (c == '=' || c == ',' || c == '{' || c == '[' || c == '\n') {
      in_value = c == '=';
      dots = 0;
      key_start = at;
    }
  }
  return std::nullopt;
}

// A string ran into the end of its line or of the file, which toml++ calls a control character.
bool is_unclosed_string(std::string_view text, const toml::parse_error& error) {
  const std::string_view description = error.description();
  if (description.find("string") == std::string_view::npos) return false;
  if (description.find("end-of-file") != std::string_view::npos) return true;
  if (description.find("control characters") == std::string_view::npos) return false;
  const toml::source_position place = error.source().begin;
  for (toml::source_index line = 1; line < place.line; ++line)
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  const std::string_view line = text.substr(0, text.find('\n'));
  return place.column > count_code_points(line) - (line.ends_with('\r') ? 1 : 0);
}

}  // namespace

void StyleMistakes::raise() {
  if (errors_.empty()) return;
  // Those without a place are of another file, or of all of this one.
  std::stable_sort(errors_.begin(), errors_.end(), [](const auto& left, const auto& right) {
    return std::pair(left.line(), left.column()) < std::pair(right.line(), right.column());
  });
  StyleError all = errors_.front();
  for (std::size_t i = 1; i < errors_.size(); ++i) {
    all.others_.emplace_back(errors_[i].what());
    all.others_.insert(all.others_.end(), errors_[i].others_.begin(), errors_[i].others_.end());
  }
  throw all;
}

StyleDocument::StyleDocument(const StyleSource& source, std::uint32_t file)
    : source_(source), file_(file), root_(parse()) {}

toml::table StyleDocument::parse() {
  if (!source_.builtin && !is_utf8(source_.text())) fail({}, "is not UTF-8 text");
  if (const auto deep = source_.builtin ? std::nullopt : find_deep_key(source_.text()))
    fail({*deep, *deep, nullptr},
         formatted("a key of more than {} parts; no setting of a style has that many: look for "
                   "dots that belong in quotation marks",
                   most_key_parts));
  try {
    return source_.builtin ? toml::parse(take_out_literals(), source_.name)
                           : toml::parse(source_.text(), source_.name);
  } catch (const toml::parse_error& error) {
    std::string description(error.description());
    std::replace(description.begin(), description.end(), '\n', ' ');
    if (is_unclosed_string(source_.text(), error))
      description = "a string has no closing quotation mark; put one at its end";
    fail(error.source(), description);
  }
}

// Nearly all of the default style is lists of patterns, and toml++ takes well over a hundred
// instructions for each character of them. A test holds the built-in styles to what they come to as
// files.
std::string StyleDocument::take_out_literals() {
  const std::string_view text = source_.text();
  std::string rest;
  std::size_t from = 0;
  for (std::size_t at = text.find(quotes); at != std::string_view::npos;
       at = text.find(quotes, from)) {
    rest += text.substr(from, at - from);
    from = at;
    std::vector<std::string_view> run;
    for (auto literal = literal_at(text, at); literal; literal = literal_at(text, at)) {
      run.push_back(*literal);
      from = at + literal->size() + 2 * quotes.size();
      at = behind_separators(text, from);
    }
    if (run.empty()) {
      // One of several lines stays.
      from = std::min(text.find(quotes, at + quotes.size()), text.size() - quotes.size()) +
             quotes.size();
      rest += text.substr(at, from - at);
      continue;
    }
    rest += formatted("\"{}{}\"", stand_in, literals_.size());
    // So that no line changes its number.
    const std::string_view taken(run.front().data(),
                                 static_cast<std::size_t>(run.back().data() - run.front().data()));
    rest.append(static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n')), '\n');
    literals_.push_back(std::move(run));
  }
  return rest += text.substr(from);
}

const std::vector<std::string_view>* StyleDocument::taken_out(const std::string& text) const {
  if (literals_.empty() || !text.starts_with(stand_in)) return nullptr;
  return &literals_[std::stoul(text.substr(stand_in.size()))];
}

StyleError StyleDocument::error(const toml::source_region& where, std::string_view what) const {
  const std::size_t line = where.begin.line;
  const std::size_t column = where.begin.column;
  const std::string place =
      line == 0 ? source_.name : formatted("{}:{}:{}", source_.name, line, column);
  return {formatted("{}: {}", place, what), source_.name, line, column};
}

void StyleDocument::fail(const toml::source_region& where, std::string_view what) const {
  throw error(where, what);
}

void StyleDocument::check_keys(const toml::table& table, std::string_view where,
                               std::span<const std::string_view> known) const {
  StyleMistakes mistakes;
  for (const auto& [key, value] : table)
    if (std::find(known.begin(), known.end(), key.str()) == known.end())
      mistakes.add(error(key.source(), formatted("unknown key “{}” in {}{}", shown_name(key.str()),
                                                 where, suggest_name(key.str(), known))));
  mistakes.raise();
}

const toml::node& StyleDocument::required(const toml::table& entry, std::string_view key,
                                          std::string_view where) const {
  const toml::node* node = entry.get(key);
  if (node == nullptr) fail(entry.source(), formatted("{} has no “{}”", where, key));
  return *node;
}

std::vector<const toml::table*> StyleDocument::entries(std::string_view key,
                                                       std::size_t most) const {
  std::vector<const toml::table*> result;
  const toml::node* node = root_.get(key);
  if (node == nullptr) return result;
  const auto* list = node->as_array();
  if (list == nullptr) fail(node->source(), formatted("“{0}” must be written as [[{0}]]", key));
  for (const auto& entry : *list) {
    if (!entry.is_table()) fail(entry.source(), formatted("“{0}” must be written as [[{0}]]", key));
    if (result.size() == most)
      fail(entry.source(),
           formatted(
               "more than {} entries of [[{}]]; leave out those that are not needed, or divide "
               "the style into several",
               most, key));
    result.push_back(entry.as_table());
  }
  return result;
}

std::string StyleDocument::string(const toml::node& node, std::string_view what) const {
  if (const auto* value = node.as_string()) {
    const auto* literals = taken_out(value->get());
    return literals == nullptr ? value->get() : std::string(literals->front());
  }
  fail(node.source(), formatted("“{}” must be a string, not {}", what, kind_of(node)));
}

std::vector<StyleDocument::Located> StyleDocument::strings(const toml::node& node,
                                                           std::string_view what) const {
  std::vector<Located> result;
  const auto add = [&](const toml::node& entry) {
    const std::string& text = entry.as_string()->get();
    if (const auto* literals = taken_out(text)) {
      result.reserve(result.size() + literals->size());
      for (const std::string_view literal : *literals)
        result.push_back({std::string(literal), &entry.source()});
    } else {
      result.push_back({text, &entry.source()});
    }
  };
  if (const auto* list = node.as_array()) {
    for (const auto& entry : *list) {
      if (!entry.is_string())
        fail(entry.source(),
             formatted("each entry of “{}” must be a string, not {}", what, kind_of(entry)));
      add(entry);
    }
  } else if (node.is_string()) {
    add(node);
  } else {
    fail(node.source(),
         formatted("“{}” must be a string or a list of strings, not {}", what, kind_of(node)));
  }
  return result;
}

std::vector<std::string> StyleDocument::words(const toml::node& node, std::string_view what) const {
  std::vector<std::string> result;
  for (auto& [text, where] : strings(node, what)) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
      fail(*where, formatted("“{}” is empty", what));
    result.push_back(std::move(text));
  }
  return result;
}

void StyleDocument::check_addresses(const toml::node& node, std::string_view what) const {
  for (const auto& [text, where] : strings(node, what)) {
    const bool fits = text.find_first_of(" \t\r\n<>,;") == std::string::npos &&
                      text.find_first_of("@*") != std::string::npos;
    if (!fits && text.find_first_not_of(" \t\r\n") != std::string::npos)
      fail(*where, formatted("“{}”: “{}” is not an address; write one as in “name@example.com”, or "
                             "“*@example.com” for all of a domain",
                             what, shown_name(text)));
  }
}

std::vector<std::string> StyleDocument::patterns(const toml::node& node,
                                                 std::string_view what) const {
  std::vector<Located> all = strings(node, what);
  std::vector<std::string> result;
  result.reserve(all.size());
  for (auto& [pattern, where] : all) {
    // The patterns of the built-in styles are checked by a test, not at each start.
    if (!source_.builtin) {
      if (pattern.empty()) fail(*where, formatted("“{}” is empty", what));
      if (const std::string error = pattern_error(pattern); !error.empty())
        fail(*where, formatted("“{}”: “{}” is not a valid regular expression (RE2 syntax): {}",
                               what, shown_name(pattern), shown_name(error)));
      pattern = with_composed_letters(pattern);
    }
    result.push_back(std::move(pattern));
  }
  return result;
}

bool StyleDocument::truth(const toml::node& node, std::string_view what) const {
  if (const auto* value = node.as_boolean()) return value->get();
  fail(node.source(), formatted("“{}” must be true or false, not {}", what, kind_of(node)));
}

std::string StyleDocument::id(const toml::table& entry, std::string_view where) const {
  const toml::node& node = required(entry, "id", where);
  std::string id = string(node, "id");
  const bool letters = std::all_of(id.begin(), id.end(), [](char c) {
    return is_ascii_lower(c) || is_ascii_digit(c) || c == '-';
  });
  if (id.empty() || !letters || id.front() == '-' || id.back() == '-')
    fail(node.source(),
         formatted("“id”: “{}” must consist of small letters, digits and inner hyphens",
                   shown_name(id)));
  return id;
}

Severity StyleDocument::severity(const toml::node& node) const {
  const auto* text = node.as_string();
  if (text == nullptr)
    fail(node.source(), "a severity must be a string: error, warning, suggestion");
  if (const auto severity = severity_named(text->get())) return *severity;
  fail(node.source(), formatted("unknown severity “{}”{}", shown_name(text->get()),
                                suggest_name(text->get(), std::span(severities).first(3))));
}

std::optional<Severity> StyleDocument::severity(const toml::node& node,
                                                std::optional<bool>& enabled) const {
  const auto* text = node.as_string();
  if (text == nullptr)
    fail(node.source(), "a severity must be a string: error, warning, suggestion, on or off");
  const std::string& name = text->get();
  if (const auto severity = severity_named(name)) {
    enabled = true;
    return severity;
  }
  if (name != "on" && name != "off")
    fail(node.source(),
         formatted("unknown severity “{}”{}", shown_name(name), suggest_name(name, severities)));
  enabled = name == "on";
  return std::nullopt;
}

}  // namespace replylint
