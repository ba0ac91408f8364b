#include "cli/draft_case.h"

#include "replylint/mail.h"

#include "cli/dates.h"
#include "cli/input.h"
#include "cli/style_choice.h"
#include "cli/thread.h"
#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint::cli {

DraftCase read_case(const DraftCommand& command, const Style& style) {
  DraftCase read;
  CheckOptions& options = read.options;
  options.ignore = rules_to_ignore(command.ignore, style);
  read.bytes = read_text_from(command.draft, "draft");
  read.draft = read_message(read.bytes);
  if (trim(read.draft.body).empty() && read.draft.attachments.empty())
    throw UsageError(
        formatted("the draft has header fields and no text: {}; write the reply below "
                  "an empty line",
                  display_name(command.draft)));
  options.thread = read_thread(command.thread);
  read.customer = find_customer(read.draft, command.customer, command.mail, options.thread);
  if (const std::string doubt =
          doubt_about(read.customer, command.customer, read.draft, command.draft);
      !doubt.empty())
    print_error(formatted("note: {}", doubt));
  options.customer_from_quotes = read.customer.source == CustomerSource::quotes;
  if (command.thread.empty())
    options.thread = find_thread(read.draft, read.customer.message, command.mail);
  options.now = current_time();
  return read;
}

}  // namespace replylint::cli
