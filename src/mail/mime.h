// A MIME message by GMime.
#ifndef REPLYLINT_MAIL_MIME_H
#define REPLYLINT_MAIL_MIME_H

#include <optional>
#include <string>
#include <string_view>

#include "replylint/message.h"

#include "mail/header_section.h"

namespace replylint {

// `bytes` begin with the header fields of `block`; lines end in LF or CR LF.
[[nodiscard]] Message parse_mime(std::string_view bytes, const HeaderSection& block);

enum class TransferEncoding { none, quoted_printable, base64 };

// The part of a message that its body was read from, as it stands in the bytes.
struct TextPart {
  std::size_t start = 0;
  std::size_t end = 0;
  TransferEncoding encoding = TransferEncoding::none;
  std::string charset;  // as declared; empty: none
  bool flowed = false;
};

// Nothing unless the whole body is one part of plain text, and no other part depends on it.
[[nodiscard]] std::optional<TextPart> find_text_part(std::string_view bytes,
                                                     const HeaderSection& block);

}  // namespace replylint

#endif
