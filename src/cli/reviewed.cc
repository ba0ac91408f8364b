#include "cli/reviewed.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/file_writer.h"
#include "cli/input.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

Baseline read(const std::string& path) {
  try {
    return Baseline::parse(read_input(path, "baseline"), display_name(path));
  } catch (const BaselineError& error) {
    throw UsageError(formatted("{}; is it a baseline of replylint?", error.what()));
  }
}

}  // namespace

Reviewed::Reviewed(const CheckCommand& command) : file_(command.write_baseline) {
  if (!command.baseline.empty()) known_ = read(command.baseline);
  if (std::error_code error; !file_.empty() && std::filesystem::exists(file_, error))
    written_ = read(file_);
  // Made where there is none, also for a draft without findings: the next check reads it.
  if (!file_.empty()) append_lines_to_file(file_, "", "baseline");
}

std::size_t Reviewed::write(const Report& report) {
  if (file_.empty()) return 0;
  const std::string lines = written_.add(report);
  if (!lines.empty()) append_lines_to_file(file_, lines, "baseline");
  return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
}

}  // namespace replylint::cli
