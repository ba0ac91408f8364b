#include "rules/mailing_list.h"

#include <algorithm>
#include <string_view>

#include "parse/comparable.h"
#include "parse/signature.h"
#include "rules/reply_shape.h"

namespace replylint {

namespace {

constexpr std::string_view footer_phrases[] = {
    "mailing list", "maillist",     "mailman/listinfo", "mailman/options",
    "groups.io",    "yahoo groups", "yahoo! groups",    "google groups",
};

bool names_list(std::string_view line) {
  if (line.size() > max_phrase_line) return false;
  const auto text = comparable(line);
  // "Join our mailing list": a firm's signature.
  if (find_phrase(text, "our mailing list") != std::string_view::npos) return false;
  return std::any_of(
      std::begin(footer_phrases), std::end(footer_phrases),
      [&](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; });
}

bool has_list_footer(std::string_view body) {
  bool found = false;
  bool below_divider = false;
  each_line(body, {0, body.size()}, [&](Span span) {
    const std::string_view line = without_quote_marks(slice(body, span));
    found = found || (below_divider && names_list(line));
    below_divider = is_divider_line(line);
  });
  return found;
}

}  // namespace

bool has_list_header(const Message& message) {
  return message.header("List-Id") != nullptr || message.header("List-Post") != nullptr;
}

bool is_on_mailing_list(const Context& context) {
  return has_list_header(context.customer) || has_list_header(context.message) ||
         has_list_footer(context.customer.body) || has_list_footer(context.body());
}

}  // namespace replylint
