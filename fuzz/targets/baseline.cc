// Any bytes as a baseline: it is read, or one line says why not; what is added to it is in it.
#include "replylint/baseline.h"

#include <algorithm>
#include <string>

#include "replylint/linter.h"

#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  static const Report report = Linter().check("Is IMAP available?\n", "It might be ASAP.\n");
  Baseline baseline;
  try {
    baseline = Baseline::parse(fuzz::view(data, size), "baseline");
  } catch (const BaselineError& error) {
    const std::string_view what = error.what();
    fuzz::require(what.starts_with("baseline:") && what.find('\n') == std::string_view::npos,
                  "an error is one line");
    return 0;
  }
  const auto has_all = [](const Baseline& each) {
    return std::all_of(report.diagnostics().begin(), report.diagnostics().end(),
                       [&](const Diagnostic& diagnostic) { return each.contains(diagnostic); });
  };
  const Baseline before = baseline;
  const std::string added = baseline.add(report);
  fuzz::require(has_all(baseline) && baseline.add(report).empty(), "what was added is there");
  fuzz::require(added.empty() == has_all(before), "what was there is not added");
  // The file with the new lines is the new baseline.
  std::string file(fuzz::view(data, size));
  file += '\n' + added;
  fuzz::require(has_all(Baseline::parse(file, "baseline")), "lines that are added can be read");
  return 0;
}
