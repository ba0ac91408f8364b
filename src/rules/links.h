// Links in what the writer sends, and where they lead.
#ifndef REPLYLINT_RULES_LINKS_H
#define REPLYLINT_RULES_LINKS_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace replylint {

struct Link {
  Span span;            // in the draft's body: the address, or the text that HTML links
  std::string_view to;  // the address that it opens; a view into the message
  bool marked = false;  // HTML links the words of `span`, which may say something else than `to`
};

// The links in the writer's own text, in order: "https://…" in the text, and <a href> of HTML.
[[nodiscard]] std::vector<Link> own_links(const Context& context);

// The host of a URL with a scheme ("https://user@www.example.com:8080/" has "www.example.com"), in
// small letters, "[::1]" without brackets; empty if there is none.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace replylint

#endif
