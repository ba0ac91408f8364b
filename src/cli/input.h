// Reads what the user names, and says clearly what is wrong with it.
#ifndef REPLYLINT_CLI_INPUT_H
#define REPLYLINT_CLI_INPUT_H

#include <stdexcept>
#include <string>
#include <string_view>

#include "replylint/message.h"

namespace replylint::cli {

// What the user gave cannot be used. what() is one line: "what: where; what to do".
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The bytes of a file, or of standard input for "-". `what` says what the file is for: "draft".
// Throws UsageError.
[[nodiscard]] std::string read_input(const std::string& path, std::string_view what);

// The same, of something that must be text or a message: throws UsageError for what is empty or
// neither.
[[nodiscard]] std::string read_text_from(const std::string& path, std::string_view what);

// A message from a file or standard input. Throws UsageError, also for what is empty or no text.
[[nodiscard]] Message read_message_from(const std::string& path, std::string_view what);

// How an input is named in the output: "-" is "stdin".
[[nodiscard]] std::string display_name(const std::string& path);

// One line for standard error: "replylint: " and the text, safe for a terminal.
[[nodiscard]] std::string error_line(std::string_view text);

// Writes it there.
void print_error(std::string_view text);

// Writes to standard output. False if nobody reads it any more, as behind “| head -1”: no failure,
// and the command keeps its exit status. Throws std::runtime_error for any other reason.
bool print(std::string_view text);

}  // namespace replylint::cli

#endif
