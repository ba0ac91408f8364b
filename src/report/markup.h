// Text in XML and HTML.
#ifndef REPLYLINT_REPORT_MARKUP_H
#define REPLYLINT_REPORT_MARKUP_H

#include <string>
#include <string_view>

namespace replylint {

// Appends text with the characters that mean something in markup as references, in element content
// and in quoted attribute values. Other characters stay as they are.
void append_markup(std::string& out, std::string_view text);

}  // namespace replylint

#endif
