#include "mail/flowed.h"

#include <cstddef>

namespace replylint {

std::string unflow(std::string_view text, bool delete_space) {
  std::string result;
  result.reserve(text.size() + text.size() / 16);
  bool joining = false;  // the line before ended in a space
  std::size_t joining_depth = 0;
  std::string_view line_end;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = text.find('\n', start);
    const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
    if (end == std::string_view::npos) end = text.size();
    if (end > start && text[end - 1] == '\r' && end < next) --end;
    std::string_view line = text.substr(start, end - start);

    std::size_t depth = 0;
    while (depth < line.size() && line[depth] == '>') ++depth;
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);  // space-stuffing
    const bool delimiter = line == "-- ";

    if (joining && (depth != joining_depth || delimiter)) {
      // The writer's program left a paragraph open: it ends here all the same.
      while (result.ends_with(' ')) result.pop_back();
      result += line_end;
      joining = false;
    }
    if (!joining) {
      for (std::size_t i = 0; i < depth; ++i) result += i + 1 < depth || line.empty() ? ">" : "> ";
    }
    line_end = text.substr(end, next - end);
    joining = line.ends_with(' ') && !delimiter;
    joining_depth = depth;
    if (joining && delete_space) line.remove_suffix(1);
    result += line;
    if (!joining) result += line_end;
    start = next;
  }
  if (joining) result += line_end;
  return result;
}

}  // namespace replylint
