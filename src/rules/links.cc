#include "rules/links.h"

#include <algorithm>

#include "rules/reply_shape.h"
#include "text/ascii.h"

namespace replylint {

namespace {

bool is_scheme_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '+';
}

bool ends_url(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' ||
         c == '|';
}

// The URLs with a scheme in a stretch of the body.
void add_urls(std::string_view body, Span stretch, std::vector<Link>& links) {
  const std::string_view text = body.substr(0, stretch.end);
  for (std::size_t at = text.find("://", stretch.start); at != std::string_view::npos;
       at = text.find("://", at + 3)) {
    std::size_t start = at;
    while (start > stretch.start && is_scheme_byte(text[start - 1]) && at - start < 20) --start;
    if (start == at || (!links.empty() && links.back().span.end > start)) continue;
    std::size_t end = at + 3;
    while (end < text.size() && !ends_url(text[end])) ++end;
    // Punctuation of the sentence around it.
    const bool bracket = text.substr(start, end - start).find('(') != std::string_view::npos;
    while (end > at + 3) {
      const char last = text[end - 1];
      const bool punctuation = std::string_view(".,;:!?'*]}").find(last) != std::string_view::npos;
      if (!punctuation && !(last == ')' && !bracket)) break;
      --end;
    }
    if (end > at + 3) links.push_back({{start, end}, text.substr(start, end - start)});
  }
}

}  // namespace

std::vector<Link> own_links(const Context& context) {
  std::vector<Link> links;
  std::vector<Link> plain;
  const auto& runs = context.message.html_runs;
  auto run = runs.begin();
  for (const Block& block : context.draft.blocks) {
    if (!is_own_text(block)) continue;
    add_urls(context.body(), block.span, plain);
    while (run != runs.end() && run->text.start < block.span.start) ++run;
    for (; run != runs.end() && run->text.start < block.span.end; ++run) {
      if (run->link.empty()) continue;
      const Span span{run->text.start, std::min(run->text.end, block.span.end)};
      // Runs that follow one another with the same target are one link.
      if (!links.empty() && links.back().to == run->link && span.start <= links.back().span.end + 2)
        links.back().span.end = span.end;
      else
        links.push_back({span, run->link, true});
    }
  }
  // An address that HTML links is no second link.
  auto linked = links.begin();
  std::erase_if(plain, [&](const Link& link) {
    while (linked != links.end() && linked->span.end <= link.span.start) ++linked;
    return linked != links.end() && linked->span.overlaps(link.span);
  });
  const auto marked = static_cast<std::ptrdiff_t>(links.size());
  links.insert(links.end(), plain.begin(), plain.end());
  std::inplace_merge(
      links.begin(), links.begin() + marked, links.end(),
      [](const Link& left, const Link& right) { return left.span.start < right.span.start; });
  return links;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#\\"));
  rest.remove_prefix(rest.rfind('@') + 1);  // npos + 1 is 0
  if (rest.starts_with('[')) {
    rest = rest.substr(1, rest.find(']') - 1);
  } else if (const std::size_t colon = rest.rfind(':'); colon != std::string_view::npos) {
    rest = rest.substr(0, colon);
  }
  while (rest.ends_with('.')) rest.remove_suffix(1);
  return to_lower(rest);
}

}  // namespace replylint
