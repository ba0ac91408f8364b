#include "mail/html_references.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <vector>

#include <libxml/HTMLparser.h>
#include <unicode/utf8.h>

#include "mail/charset.h"
#include "text/ascii.h"
#include "text/utf8.h"

// Deprecated by libxml2 2.14, without another way to the names of HTML 4.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace replylint {
namespace {

struct NamedReference {
  std::string_view name;
  char32_t code_point;
};

// libxml2 knows the names of HTML 4. These are the ones of HTML 5 that mail programs and help desks
// write, those of ASCII characters above all ("Hi Dana&comma;"). Sorted by name.
constexpr NamedReference names_of_html5[] = {
    {"Hat", '^'},       {"NewLine", '\n'},  {"Tab", '\t'},     {"UnderBar", '_'}, {"ast", '*'},
    {"bsol", '\\'},     {"bullet", 0x2022}, {"check", 0x2713}, {"colon", ':'},    {"comma", ','},
    {"commat", '@'},    {"dollar", '$'},    {"equals", '='},   {"excl", '!'},     {"grave", '`'},
    {"hyphen", 0x2010}, {"lbrace", '{'},    {"lbrack", '['},   {"lcub", '{'},     {"lowbar", '_'},
    {"lpar", '('},      {"lsqb", '['},      {"num", '#'},      {"percnt", '%'},   {"period", '.'},
    {"plus", '+'},      {"quest", '?'},     {"rbrace", '}'},   {"rbrack", ']'},   {"rcub", '}'},
    {"rpar", ')'},      {"rsqb", ']'},      {"semi", ';'},     {"sol", '/'},      {"star", 0x2606},
    {"starf", 0x2605},  {"verbar", '|'},    {"vert", '|'},
};

constexpr std::size_t longest_name = 16;

// 0 if there is no such name.
char32_t find_name(std::string_view name) {
  std::array<xmlChar, longest_name + 1> terminated{};
  std::copy(name.begin(), name.end(), terminated.begin());
  if (const htmlEntityDesc* entity = htmlEntityLookup(terminated.data())) return entity->value;
  const auto* found = std::lower_bound(
      std::begin(names_of_html5), std::end(names_of_html5), name,
      [](const NamedReference& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(names_of_html5) && found->name == name ? found->code_point : 0;
}

// As in browsers: the names that are older than the rule that a semicolon ends a reference.
const std::vector<NamedReference>& names_without_semicolon() {
  static const std::vector<NamedReference> names = [] {
    std::vector<NamedReference> result = {
        {"amp", '&'}, {"AMP", '&'},  {"lt", '<'},   {"LT", '<'},    {"gt", '>'},
        {"GT", '>'},  {"quot", '"'}, {"QUOT", '"'}, {"COPY", 0xA9}, {"REG", 0xAE},
    };
    for (unsigned code_point = 0xA0; code_point <= 0xFF; ++code_point)
      if (const htmlEntityDesc* entity = htmlEntityValueLookup(code_point))
        result.push_back({entity->name, code_point});
    return result;
  }();
  return names;
}

int digit_value(char c, int base) {
  return base == 16 || is_ascii_digit(c) ? hex_value(c) : -1;
}

std::size_t decode_number(std::string_view text, std::string& out) {
  std::size_t at = 2;
  int base = 10;
  if (at < text.size() && to_lower(text[at]) == 'x') {
    base = 16;
    ++at;
  }
  const std::size_t first = at;
  char32_t number = 0;
  for (; at < text.size() && digit_value(text[at], base) >= 0; ++at) {
    const auto digit = static_cast<char32_t>(digit_value(text[at], base));
    number = std::min<char32_t>(number * static_cast<char32_t>(base) + digit, 0x110000);
  }
  if (at == first) return 0;
  if (at < text.size() && text[at] == ';') ++at;
  if (number >= 0x80 && number < 0xA0) {
    // On the web these numbers mean the bytes of windows-1252.
    const char byte = static_cast<char>(number);
    out += decode_charset({&byte, 1}, "windows-1252");
  } else {
    const bool is_character = number != 0 && number <= 0x10FFFF && !U_IS_SURROGATE(number);
    append_code_point(out, is_character ? number : 0xFFFD);
  }
  return at;
}

}  // namespace

std::size_t decode_reference(std::string_view text, bool in_attribute, std::string& out) {
  if (text.size() < 2) return 0;
  if (text[1] == '#') return decode_number(text, out);
  std::size_t end = 1;
  while (end < text.size() && end <= longest_name &&
         (is_ascii_letter(text[end]) || is_ascii_digit(text[end])))
    ++end;
  const std::string_view name = text.substr(1, end - 1);
  if (end < text.size() && text[end] == ';') {
    if (const char32_t code_point = find_name(name); code_point != 0) {
      append_code_point(out, code_point);
      return end + 1;
    }
  }
  const NamedReference* longest = nullptr;
  for (const NamedReference& row : names_without_semicolon())
    if (name.starts_with(row.name) &&
        (longest == nullptr || row.name.size() > longest->name.size()))
      longest = &row;
  if (longest == nullptr) return 0;
  end = 1 + longest->name.size();
  const char following = end < text.size() ? text[end] : '\0';
  if (in_attribute && (following == '=' || is_ascii_letter(following) || is_ascii_digit(following)))
    return 0;
  append_code_point(out, longest->code_point);
  return following == ';' ? end + 1 : end;
}

std::string decode_attribute(std::string_view value) {
  std::string result;
  result.reserve(value.size());
  while (!value.empty()) {
    const std::size_t ampersand = std::min(value.find('&'), value.size());
    result += value.substr(0, ampersand);
    value.remove_prefix(ampersand);
    if (value.empty()) break;
    std::size_t size = decode_reference(value, true, result);
    if (size == 0) {
      result += '&';
      size = 1;
    }
    value.remove_prefix(size);
  }
  return result;
}

}  // namespace replylint
