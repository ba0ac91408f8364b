#include "cli/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "replylint/report.h"

#include "cli/input.h"

namespace replylint::cli {

namespace {

std::string with_plain_line_ends(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!text.substr(i).starts_with("\r\n")) result += text[i];
  return result;
}

}  // namespace

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

bool output_has_color() {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return output_is_terminal() && terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::size_t output_width() {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, 40, 120);
}

bool print_content(std::string_view bytes) {
  if (!output_is_terminal()) return print(bytes);
  return print(printable(with_plain_line_ends(bytes)));
}

}  // namespace replylint::cli
