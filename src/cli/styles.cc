#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "replylint/style.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "styles/nearest_name.h"

namespace replylint::cli {

namespace {

// The first comment of a style says what it is.
std::string_view summary(std::string_view source) {
  std::string_view line = source.substr(0, source.find('\n'));
  if (!line.starts_with('#')) return {};
  line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
  return line;
}

}  // namespace

int styles(const std::string& name) {
  const std::vector<std::string> names = Style::builtin_names();
  if (!name.empty()) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw UsageError(fmt::format(
          "unknown style: {}{}", name,
          suggest_name(name, std::vector<std::string_view>(names.begin(), names.end()))));
    print(Style::builtin_source(name));
    return exit_clean;
  }
  std::size_t longest = 0;
  for (const std::string& each : names) longest = std::max(longest, each.size());
  for (const std::string& each : names) {
    const std::string_view words = summary(Style::builtin_source(each));
    print(words.empty() ? each + '\n' : fmt::format("{:<{}}  {}\n", each, longest, words));
  }
  return exit_clean;
}

}  // namespace replylint::cli
