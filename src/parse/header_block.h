// Header fields and separators that mail clients write above a message included without marks.
#ifndef REPLYLINT_PARSE_HEADER_BLOCK_H
#define REPLYLINT_PARSE_HEADER_BLOCK_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "parse/lines.h"

namespace replylint {

struct HeaderBlock {
  std::size_t separator_lines = 0;  // "-----Original Message-----", "Begin forwarded message:"
  std::size_t lines = 0;            // separator and header fields together; 0: there is none
  bool lotus_notes = false;         // "Forwarded by ... on ...", or a name and date above "To:"
  bool dated = false;               // a field or a line of Lotus Notes says when
  bool announced = false;           // a separator says that another message follows
};

// The header block that begins at line `first`, with or without a separator above it: "From: ...
// Sent: ... To: ... Subject: ..." as Outlook, Apple Mail, Gmail and Lotus Notes write it, in some
// thirty languages, also in bold.
[[nodiscard]] HeaderBlock find_header_block(std::string_view body, const std::vector<Line>& lines,
                                            std::size_t first);

// Who wrote the message, by the fields of its header block: "Dana <dana@example.com>"; empty if
// they do not say.
[[nodiscard]] std::string_view sender_in(std::string_view fields);

// What fields begin with, and what separators say.
[[nodiscard]] const PhraseTable& field_name_openings();
[[nodiscard]] const PhraseTable& separator_openings();

}  // namespace replylint

#endif
