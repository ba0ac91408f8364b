// format=flowed: paragraphs that were broken into lines for transport (RFC 3676).
#ifndef REPLYLINT_MAIL_FLOWED_H
#define REPLYLINT_MAIL_FLOWED_H

#include <string>
#include <string_view>

namespace replylint {

// The text with flowed lines joined and space-stuffing removed. Quoted lines keep their marks,
// ("> text", ">> text"); lines of different quote depth are never joined, nor is "-- ".
[[nodiscard]] std::string unflow(std::string_view text, bool delete_space);

}  // namespace replylint

#endif
