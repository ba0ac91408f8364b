#include <fmt/format.h>

#include "rules/open_work.h"
#include "rules/shortened.h"
#include "text/promises.h"

namespace replylint::catalogue {

namespace {

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const std::vector<OpenWork> open = open_work(context);
  if (open.empty()) return;
  // A time anywhere in what we promise is a time for the next step; and once we have asked the
  // customer for something, the next step is theirs.
  for (const OpenWork& work : open)
    if (has_time(context, work)) return;
  for (const Sentence& sentence : text.sentences)
    if (waits_for_customer(context.body(), text, sentence)) return;
  Diagnostic& diagnostic = findings.add(
      open.front().words,
      fmt::format("“{}” leaves the next step open without a time: the customer does not know "
                  "when to expect it and has to ask again; name a day or an hour.",
                  shortened(slice(context.body(), open.front().words))));
  if (const Item* item = deferred_item(context, open.front())) diagnostic.item = item->id;
  diagnostic.confidence = 0.75;
}

}  // namespace

extern const Rule missing_eta{
    "missing-eta", Severity::warning,
    "substance",   "Something is still open with us, and no time is given for the next step.",
    check,
};

}  // namespace replylint::catalogue
