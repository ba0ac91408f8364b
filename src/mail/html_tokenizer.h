// HTML as a row of tokens with their places in the source: linear, without a tree, for any bytes.
//
// Not libxml2's parser, though libxml2 is there for the character references: its time grows with
// the square of the attributes of a tag and of the end tags without a beginning (5 seconds for
// 260 kB), fed in pieces it drops what stands behind </html>, and "<![if !supportLists]>" is text
// to it.
#ifndef REPLYLINT_MAIL_HTML_TOKENIZER_H
#define REPLYLINT_MAIL_HTML_TOKENIZER_H

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/span.h"

namespace replylint {

struct HtmlAttribute {
  std::string_view name;   // as written
  std::string_view value;  // as written, without quotes; references are not decoded
};

struct HtmlToken {
  enum class Kind { text, start_tag, end_tag };
  Kind kind = Kind::text;
  Span source;
  std::string name;  // of a tag, lower case
  std::vector<HtmlAttribute> attributes;

  // The value as written, or "" (the attribute may be missing). `attribute` is in lower case.
  [[nodiscard]] std::string_view value(std::string_view attribute) const noexcept;
  [[nodiscard]] bool has(std::string_view attribute) const noexcept;
};

// Comments, declarations and what stands in <script>, <style> and their like give no token.
class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  // The next token, in `token`; false at the end.
  bool next(HtmlToken& token);

 private:
  [[nodiscard]] char at(std::size_t position) const noexcept {
    return position < html_.size() ? html_[position] : '\0';
  }
  // True if a tag, comment or declaration begins at this '<'.
  [[nodiscard]] bool markup_begins(std::size_t position) const noexcept;
  [[nodiscard]] std::size_t behind(std::string_view end, std::size_t from) const noexcept;
  bool read_tag(HtmlToken& token);
  void skip_raw_text(std::string_view element);

  std::string_view html_;
  std::size_t position_ = 0;
};

}  // namespace replylint

#endif
