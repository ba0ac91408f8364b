// What stands at the end of one writer's text: the closing, the signature, the footers below it.
#ifndef REPLYLINT_PARSE_SIGN_OFF_H
#define REPLYLINT_PARSE_SIGN_OFF_H

#include <cstddef>
#include <string_view>

#include "parse/body.h"

namespace replylint {

// Each of these looks for one thing at the end of the lines [first, end), says in the roles of its
// lines what they are, and returns where the text above them ends; `end` if it is not there.

// A signature behind a delimiter such as "-- ". `is_last`: no more of the writer's text follows.
std::size_t cut_signature(Body& body, std::size_t first, std::size_t end, bool is_last);

// The names of attached files with which programs end a message: " - report.pdf".
std::size_t cut_attachments(Body& body, std::size_t first, std::size_t end);

// What lists, programs and companies add.
std::size_t cut_footer(Body& body, std::size_t first, std::size_t end);

// The closing and what stands below it. `text_above`: there is text of the writer's above `first`.
std::size_t cut_sign_off(Body& body, std::size_t first, std::size_t end, bool is_last,
                         bool text_above);

// A name, or a name and contact lines, that no closing announces. `quote_above`: a quote stands
// above `first`.
std::size_t cut_unannounced_signature(Body& body, std::size_t first, std::size_t end,
                                      bool quote_above);

// A sentence or a part of one, in contrast to the short lines of a signature.
[[nodiscard]] bool is_sentence(std::string_view text);

// "PS: ...", "P.S. ...", "[1] https://..."
[[nodiscard]] bool is_postscript(std::string_view text);

}  // namespace replylint

#endif
