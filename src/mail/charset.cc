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

// Letters of another alphabet than Latin are bytes beyond ASCII; of Latin letters a few are.
bool is_beyond_latin(std::string_view bytes) {
  std::size_t beyond = 0;
  std::size_t latin = 0;
  for (const char c : bytes) {
    beyond += static_cast<unsigned char>(c) >= 0x80;
    latin += is_ascii_letter(c);
  }
  return beyond * 3 >= latin;
}

// ICU knows no Thai, and takes it for Chinese. Its vowel signs and tone marks stand behind a
// consonant, which those bytes do not in any other charset.
bool is_thai(std::string_view bytes) {
  constexpr std::size_t least_marks = 2;
  std::size_t marks = 0;
  unsigned before = 0;
  for (const char c : bytes) {
    const unsigned byte = static_cast<unsigned char>(c);
    const bool mark =
        byte == 0xD1 || (byte >= 0xD4 && byte <= 0xDA) || (byte >= 0xE7 && byte <= 0xEE);
    const bool behind_consonant = before >= 0xA1 && before <= 0xCE;
    const bool behind_mark =
        before == 0xD1 || (before >= 0xD4 && before <= 0xDA) || (before >= 0xE7 && before <= 0xEE);
    if (mark && !behind_consonant && !behind_mark) return false;
    if ((byte >= 0x80 && byte < 0xA1) || (byte > 0xDA && byte < 0xDF) || byte > 0xFB) return false;
    marks += mark;
    before = byte;
  }
  return marks >= least_marks;
}

// Nearly all beyond ASCII is of one of the alphabets that have charsets of one byte a letter.
bool is_in_alphabet(std::string_view text) {
  std::size_t letters = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c == 0xFFFD) return false;
    if (c < 0x80 || c == 0xA0) continue;
    const bool alphabet = (c >= 0x370 && c < 0x530) || (c >= 0x590 && c < 0x780);
    ++(alphabet ? letters : others);
  }
  return letters >= 8 * others;
}

// In one of those alphabets a sentence is told where ICU is less sure than it is of Latin ones.
std::optional<std::string> decode_alphabet(std::string_view bytes) {
  constexpr std::size_t enough = 64 * 1024;
  constexpr std::int32_t least = 20;
  constexpr std::string_view charsets[] = {
      "koi8-r",     "windows-1251", "iso-8859-5",   "iso-8859-7", "windows-1253",
      "iso-8859-8", "iso-8859-8-i", "windows-1255", "iso-8859-6", "windows-1256"};
  if (!is_beyond_latin(bytes)) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<std::int32_t>(std::min(bytes.size(), enough)), &error);
  std::int32_t count = 0;
  const UCharsetMatch** matches =
      U_SUCCESS(error) ? ucsdet_detectAll(detector.get(), &count, &error) : nullptr;
  for (std::int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &error);
    if (U_FAILURE(error) || name == nullptr || ucsdet_getConfidence(matches[i], &error) < least)
      break;
    const std::string charset = to_lower(name);
    if (std::find(std::begin(charsets), std::end(charsets), charset) == std::end(charsets))
      continue;
    if (auto text = convert(bytes, charset == "iso-8859-8-i" ? "iso-8859-8" : charset);
        text && is_in_alphabet(*text))
      return text;
  }
  return std::nullopt;
}

std::string canonical(std::string_view charset) {
  std::string name = to_lower(trim(charset));
  for (const Alias& alias : aliases)
    if (alias.name == name) return alias.meaning;
  return name;
}

// True where bytes are UTF-8 with a few broken places rather than something else. Two bytes of
// another charset are UTF-8 by chance now and then; three of them hardly ever, and those of a dash
// or a quotation mark never. `declared` is whether they are said to be UTF-8.
bool mostly_utf8(std::string_view decoded, bool declared) {
  std::size_t broken = 0;
  std::size_t characters = 0;
  std::size_t evidence = 0;
  for (std::size_t i = 0; i < decoded.size();) {
    const char32_t c = next_code_point(decoded, i);
    if (c < 0x80) continue;
    if (c == 0xFFFD) {
      ++broken;
      continue;
    }
    ++characters;
    evidence += c < 0x800 ? 1 : c >= 0x2000 && c < 0x2070 ? 3 : 2;
  }
  return std::max(evidence, declared ? characters : 0) >= 3 * broken;
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
  // Mail from Japan says so by its escapes where it does not by its fields.
  if (charset.empty() && (bytes.find("\x1B$B") != std::string_view::npos ||
                          bytes.find("\x1B$@") != std::string_view::npos))
    if (auto text = convert(bytes, "iso-2022-jp");
        text && text->find("\xEF\xBF\xBD") == std::string::npos)
      return *text;
  if (is_utf8(bytes)) return std::string(bytes);
  if (charset != "utf-8")
    if (auto text = convert(bytes, charset)) return *text;
  if (std::string text = to_utf8(bytes); mostly_utf8(text, charset == "utf-8")) return text;
  if (is_thai(bytes))
    if (auto text = convert(bytes, "windows-874")) return *text;
  if (auto text = convert(bytes, canonical(detect(bytes)))) return *text;
  if (auto text = decode_alphabet(bytes)) return *text;
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
