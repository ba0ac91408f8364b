#include "mail/html_tokenizer.h"

#include <algorithm>
#include <iterator>

#include "mail/ascii.h"
#include "mail/html_references.h"

namespace replylint {
namespace {

// Elements whose content is not markup and not shown.
constexpr std::string_view raw_text_elements[] = {"iframe", "noembed", "noframes", "script",
                                                  "style",  "title",   "xmp"};

// What the numbers 128 to 159 mean on the web: windows-1252.
constexpr char32_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append(std::string& out, char32_t c) {
  const auto add = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | c >> 6);
    add(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    add(0xE0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  } else {
    add(0xF0 | c >> 18);
    add(0x80 | (c >> 12 & 0x3F));
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

int digit_value(char c, int base) {
  if (is_digit(c)) return c - '0';
  if (base == 16 && to_lower(c) >= 'a' && to_lower(c) <= 'f') return to_lower(c) - 'a' + 10;
  return -1;
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
  if (number >= 0x80 && number < 0xA0) number = windows_1252[number - 0x80];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) number = 0xFFFD;
  append(out, number);
  return at;
}

const NamedReference* find_reference(std::string_view name) {
  const auto* found = std::lower_bound(
      std::begin(named_references), std::end(named_references), name,
      [](const NamedReference& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(named_references) && found->name == name ? found : nullptr;
}

}  // namespace

std::size_t decode_reference(std::string_view text, bool in_attribute, std::string& out) {
  constexpr std::size_t longest_name = 24;
  if (text.size() < 2) return 0;
  if (text[1] == '#') return decode_number(text, out);
  std::size_t end = 1;
  while (end < text.size() && end <= longest_name && (is_letter(text[end]) || is_digit(text[end])))
    ++end;
  if (end == 1) return 0;
  const std::string_view name = text.substr(1, end - 1);
  const bool semicolon = end < text.size() && text[end] == ';';
  if (semicolon) {
    if (const NamedReference* reference = find_reference(name)) {
      append(out, reference->code_point);
      return end + 1;
    }
  }
  for (std::size_t size = name.size(); size >= 2; --size) {
    const NamedReference* reference = find_reference(name.substr(0, size));
    if (reference == nullptr || !reference->semicolon_optional) continue;
    const char following = 1 + size < text.size() ? text[1 + size] : '\0';
    if (in_attribute && (following == '=' || is_letter(following) || is_digit(following))) return 0;
    append(out, reference->code_point);
    return 1 + size;
  }
  return 0;
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

std::string_view HtmlToken::value(std::string_view attribute) const noexcept {
  for (const HtmlAttribute& one : attributes)
    if (equals_ignoring_case(one.name, attribute)) return one.value;
  return {};
}

bool HtmlToken::has(std::string_view attribute) const noexcept {
  return std::any_of(attributes.begin(), attributes.end(), [&](const HtmlAttribute& one) {
    return equals_ignoring_case(one.name, attribute);
  });
}

bool HtmlTokenizer::markup_begins(std::size_t position) const noexcept {
  const char c = at(position + 1);
  return is_letter(c) || c == '!' || c == '?' || c == '/';
}

std::size_t HtmlTokenizer::behind(std::string_view end, std::size_t from) const noexcept {
  const std::size_t found = html_.find(end, from);
  return found == std::string_view::npos ? html_.size() : found + end.size();
}

bool HtmlTokenizer::next(HtmlToken& token) {
  token.attributes.clear();
  while (position_ < html_.size()) {
    const std::size_t start = position_;
    if (html_[start] != '<' || !markup_begins(start)) {
      std::size_t end = start + 1;
      for (;; ++end) {
        end = std::min(html_.find('<', end), html_.size());
        if (end == html_.size() || markup_begins(end)) break;
      }
      token.kind = HtmlToken::Kind::text;
      token.source = {start, end};
      position_ = end;
      return true;
    }
    if (html_.substr(start, 4) == "<!--") {
      // "<!-->" and "<!--->" are whole comments.
      position_ = at(start + 4) == '>'                 ? start + 5
                  : html_.substr(start + 4, 2) == "->" ? start + 6
                                                       : behind("-->", start + 4);
    } else if (is_letter(at(start + 1)) || (at(start + 1) == '/' && is_letter(at(start + 2)))) {
      if (read_tag(token)) return true;
    } else {
      position_ = behind(">", start + 1);
    }
  }
  return false;
}

bool HtmlTokenizer::read_tag(HtmlToken& token) {
  const std::size_t start = position_;
  const bool closing = at(start + 1) == '/';
  std::size_t i = start + (closing ? 2 : 1);
  const std::size_t name = i;
  while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>' && html_[i] != '/') ++i;
  token.name = to_lower(html_.substr(name, i - name));
  while (i < html_.size() && html_[i] != '>') {
    if (is_space(html_[i]) || html_[i] == '/') {
      ++i;
      continue;
    }
    const std::size_t attribute = i++;
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>' && html_[i] != '/' &&
           html_[i] != '=')
      ++i;
    HtmlAttribute found{html_.substr(attribute, i - attribute), {}};
    std::size_t equals = i;
    while (is_space(at(equals))) ++equals;
    if (at(equals) == '=') {
      i = equals + 1;
      while (i < html_.size() && is_space(html_[i])) ++i;
      if (const char quote = at(i); quote == '"' || quote == '\'') {
        const std::size_t end = html_.find(quote, i + 1);
        // A tag that never ends is no tag, here as in browsers.
        if (end == std::string_view::npos) return position_ = html_.size(), false;
        found.value = html_.substr(i + 1, end - i - 1);
        i = end + 1;
      } else {
        const std::size_t value = i;
        while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>') ++i;
        found.value = html_.substr(value, i - value);
      }
    }
    token.attributes.push_back(found);
  }
  if (i >= html_.size()) return position_ = html_.size(), false;
  position_ = i + 1;
  token.kind = closing ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
  token.source = {start, position_};
  if (!closing && std::find(std::begin(raw_text_elements), std::end(raw_text_elements),
                            token.name) != std::end(raw_text_elements))
    skip_raw_text(token.name);
  return true;
}

void HtmlTokenizer::skip_raw_text(std::string_view element) {
  for (std::size_t at_tag = html_.find("</", position_); at_tag != std::string_view::npos;
       at_tag = html_.find("</", at_tag + 2)) {
    if (starts_with_ignoring_case(html_.substr(at_tag + 2), element)) {
      position_ = at_tag;
      return;
    }
  }
  position_ = html_.size();
}

}  // namespace replylint
