#include <filesystem>
#include <string_view>
#include <system_error>

#include "replylint/report.h"

#include "cli/commands.h"
#include "cli/file_writer.h"
#include "cli/input.h"
#include "text/embedded.h"
#include "text/formatted.h"

namespace replylint {
std::span<const EmbeddedFile> embedded_starter();
}  // namespace replylint

namespace replylint::cli {

namespace {

std::string_view starter() {
  return embedded_starter().front().contents;
}

}  // namespace

int init(const InitCommand& command) {
  if (command.file == "-") {
    print(starter());
    return exit_clean;
  }
  std::error_code error;
  if (std::filesystem::is_directory(command.file, error))
    throw UsageError(
        formatted("the style is a directory: {}; name a file in it", display_name(command.file)));
  if (!command.force && std::filesystem::exists(command.file, error))
    throw UsageError(
        formatted("the file exists already: {}; name another one, or overwrite it with --force",
                  display_name(command.file)));
  replace_file(command.file, starter(), "style");
  print(formatted(
      "wrote {}; edit it: “replylint rules” lists the rules, “replylint explain RULE” explains "
      "one\n",
      printable(command.file)));
  return exit_clean;
}

}  // namespace replylint::cli
