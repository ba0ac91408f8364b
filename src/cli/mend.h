// Makes the fixes of a draft in the file it stands in.
#ifndef REPLYLINT_CLI_MEND_H
#define REPLYLINT_CLI_MEND_H

#include <string>
#include <string_view>

#include "replylint/fix.h"

namespace replylint::cli {

struct MendOptions {
  std::string draft;  // the path; "-" is standard input, then the mended message is printed
  bool unsafe = false;
  bool diff = false;  // prints the change instead of writing it
};

// Whether a message with these bytes can have this body in the place of its own; else why not, as
// the end of a sentence.
[[nodiscard]] bool can_carry(std::string_view bytes, std::string_view body,
                             std::string* obstacle = nullptr);

// `bytes` are the content of the draft's file. Says on standard error what was done. Throws
// UsageError where the draft cannot be written.
[[nodiscard]] FixResult mend(const MendOptions& options, const std::string& bytes,
                             const Linter& linter, const Message& customer,
                             const CheckOptions& check);

}  // namespace replylint::cli

#endif
