#include "mail/html_tokenizer.h"

#include <algorithm>
#include <iterator>

#include "text/ascii.h"

namespace replylint {
namespace {

// Elements whose content is not markup and not shown.
constexpr std::string_view raw_text_elements[] = {"iframe", "noembed", "noframes", "script",
                                                  "style",  "title",   "xmp"};

}  // namespace

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
  return is_ascii_letter(c) || c == '!' || c == '?' || c == '/';
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
    } else if (is_ascii_letter(at(start + 1)) ||
               (at(start + 1) == '/' && is_ascii_letter(at(start + 2)))) {
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
