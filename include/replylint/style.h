// House rules: which rules are on, how grave they are, their parameters, and a team's own
// phrase and response rules.
#ifndef REPLYLINT_STYLE_H
#define REPLYLINT_STYLE_H

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replylint/diagnostic.h"
#include "replylint/export.h"

namespace replylint {

// Of the library, not of its interface.
struct StyleData;
class StyleMistakes;

/// A style that cannot be used. what() is one line: "FILE:LINE:COLUMN: what is wrong; what to do";
/// others() has such a line for each further mistake that was found with it.
class REPLYLINT_EXPORT StyleError : public std::runtime_error {
 public:
  StyleError(const std::string& message, std::string file, std::size_t line, std::size_t column);
  ~StyleError() override;

  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  [[nodiscard]] std::size_t line() const noexcept { return line_; }      ///< from 1; 0: not known
  [[nodiscard]] std::size_t column() const noexcept { return column_; }  ///< from 1; 0: not known
  [[nodiscard]] const std::vector<std::string>& others() const noexcept { return others_; }

 private:
  friend class StyleMistakes;
  std::string file_;
  std::size_t line_;
  std::size_t column_;
  std::vector<std::string> others_;
};

/// A setting as a style resolves it, and where it was made.
struct StyleSetting {
  std::string name;      ///< e.g. "rules.top-posting.deep-thread-depth", "service-level.resolve"
  std::string value;     ///< for people
  std::string file;      ///< a path, or the name of a built-in style; empty: the rule's own default
  std::size_t line = 0;  ///< from 1; 0: the rule's own default
};

/// A resolved style. Immutable; copies share their data; safe to use from several threads.
class REPLYLINT_EXPORT Style {
 public:
  /// A built-in style by its name ("default", "johncompanies"), or a TOML file by its path.
  /// Throws StyleError: unknown name (with the nearest known one), unreadable file, bad content.
  [[nodiscard]] static Style load(std::string_view name_or_path);

  /// A style from TOML text; `name` stands for the file in errors. Throws StyleError.
  [[nodiscard]] static Style parse(std::string_view toml, std::string_view name = "style");

  /// The style in force in a directory: `.replylint.toml` there or in the nearest parent, else
  /// `$XDG_CONFIG_HOME/replylint/config.toml` (or ~/.config), else "default". Throws StyleError.
  [[nodiscard]] static Style find(std::string_view directory);

  /// Names of the built-in styles, sorted.
  [[nodiscard]] static std::vector<std::string> builtin_names();

  /// The TOML of a built-in style, or an empty view.
  [[nodiscard]] static std::string_view builtin_source(std::string_view name) noexcept;

  /// The JSON Schema (draft 7) of styles, which editors check TOML files by: the format, and the
  /// rules of the catalogue with their settings.
  [[nodiscard]] static std::string schema();

  [[nodiscard]] const std::string& name() const noexcept;

  /// The severity of a rule in this style; nothing if it is off or not known.
  [[nodiscard]] std::optional<Severity> severity(std::string_view rule) const;

  /// The ids of the rules that this style adds to the catalogue ([[phrase]], [[response]]),
  /// sorted.
  [[nodiscard]] std::vector<std::string> own_rules() const;

  /// The style with all that it extends, as TOML that extends nothing and reads to the same, where
  /// the files of the styles that [[customers]] name are.
  /// Linear in the size of the style.
  [[nodiscard]] std::string to_toml() const;

  /// All settings, those of the rules first and in the order of the catalogue.
  [[nodiscard]] std::vector<StyleSetting> settings() const;

 private:
  friend const StyleData& data_of(const Style& style) noexcept;
  friend class Linter;
  explicit Style(std::shared_ptr<const StyleData> data) : data_(std::move(data)) {}
  std::shared_ptr<const StyleData> data_;
};

}  // namespace replylint

#endif
