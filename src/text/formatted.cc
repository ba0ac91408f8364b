#define FMT_HEADER_ONLY
#include "text/formatted.h"

#include <iterator>

#include <fmt/format.h>

namespace replylint {

std::string format_arguments(fmt::string_view form, fmt::format_args arguments) {
  return fmt::vformat(form, arguments);
}

void append_arguments(std::string& text, fmt::string_view form, fmt::format_args arguments) {
  fmt::vformat_to(std::back_inserter(text), form, arguments);
}

}  // namespace replylint
