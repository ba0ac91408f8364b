#include "report/markup.h"

namespace replylint {

void append_markup(std::string& out, std::string_view text) {
  std::size_t plain = 0;  // where the stretch begins that needs no reference
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view reference;
    switch (text[i]) {
      case '&':
        reference = "&amp;";
        break;
      case '<':
        reference = "&lt;";
        break;
      case '>':
        reference = "&gt;";
        break;
      case '"':
        reference = "&quot;";
        break;
      case '\'':
        reference = "&#39;";
        break;
      default:
        continue;
    }
    out += text.substr(plain, i - plain);
    out += reference;
    plain = i + 1;
  }
  out += text.substr(plain);
}

}  // namespace replylint
