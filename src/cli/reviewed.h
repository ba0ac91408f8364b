// Reviewed findings, and the file that new ones are added to.
#ifndef REPLYLINT_CLI_REVIEWED_H
#define REPLYLINT_CLI_REVIEWED_H

#include <cstddef>
#include <string>

#include "replylint/baseline.h"
#include "replylint/linter.h"
#include "replylint/report.h"

#include "cli/commands.h"

namespace replylint::cli {

class Reviewed {
 public:
  // Reads the baselines that the command names. Throws UsageError.
  explicit Reviewed(const CheckCommand& command);

  void use(CheckOptions& options) const { options.baseline = &known_; }

  // Adds the findings of a report to the file of --write-baseline, if there is one, and tells how
  // many. Throws UsageError, and then the file is as it was. Not for several threads at once.
  std::size_t write(const Report& report);

 private:
  std::string file_;
  bool is_new_ = false;  // it was made, and nothing has been added yet
  Baseline known_;
  Baseline written_;  // what stands in file_
};

}  // namespace replylint::cli

#endif
