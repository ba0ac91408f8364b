// TOML to StyleData.
#ifndef REPLYLINT_STYLES_STYLE_READER_H
#define REPLYLINT_STYLES_STYLE_READER_H

#include <string_view>

#include "styles/style_data.h"

namespace replylint {

// The style of that name (built-in) or path, with all that it extends. Throws StyleError.
[[nodiscard]] StyleData read_style(std::string_view name_or_path);

// The same from TOML text; `name` stands for the file. Throws StyleError.
[[nodiscard]] StyleData read_style_text(std::string_view toml, std::string_view name);

}  // namespace replylint

#endif
