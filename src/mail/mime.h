// A MIME message by GMime.
#ifndef REPLYLINT_MAIL_MIME_H
#define REPLYLINT_MAIL_MIME_H

#include <string_view>

#include "replylint/message.h"

#include "mail/header_block.h"

namespace replylint {

// `bytes` begin with the header fields of `block`; lines end in LF or CR LF.
[[nodiscard]] Message parse_mime(std::string_view bytes, const HeaderBlock& block);

}  // namespace replylint

#endif
