// Writes bytes to the last one, and a file in place of another, whole or not at all.
#ifndef REPLYLINT_CLI_FILE_WRITER_H
#define REPLYLINT_CLI_FILE_WRITER_H

#include <string>
#include <string_view>

namespace replylint::cli {

// Writes all bytes. 0, or the error number.
[[nodiscard]] int write_all(int fd, std::string_view bytes) noexcept;

// Puts `bytes` into an existing file, or a new one. A reader sees the old content or the new, never
// a part of it, also if the program or the machine stops; the permissions stay, and the owner where
// that may be. Throws UsageError,
// and then the old file is there as it was. `what` says what the file is for: "draft".
void replace_file(const std::string& path, std::string_view bytes, std::string_view what);

// Adds lines at the end of a file, which is made if it is not there. What stands in it is not
// touched: several programs may add to one file. Throws UsageError, and then no part of the lines
// is left; a file that was made is.
void append_lines_to_file(const std::string& path, std::string_view lines, std::string_view what);

}  // namespace replylint::cli

#endif
