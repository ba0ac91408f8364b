// The TOML of one style, taken apart with every word checked.
#ifndef REPLYLINT_STYLES_STYLE_DOCUMENT_H
#define REPLYLINT_STYLES_STYLE_DOCUMENT_H

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// toml++ asserts that a key begins as one before it looks whether it does: "[#" would abort.
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>

#include "replylint/style.h"

#include "styles/style_data.h"
#include "styles/style_source.h"

namespace replylint {

// Mistakes of a style, to be told together.
class StyleMistakes {
 public:
  void add(StyleError error) { errors_.push_back(std::move(error)); }
  // Goes on after what `read` throws. False if it did.
  template <typename Read>
  bool attempt(const Read& read) {
    try {
      read();
      return true;
    } catch (const StyleError& error) {
      add(error);
      return false;
    }
  }
  // Throws all of them as one, in the order of the file; nothing if there are none.
  void raise();

 private:
  std::vector<StyleError> errors_;
};

// Each member throws StyleError, with file, line and column, for what a style may not say there.
class StyleDocument {
 public:
  // `file` is the index of the source in StyleData::files.
  StyleDocument(const StyleSource& source, std::uint32_t file);

  [[nodiscard]] const StyleSource& source() const noexcept { return source_; }
  [[nodiscard]] const toml::table& root() const noexcept { return root_; }
  [[nodiscard]] Origin origin(const toml::source_region& where) const noexcept {
    return {file_, where.begin.line};
  }

  [[noreturn]] void fail(const toml::source_region& where, std::string_view what) const;
  [[nodiscard]] StyleError error(const toml::source_region& where, std::string_view what) const;

  // Throws one error for all unknown keys. `where` names the table in the message, e.g.
  // "[[phrase]]".
  void check_keys(const toml::table& table, std::string_view where,
                  std::span<const std::string_view> known) const;
  [[nodiscard]] const toml::node& required(const toml::table& entry, std::string_view key,
                                           std::string_view where) const;
  // The entries of an array of tables, e.g. [[phrase]]. Throws where there are more than `most`.
  static constexpr std::size_t any_number = static_cast<std::size_t>(-1);
  [[nodiscard]] std::vector<const toml::table*> entries(std::string_view key,
                                                        std::size_t most = any_number) const;

  struct Located {
    std::string text;
    const toml::source_region* where;
  };

  // `what` names the value in the message.
  [[nodiscard]] std::string string(const toml::node& node, std::string_view what) const;
  // A string, or a list of strings.
  [[nodiscard]] std::vector<Located> strings(const toml::node& node, std::string_view what) const;
  // The same without places; none of them empty.
  [[nodiscard]] std::vector<std::string> words(const toml::node& node, std::string_view what) const;
  // Throws where one of these strings is no address: a name and a domain, or a pattern with “*”.
  void check_addresses(const toml::node& node, std::string_view what) const;
  // Regular expressions.
  [[nodiscard]] std::vector<std::string> patterns(const toml::node& node,
                                                  std::string_view what) const;
  [[nodiscard]] bool truth(const toml::node& node, std::string_view what) const;
  // The id of an entry.
  [[nodiscard]] std::string id(const toml::table& entry, std::string_view where) const;

  [[nodiscard]] Severity severity(const toml::node& node) const;
  // A severity, or "on" or "off", which set `enabled` only.
  [[nodiscard]] std::optional<Severity> severity(const toml::node& node,
                                                 std::optional<bool>& enabled) const;

 private:
  [[nodiscard]] toml::table parse();
  // The text of a built-in style with a short stand-in for each run of literals, which are what it
  // has between triple quotes.
  [[nodiscard]] std::string take_out_literals();
  // Those for which the text stands; nullptr: for none.
  [[nodiscard]] const std::vector<std::string_view>* taken_out(const std::string& text) const;

  const StyleSource& source_;
  std::uint32_t file_;
  std::vector<std::vector<std::string_view>> literals_;  // the runs that were taken out
  toml::table root_;
};

}  // namespace replylint

#endif
