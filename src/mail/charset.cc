#include "mail/charset.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "text/ascii.h"
#include "text/utf8.h"

namespace replylint {
namespace {

struct Alias {
  std::string_view name;
  const char* meaning;
};

// What is written, and what browsers and mail programs take it for: the larger charset that its
// writers really use.
constexpr Alias aliases[] = {
    {"ascii", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", ""},
    {"unknown-8bit", ""},
    {"x-unknown", ""},
    {"unknown", ""},
    {"default", ""},
    {"binary", ""},
    {"8bit", ""},
    {"iso-8859-9", "windows-1254"},
    {"tis-620", "windows-874"},
    {"iso-8859-11", "windows-874"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"shift_jis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-7", "utf-7"},
    {"unicode", "utf-16"},
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  if (charset.empty() || charset.size() > 60) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.c_str(), &error));
  if (U_FAILURE(error) || bytes.size() > INT32_MAX / 4) return std::nullopt;
  std::string result(bytes.size() * 3 + 16, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    error = U_ZERO_ERROR;
    ucnv_reset(converter.get());
    const std::int32_t size = ucnv_toAlgorithmic(
        UCNV_UTF8, converter.get(), result.data(), static_cast<std::int32_t>(result.size()),
        bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
      result.resize(static_cast<std::size_t>(size) + 1);
      continue;
    }
    if (U_FAILURE(error)) return std::nullopt;
    result.resize(static_cast<std::size_t>(size));
    return to_utf8(result);
  }
  return std::nullopt;
}

// True for encodings of 7-bit bytes (and of 16 bits): they are valid UTF-8 and mean something else.
bool hides_in_ascii(std::string_view charset) {
  return charset.starts_with("iso-2022") || charset.starts_with("utf-7") ||
         charset.starts_with("hz") || charset.starts_with("utf-16") ||
         charset.starts_with("utf-32");
}

std::string detect(std::string_view bytes) {
  constexpr std::size_t enough = 64 * 1024;
  constexpr std::int32_t convincing = 50;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<std::int32_t>(std::min(bytes.size(), enough)), &error);
  const UCharsetMatch* match = U_SUCCESS(error) ? ucsdet_detect(detector.get(), &error) : nullptr;
  if (U_FAILURE(error) || match == nullptr) return {};
  const std::int32_t confidence = ucsdet_getConfidence(match, &error);
  const char* name = ucsdet_getName(match, &error);
  if (U_FAILURE(error) || confidence < convincing || name == nullptr) return {};
  return to_lower(name);
}

std::string canonical(std::string_view charset) {
  std::string name = to_lower(trim(charset));
  for (const Alias& alias : aliases)
    if (alias.name == name) return alias.meaning;
  return name;
}

// True where bytes said to be UTF-8 are UTF-8 with a few broken places rather than something else.
bool mostly_utf8(std::string_view bytes, std::string_view decoded) {
  std::size_t broken = 0;
  for (std::size_t at = decoded.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = decoded.find("\xEF\xBF\xBD", at + 3))
    ++broken;
  const auto leads =
      static_cast<std::size_t>(std::count_if(decoded.begin(), decoded.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0xC2;
      }));
  return !bytes.empty() && leads >= 3 * broken;
}

}  // namespace

std::string decode_charset(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return to_utf8(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    if (auto text = convert(bytes.substr(2), bytes[0] == '\xFF' ? "utf-16le" : "utf-16be"))
      return *text;
  }
  const std::string charset = canonical(declared);
  if (hides_in_ascii(charset)) {
    if (auto text = convert(bytes, charset)) return *text;
  }
  if (is_utf8(bytes)) return std::string(bytes);
  if (charset == "utf-8") {
    std::string text = to_utf8(bytes);
    if (mostly_utf8(bytes, text)) return text;
  } else if (auto text = convert(bytes, charset)) {
    return *text;
  }
  if (auto text = convert(bytes, canonical(detect(bytes)))) return *text;
  if (auto text = convert(bytes, "windows-1252")) return *text;
  return to_utf8(bytes);
}

std::string_view declared_in_html(std::string_view html) noexcept {
  const std::string_view head = html.substr(0, 4096);
  for (std::size_t at = find_ignoring_case(head, "<meta"); at != std::string_view::npos;
       at = find_ignoring_case(head, "<meta", at + 1)) {
    std::string_view element = head.substr(at);
    element = element.substr(0, element.find('>'));
    std::size_t value = find_ignoring_case(element, "charset");
    if (value == std::string_view::npos) continue;
    value = element.find_first_not_of(" \t\r\n=\"'", value + 7);
    if (value == std::string_view::npos) continue;
    element.remove_prefix(value);
    return element.substr(0, element.find_first_of(" \t\r\n;\"'/>"));
  }
  return {};
}

}  // namespace replylint
