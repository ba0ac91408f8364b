#include "replylint/linter.h"
#include "replylint/mail.h"

#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/dates.h"
#include "cli/input.h"
#include "cli/mend.h"
#include "cli/style_choice.h"
#include "cli/thread.h"
#include "text/formatted.h"

namespace replylint::cli {

int fix(const FixCommand& command) {
  const Linter linter(choose_style(command.style));
  CheckOptions options;
  options.ignore = rules_to_ignore(command.ignore, linter.style());
  const std::string bytes = read_text_from(command.draft, "draft");
  const Message draft = read_message(bytes);
  options.thread = read_thread(command.thread);
  const Customer customer = find_customer(draft, command.customer, command.mail, options.thread);
  if (const std::string doubt = doubt_about(customer, command.customer, draft, command.draft);
      !doubt.empty())
    print_error(formatted("note: {}", doubt));
  options.customer_from_quotes = customer.source == CustomerSource::quotes;
  if (command.thread.empty()) options.thread = find_thread(draft, customer.message, command.mail);
  options.now = current_time();
  (void)mend({command.draft, command.unsafe, command.diff}, bytes, linter, customer.message,
             options);
  return exit_clean;
}

}  // namespace replylint::cli
