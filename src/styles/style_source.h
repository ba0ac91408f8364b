// Where the text of a style comes from.
#ifndef REPLYLINT_STYLES_STYLE_SOURCE_H
#define REPLYLINT_STYLES_STYLE_SOURCE_H

#include <string>
#include <string_view>

#include "replylint/style.h"

namespace replylint {

struct StyleSource {
  std::string name;      // for errors and reports
  std::string identity;  // the same file or built-in style has the same one
  std::string folder;    // the styles that it names are looked for from here
  std::string contents;  // of a file
  bool builtin = false;

  [[nodiscard]] std::string_view text() const noexcept {
    return builtin ? Style::builtin_source(name) : contents;
  }
};

// A built-in style by its name, or a file by its path, from `folder` if it is relative. Throws
// StyleError without a place.
[[nodiscard]] StyleSource open_style(std::string_view name_or_path, const std::string& folder = {});

// A name as the user wrote it, for a message of one line.
[[nodiscard]] std::string shown_name(std::string_view name);

}  // namespace replylint

#endif
