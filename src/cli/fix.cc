#include "replylint/linter.h"

#include "cli/commands.h"
#include "cli/draft_case.h"
#include "cli/mend.h"
#include "cli/style_choice.h"

namespace replylint::cli {

int fix(const FixCommand& command) {
  const Linter linter(choose_style(command.style));
  const DraftCase read = read_case(command, linter.style());
  (void)mend({command.draft, command.unsafe, command.diff}, read.bytes, linter,
             read.customer.message, read.options);
  return exit_clean;
}

}  // namespace replylint::cli
