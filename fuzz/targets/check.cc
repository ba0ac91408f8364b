// A whole check, by the style johncompanies and in every format; checking twice gives the same.
#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/report.h"

#include "invariants.h"
#include "pair.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  static const Linter linter(Style::load("johncompanies"));
  const auto [customer_bytes, draft_bytes] = fuzz::divide(fuzz::view(data, size));
  const Message customer = read_message(customer_bytes);
  const Message draft = read_message(draft_bytes);
  const Report report = linter.check(customer, draft);
  fuzz::require_sound(report);
  const std::string json = to_json(report);
  fuzz::require(fuzz::is_utf8(json) && json.find('\n') == std::string::npos, "JSON is one line");
  fuzz::require(json == to_json(linter.check(customer, draft)), "checking twice gives the same");
  for (const std::string& text : {to_gnu(report), to_text(report), to_github(report),
                                  to_checkstyle(report), to_sarif(report), to_html(report)})
    fuzz::require(fuzz::is_utf8(text) && text.find('\x1b') == std::string::npos,
                  "no escape sequence reaches a terminal");
  return 0;
}
