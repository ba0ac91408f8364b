#include "cli/reviewed.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

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
  if (file_.empty()) return;
  std::error_code error;
  is_new_ = !std::filesystem::exists(file_, error);
  if (!is_new_) written_ = read(file_);
  // Made where there is none, also for a draft without findings: the next check reads it.
  append_lines_to_file(file_, "", "baseline");
}

std::size_t Reviewed::write(const Report& report) {
  if (file_.empty()) return 0;
  Baseline more = written_;
  const std::string lines = more.add(report);
  if (lines.empty()) return 0;
  try {
    append_lines_to_file(file_, lines, "baseline");
  } catch (const UsageError&) {
    std::error_code error;
    if (is_new_) std::filesystem::remove(std::filesystem::canonical(file_, error), error);
    throw;
  }
  is_new_ = false;
  written_ = std::move(more);
  return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
}

}  // namespace replylint::cli
