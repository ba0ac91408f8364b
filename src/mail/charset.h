// Bytes in any charset to UTF-8.
#ifndef REPLYLINT_MAIL_CHARSET_H
#define REPLYLINT_MAIL_CHARSET_H

#include <string>
#include <string_view>

namespace replylint {

// The bytes as valid UTF-8. Declared charsets are often wrong, so bytes that are valid UTF-8 are
// taken as such unless a 7-bit encoding is declared (ISO-2022-JP, UTF-7); then counts what is
// declared, then what the bytes look like, then windows-1252. What cannot be decoded becomes
// U+FFFD. A byte order mark is removed.
[[nodiscard]] std::string decode_charset(std::string_view bytes, std::string_view declared);

// The charset that a <meta> element near the beginning of an HTML document declares, or "".
[[nodiscard]] std::string_view declared_in_html(std::string_view html) noexcept;

}  // namespace replylint

#endif
