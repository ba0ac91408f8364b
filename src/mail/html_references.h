// Character references of HTML: "&amp;", "&#8220;", "&#x2019;".
#ifndef REPLYLINT_MAIL_HTML_REFERENCES_H
#define REPLYLINT_MAIL_HTML_REFERENCES_H

#include <cstddef>
#include <string>
#include <string_view>

namespace replylint {

// Decodes the character reference at text[0] == '&' onto `out`; returns its length, or 0 if there
// is none. In attributes a reference without semicolon before a letter, a digit or "=" is none.
std::size_t decode_reference(std::string_view text, bool in_attribute, std::string& out);

[[nodiscard]] std::string decode_attribute(std::string_view value);

}  // namespace replylint

#endif
