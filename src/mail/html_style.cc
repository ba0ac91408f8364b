#include "mail/html_style.h"

#include "text/ascii.h"

namespace replylint {
namespace {

// "0", "0px", "0.0pt", but not "0.8em".
bool is_zero(std::string_view value) {
  std::size_t i = 0;
  while (i < value.size() && (value[i] == '0' || value[i] == '.')) ++i;
  return i > 0 && (i == value.size() || !is_ascii_digit(value[i]));
}

struct Declared : HtmlStyle {
  bool no_height = false;
  bool clips = false;
  bool left_border = false;
};

void apply(std::string_view name, std::string_view value, Declared& style) {
  const auto is = [&](std::string_view lower) { return equals_ignoring_case(value, lower); };
  const auto named = [&](std::string_view lower) { return equals_ignoring_case(name, lower); };
  constexpr std::size_t longest_color = 64;
  if (named("color")) {
    if (!is("inherit") && value.size() <= longest_color) style.color = value;
  } else if (named("display")) {
    style.hidden |= is("none");
  } else if (named("visibility")) {
    style.hidden |= is("hidden") || is("collapse");
  } else if (named("mso-hide")) {
    style.hidden |= is("all");
  } else if (named("opacity")) {
    style.hidden |= is_zero(value);
  } else if (named("font-size")) {
    style.no_size = is_zero(value);
  } else if (named("max-height") || named("height")) {
    style.no_height |= is_zero(value);
  } else if (named("overflow")) {
    style.clips |= is("hidden");
  } else if (named("white-space")) {
    style.preformatted = starts_with_ignoring_case(value, "pre");
    style.collapses = !style.preformatted;
  } else if (named("border-top")) {
    style.border_top = find_ignoring_case(value, "solid") != std::string_view::npos;
  } else if (named("border")) {
    style.no_border = is("none") || is_zero(value);
  } else if (starts_with_ignoring_case(name, "border-left")) {
    style.left_border |= !is("none") && !is_zero(value);
  } else if (named("margin")) {
    style.no_margin = is_zero(value);
  } else if (named("margin-bottom")) {
    style.no_margin = is_zero(value) || starts_with_ignoring_case(value, ".0001");
  }
}

}  // namespace

HtmlStyle parse_style(std::string_view text) {
  Declared style;
  while (!text.empty()) {
    // A semicolon inside quotes or brackets ends no declaration: url(data:image/png;base64,…).
    std::size_t end = 0;
    int brackets = 0;
    char quote = 0;
    for (; end < text.size(); ++end) {
      const char c = text[end];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        ++brackets;
      } else if (c == ')') {
        --brackets;
      } else if (c == ';' && brackets <= 0) {
        break;
      }
    }
    const std::string_view declaration = text.substr(0, end);
    text.remove_prefix(end < text.size() ? end + 1 : end);
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = declaration.substr(colon + 1);
    if (const std::size_t important = value.rfind('!'); important != std::string_view::npos)
      value = value.substr(0, important);
    apply(trim(declaration.substr(0, colon)), trim(value), style);
  }
  style.hidden |= style.no_height && style.clips;
  style.no_border &= !style.left_border;
  return style;
}

}  // namespace replylint
