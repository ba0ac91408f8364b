// A whole check, by the style johncompanies and in every format; checking twice gives the same.
#include <memory>
#include <string>

#include <libxml/parser.h>
#include <nlohmann/json.hpp>

#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/report.h"

#include "invariants.h"
#include "pair.h"

namespace {

bool is_well_formed(const std::string& xml) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      xmlFreeDoc);
  return document != nullptr;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  static const Linter linter(Style::load("johncompanies"));
  const auto [customer_bytes, draft_bytes] = fuzz::divide(fuzz::view(data, size));
  const Message customer = read_message(customer_bytes);
  const Message draft = read_message(draft_bytes);
  const Report report = linter.check(customer, draft);
  fuzz::require_sound(report);
  const std::string json = to_json(report);
  fuzz::require(json == to_json(linter.check(customer, draft)), "checking twice gives the same");
  fuzz::require_harmless(json, false);
  const std::string sarif = to_sarif(report);
  fuzz::require_harmless(sarif, true);
  fuzz::require(nlohmann::json::accept(json) && nlohmann::json::accept(sarif),
                "JSON is well-formed");
  const std::string checkstyle = to_checkstyle(report);
  fuzz::require(is_well_formed(checkstyle), "XML is well-formed");
  for (const std::string& text :
       {checkstyle, to_gnu(report), to_text(report), to_github(report), to_html(report)})
    fuzz::require_harmless(text, true);
  return 0;
}
