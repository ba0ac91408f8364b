#include "rules/rule.h"

namespace replylint {

void apply_precedence(std::vector<Diagnostic>& diagnostics) {
  (void)diagnostics;
}

}  // namespace replylint
