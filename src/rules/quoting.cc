#include "rules/quoting.h"

#include "parse/comparable.h"
#include "rules/attribution_line.h"
#include "rules/reply_shape.h"

namespace replylint {

std::string as_quote(std::string_view body, Span stretch, std::string_view line_end) {
  std::string text;
  for (const Span line : lines_of(body, stretch)) {
    if (!text.empty()) text += line_end;
    const std::string_view words = slice(body, line);
    const bool quoted = words.starts_with('>');
    text += quoted || is_blank(words) ? ">" : "> ";
    if (!is_blank(words)) text += quoted ? words : trimmed(words);
  }
  return text;
}

std::string quote_items(const Context& context, const std::vector<std::size_t>& items,
                        std::string_view line_end) {
  const std::string_view body = context.customer.body;
  std::string text;
  Span stretch;
  const auto finish = [&] {
    if (stretch.empty()) return;
    if (!text.empty()) text.append(line_end).append(">").append(line_end);
    text += as_quote(body, stretch, line_end);
  };
  for (const std::size_t item : items) {
    const Span span = context.inquiry.items[item].span;
    const bool adjacent = !stretch.empty() && span.start >= stretch.end &&
                          is_blank(slice(body, {stretch.end, span.start})) &&
                          slice(body, {stretch.end, span.start}).size() <= 2;
    if (!adjacent) {
      finish();
      stretch = span;
    }
    stretch.end = span.end;
  }
  finish();
  return text;
}

std::string introduction(const Context& context, std::string_view line_end) {
  const std::string_view language = language_of_reply(context);
  std::string line = attribution_line(context.customer, language);
  if (line.empty() && language == "en") line = "You wrote:";
  return line.empty() ? line : line.append(line_end).append(line_end);
}

std::string gap_above(std::string_view body, std::size_t place) {
  const std::string_view above = body.substr(0, place);
  if (above.empty() || above.back() != '\n') return {};
  const std::size_t start = above.substr(0, above.size() - 1).rfind('\n') + 1;  // npos + 1 is 0
  return trimmed(above.substr(start, above.size() - 1 - start)).empty()
             ? std::string()
             : std::string(line_end(body));
}

}  // namespace replylint
