#include <algorithm>
#include <string>

#include "replylint/style.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/terminal.h"
#include "text/formatted.h"

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

int styles(const StylesCommand& command) {
  if (command.schema) {
    print(Style::schema());
    return exit_clean;
  }
  const std::vector<std::string> names = Style::builtin_names();
  if (!command.name.empty()) {
    const std::string_view source = Style::builtin_source(command.name);
    if (!command.source)
      print_content(Style::load(command.name).to_toml());
    else
      print_content(source.empty() ? read_input(command.name, "style") : std::string(source));
    return exit_clean;
  }
  std::size_t longest = 0;
  for (const std::string& each : names) longest = std::max(longest, each.size());
  for (const std::string& each : names) {
    const std::string_view words = summary(Style::builtin_source(each));
    print(words.empty() ? each + '\n' : formatted("{:<{}}  {}\n", each, longest, words));
  }
  return exit_clean;
}

}  // namespace replylint::cli
