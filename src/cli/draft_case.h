// A draft with all that it is checked with.
#ifndef REPLYLINT_CLI_DRAFT_CASE_H
#define REPLYLINT_CLI_DRAFT_CASE_H

#include <string>

#include "replylint/linter.h"
#include "replylint/style.h"

#include "cli/commands.h"
#include "cli/customer.h"

namespace replylint::cli {

struct DraftCase {
  std::string bytes;  // of the draft's file
  Message draft;
  Customer customer;
  CheckOptions options;
};

// Reads the draft, and reads or finds the messages that it belongs to; notes a doubt about the
// customer's. Throws UsageError.
[[nodiscard]] DraftCase read_case(const DraftCommand& command, const Style& style);

}  // namespace replylint::cli

#endif
