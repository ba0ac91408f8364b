#include "rules/shortened.h"

#include "text/utf8.h"

namespace replylint {

std::string shortened(std::string_view words, std::size_t limit) {
  std::string line;
  std::size_t code_points = 0;
  std::size_t last_space = 0;
  bool line_start = false;
  for (const char c : words) {
    if (c == '\n') line_start = true;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (line_start && c == '>')) {
      if (line.empty() || line.back() == ' ') continue;
      last_space = line.size();
      line += ' ';
      ++code_points;
      continue;
    }
    line_start = false;
    if (!continues_code_point(c) && ++code_points > limit) {
      // A word that is longer than half the limit is cut in its middle.
      if (last_space > limit / 2) line.resize(last_space);
      while (!line.empty() && line.back() == ' ') line.pop_back();
      return line + "…";
    }
    line += c;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace replylint
