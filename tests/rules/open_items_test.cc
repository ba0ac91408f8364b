#include <optional>
#include <string_view>

#include <doctest/doctest.h>

#include "replylint/linter.h"

namespace {

using namespace replylint;

// Of the unanswered question about `asked`; nothing where none is reported.
std::optional<Severity> severity_of(std::string_view customer, std::string_view draft,
                                    std::string_view asked) {
  static const Linter linter;
  const Message inquiry = Message::from_text(customer);
  const Report report = linter.check(inquiry, Message::from_text(draft));
  for (const Diagnostic& diagnostic : report.diagnostics())
    for (const Item& item : report.items())
      if (diagnostic.rule == "unanswered-question" && diagnostic.item == item.id &&
          inquiry.body.substr(item.span.start, item.span.size()).find(asked) != std::string::npos)
        return diagnostic.severity;
  return std::nullopt;
}

constexpr std::string_view tents =
    "Hello,\n\nDo you rent out tents? How much is one? Is a deposit needed?\n\nJo\n";

TEST_CASE("one sentence may answer more questions than there are sentences") {
  CHECK(severity_of(tents,
                    "Hi Jo,\n\nWe do, with poles and bags; a deposit is needed and comes back with "
                    "the tent.\n\nMara\n",
                    "How much") == Severity::error);
  CHECK(severity_of(tents,
                    "Hi Jo,\n\nWe do, with poles and bags, for 24 euros; a deposit is needed and "
                    "comes back with the tent.\n\nMara\n",
                    "How much") == std::nullopt);
}

TEST_CASE("who asks back has not passed the question over") {
  constexpr std::string_view customer =
      "Hello,\n\nOur pump drips since the frost. How much does a new seal cost?\n\nJo\n";
  CHECK(severity_of(customer,
                    "Hi Jo,\n\nThe drip comes from the frost, which lifts the lid of the pump.\n\n"
                    "Mara\n",
                    "How much") == Severity::error);
  CHECK(
      severity_of(customer,
                  "Hi Jo,\n\nThe drip comes from the frost, which lifts the lid of the pump. Which "
                  "number stands on the lid?\n\nMara\n",
                  "How much") != Severity::error);
}

}  // namespace
