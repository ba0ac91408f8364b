#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/file_writer.h"
#include "cli/input.h"
#include "text/embedded.h"

namespace replylint {
std::span<const EmbeddedFile> embedded_starter();
}  // namespace replylint

namespace replylint::cli {

namespace {

// Where the schema of styles was installed with the program, or where it usually is.
std::string schema_path() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path name = fs::path("share") / "replylint" / "style.schema.json";
  for (const fs::path& folder :
       {program.parent_path().parent_path(), program.parent_path(), fs::path("/usr/local")})
    if (fs::exists(folder / name, error)) return (folder / name).string();
  return ("/usr/share/replylint" / name.filename()).string();
}

std::string starter() {
  constexpr std::string_view mark = "{schema}";
  std::string text(embedded_starter().front().contents);
  return text.replace(text.find(mark), mark.size(), schema_path());
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
        fmt::format("there is a file already: {}; name another one, or overwrite it by --force",
                    display_name(command.file)));
  replace_file(command.file, starter(), "style");
  print(fmt::format(
      "wrote {}: edit it, and see what “replylint rules” and “replylint explain RULE” say\n",
      command.file));
  return exit_clean;
}

}  // namespace replylint::cli
