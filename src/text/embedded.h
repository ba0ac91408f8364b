// Files compiled into the library: built-in styles, rule pages, learned tables.
#ifndef REPLYLINT_TEXT_EMBEDDED_H
#define REPLYLINT_TEXT_EMBEDDED_H

#include <span>
#include <string_view>

namespace replylint {

struct EmbeddedFile {
  std::string_view name;      // the file's name without its folder and extension
  std::string_view contents;  // static storage
};

// One function for each replylint_embed() call of src/CMakeLists.txt, sorted by name.
std::span<const EmbeddedFile> embedded_styles();
std::span<const EmbeddedFile> embedded_rule_pages();
std::span<const EmbeddedFile> embedded_models();
std::span<const EmbeddedFile> embedded_page_styles();
std::span<const EmbeddedFile> embedded_style_schema();
std::span<const EmbeddedFile> embedded_phrase_literals();

}  // namespace replylint

#endif
