// A draft is mended: its fixes help, and making them again changes nothing.
#include <string>

#include "replylint/fix.h"
#include "replylint/linter.h"
#include "replylint/mail.h"

#include "invariants.h"
#include "pair.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  static const Linter linter(Style::load("johncompanies"));
  const auto [customer_bytes, draft_bytes] = fuzz::divide(fuzz::view(data, size));
  const Message customer = read_message(customer_bytes);
  const Message draft = read_message(draft_bytes);
  const Report before = linter.check(customer, draft);
  for (const bool unsafe : {false, true}) {
    const FixResult mended = fix(linter, customer, draft, {}, {unsafe});
    fuzz::require_sound(mended.draft);
    fuzz::require_sound(mended.report);
    if (mended.applied.empty()) {
      fuzz::require(mended.draft.body == draft.body, "nothing changes without a fix");
      continue;
    }
    const auto findings = [](const Report& report) { return report.diagnostics().size(); };
    fuzz::require(findings(mended.report) <= findings(before), "a fix adds no finding");
    if (!unsafe)
      fuzz::require(findings(mended.report) < findings(before), "a safe fix takes findings away");
    fuzz::require(fix(linter, customer, mended.draft, {}, {unsafe}).applied.empty(),
                  "a mended draft is stable");
    // What goes back into the message is what was mended.
    try {
      const std::string bytes = replace_body(draft_bytes, mended.draft.body);
      fuzz::require(read_message(bytes).body == mended.draft.body, "the message has the new body");
    } catch (const BodyError&) {
      // It says that it cannot: the draft stays as it is.
    }
  }
  return 0;
}
