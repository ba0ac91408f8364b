#include <algorithm>
#include <string>

#include "replylint/report.h"

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/style_choice.h"
#include "text/formatted.h"

namespace replylint::cli {

int explain_config(const std::string& style_name) {
  const Style style = choose_style(style_name);
  print(formatted("style {}\n", printable(style.name())));
  const std::vector<StyleSetting> settings = style.settings();
  std::size_t longest_name = 0;
  std::size_t longest_value = 0;
  constexpr std::size_t widest = 40;
  for (const StyleSetting& setting : settings) {
    longest_name = std::max(longest_name, std::min(widest, setting.name.size()));
    longest_value = std::max(longest_value, std::min(widest, setting.value.size()));
  }
  for (const StyleSetting& setting : settings) {
    const std::string place = setting.file.empty() ? "default of the rule"
                                                   : formatted("{}:{}", setting.file, setting.line);
    print(printable(formatted("{:<{}}  {:<{}}  {}", setting.name, longest_name, setting.value,
                              longest_value, place)) +
          '\n');
  }
  return exit_clean;
}

}  // namespace replylint::cli
