// The few properties of an inline style that change what a reader sees.
#ifndef REPLYLINT_MAIL_HTML_STYLE_H
#define REPLYLINT_MAIL_HTML_STYLE_H

#include <optional>
#include <string>
#include <string_view>

namespace replylint {

struct HtmlStyle {
  std::string color;            // as written; empty if none is set
  bool hidden = false;          // with all inside it
  std::optional<bool> no_size;  // font-size: 0; elements inside may set a size again
  bool preformatted = false;    // white-space: pre, pre-wrap, pre-line
  bool collapses = false;       // white-space: normal, nowrap
  bool border_top = false;      // the line above Outlook's reply header
  bool no_margin = false;
  bool no_border = false;  // none is wanted, and none is drawn on the left
};

[[nodiscard]] HtmlStyle parse_style(std::string_view style);

}  // namespace replylint

#endif
