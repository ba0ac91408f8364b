#include "cli/commands.h"
#include "cli/input.h"

namespace replylint::cli {

int sendmail(const std::vector<std::string>& /*arguments*/) {
  throw UsageError("sendmail");
}

}  // namespace replylint::cli
