#include "text/utf8.h"

#include <cstdint>

#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include "text/bytes.h"

// ICU's macros convert implicitly.
#pragma GCC diagnostic ignored "-Wconversion"

namespace replylint {

bool is_utf8(std::string_view bytes) noexcept {
  // Most is ASCII.
  if (!has_any(bytes, [](const char* place) { return bytes_at(place); })) return true;
  const auto find_beyond_ascii = [&](std::size_t from) {
    return find_byte(bytes, from, [](Bytes some) { return some; });
  };
  for (std::size_t i = find_beyond_ascii(0); i < bytes.size(); i = find_beyond_ascii(i)) {
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, bytes.size(), c);
    if (c < 0) return false;
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string result;
  result.reserve(bytes.size() + bytes.size() / 8);
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, size, c);
    if (c < 0) {
      result += "\xEF\xBF\xBD";
    } else {
      result.append(bytes, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
  }
  return result;
}

char32_t compose(char32_t letter, char32_t mark) noexcept {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* const nfc = unorm2_getNFCInstance(&error);
  if (U_FAILURE(error)) return 0;
  const UChar32 composed =
      unorm2_composePair(nfc, static_cast<UChar32>(letter), static_cast<UChar32>(mark));
  return composed < 0 ? 0 : static_cast<char32_t>(composed);
}

std::string with_composed_letters(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  char32_t last = 0;
  std::size_t last_start = 0;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    const char32_t composed = last != 0 && is_combining(c) ? compose(last, c) : 0;
    if (composed != 0) {
      result.resize(last_start);
      c = composed;
    }
    last = c;
    last_start = result.size();
    append_code_point(result, c);
  }
  return result;
}

}  // namespace replylint
