#include <filesystem>
#include <string>
#include <system_error>

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

// The file of the schema of styles that came with the program; empty if there is none.
std::string schema_path() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path name = fs::path("share") / "replylint" / "style.schema.json";
  for (const fs::path& folder : {program.parent_path().parent_path(), program.parent_path(),
                                 fs::path("/usr/local"), fs::path("/usr")})
    if (fs::exists(folder / name, error)) return (folder / name).string();
  return {};
}

// Its first line tells an editor to complete and check the file, or its first comment ends with
// how to get there.
std::string starter() {
  std::string text(embedded_starter().front().contents);
  if (const std::string path = schema_path(); !path.empty())
    return formatted("#:schema {}\n{}", path, text);
  return text.insert(text.find("\n\n"),
                     "\n# To have your editor complete and check this file, run “replylint styles "
                     "--schema > style.schema.json”\n# and begin the file with the line “#:schema "
                     "./style.schema.json”.");
}

}  // namespace

int init(const InitCommand& command) {
  if (command.file == "-") {
    print(starter());
    return exit_clean;
  }
  std::error_code error;
  if (!command.force && std::filesystem::exists(command.file, error))
    throw UsageError(
        formatted("the file exists already: {}; name another one, or overwrite it with --force",
                  display_name(command.file)));
  replace_file(command.file, starter(), "style");
  print(formatted(
      "wrote {}; edit it: “replylint rules” lists the rules, “replylint explain RULE” explains "
      "one\n",
      command.file));
  return exit_clean;
}

}  // namespace replylint::cli
