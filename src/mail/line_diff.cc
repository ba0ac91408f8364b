#include "mail/line_diff.h"

#include <algorithm>
#include <iterator>

namespace replylint {

namespace {

// Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986) on before[first, before_end) and
// after[first, after_end). Nothing is found where more than `most` lines differ.
class Matcher {
 public:
  Matcher(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after)
      : before_(before), after_(after) {}

  void match(std::size_t first, std::size_t before_end, std::size_t after_end,
             std::vector<std::size_t>& result) {
    const auto n = static_cast<std::ptrdiff_t>(before_end - first);
    const auto m = static_cast<std::ptrdiff_t>(after_end - first);
    // trace[d][k + d] is how far in `before` a path of d changes gets on diagonal k.
    std::vector<std::vector<std::ptrdiff_t>> trace;
    for (std::ptrdiff_t d = 0; d <= std::min(n + m, most); ++d) {
      std::vector<std::ptrdiff_t> reach(static_cast<std::size_t>(2 * d + 1));
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        std::ptrdiff_t x = d == 0 ? 0 : start(trace.back(), d, k).first;
        while (x < n && x - k < m && same(first, x, x - k)) ++x;
        reach[static_cast<std::size_t>(k + d)] = x;
        if (x >= n && x - k >= m) return walk_back(trace, first, d, k, x, result);
      }
      trace.push_back(std::move(reach));
    }
  }

 private:
  static constexpr std::ptrdiff_t most = 400;

  [[nodiscard]] bool same(std::size_t first, std::ptrdiff_t x, std::ptrdiff_t y) const {
    return before_[first + static_cast<std::size_t>(x)] ==
           after_[first + static_cast<std::size_t>(y)];
  }

  // Where the path of d changes begins on diagonal k, and the diagonal it comes from.
  static std::pair<std::ptrdiff_t, std::ptrdiff_t> start(const std::vector<std::ptrdiff_t>& last,
                                                         std::ptrdiff_t d, std::ptrdiff_t k) {
    const auto at = [&](std::ptrdiff_t diagonal) {
      return last[static_cast<std::size_t>(diagonal + d - 1)];
    };
    const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
    return down ? std::pair(at(k + 1), k + 1) : std::pair(at(k - 1) + 1, k - 1);
  }

  static void walk_back(const std::vector<std::vector<std::ptrdiff_t>>& trace, std::size_t first,
                        std::ptrdiff_t d, std::ptrdiff_t k, std::ptrdiff_t x,
                        std::vector<std::size_t>& result) {
    for (; d >= 0; --d) {
      const auto [from, diagonal] = d == 0 ? std::pair<std::ptrdiff_t, std::ptrdiff_t>(0, 0)
                                           : start(trace[static_cast<std::size_t>(d - 1)], d, k);
      while (x > from) {
        --x;
        result[first + static_cast<std::size_t>(x - k)] = first + static_cast<std::size_t>(x);
      }
      if (d == 0) break;
      x = diagonal == k + 1 ? from : from - 1;
      k = diagonal;
    }
  }

  const std::vector<std::string_view>& before_;
  const std::vector<std::string_view>& after_;
};

}  // namespace

std::size_t count_lines(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return ends + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

std::vector<std::string_view> lines_with_ends(std::string_view text) {
  std::vector<std::string_view> lines;
  lines.reserve(count_lines(text));
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::vector<std::size_t> match_lines(const std::vector<std::string_view>& before,
                                     const std::vector<std::string_view>& after) {
  std::vector<std::size_t> result(after.size(), no_line);
  std::size_t first = 0;
  while (first < before.size() && first < after.size() && before[first] == after[first]) {
    result[first] = first;
    ++first;
  }
  std::size_t before_end = before.size();
  std::size_t after_end = after.size();
  while (before_end > first && after_end > first && before[before_end - 1] == after[after_end - 1])
    result[--after_end] = --before_end;
  if (before_end > first && after_end > first)
    Matcher(before, after).match(first, before_end, after_end, result);
  return result;
}

std::size_t cut_common_lines(std::string_view& before, std::string_view& after, std::size_t kept) {
  const auto line_start = [&](std::size_t at) {
    return at == 0 ? 0 : before.rfind('\n', at - 1) + 1;
  };
  const auto same = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first;
  std::size_t start = line_start(static_cast<std::size_t>(same - before.begin()));
  const auto same_end =
      std::mismatch(before.rbegin(), before.rend() - static_cast<std::ptrdiff_t>(start),
                    after.rbegin(), after.rend() - static_cast<std::ptrdiff_t>(start))
          .first;
  auto end = before.size() - static_cast<std::size_t>(same_end - before.rbegin());
  // What follows the first line end that both have is whole lines.
  for (std::size_t i = 0; i <= kept && end < before.size(); ++i)
    end = std::min(before.find('\n', end), before.size() - 1) + 1;
  after.remove_suffix(before.size() - end);
  before.remove_suffix(before.size() - end);
  for (std::size_t i = 0; i < kept && start > 0; ++i) start = line_start(start - 1);
  const std::size_t skipped = count_lines(before.substr(0, start));
  before.remove_prefix(start);
  after.remove_prefix(start);
  return skipped;
}

std::string unified_diff(std::string_view before_text, std::string_view after_text,
                         std::string_view before_name, std::string_view after_name) {
  constexpr std::size_t context = 3;
  const std::size_t skipped = cut_common_lines(before_text, after_text, context);
  const std::vector<std::string_view> before = lines_with_ends(before_text);
  const std::vector<std::string_view> after = lines_with_ends(after_text);
  // ' ' for a line of both, '-' for the next of `before`, '+' for the next of `after`.
  std::string steps;
  std::size_t done = 0;  // lines of `before`
  const auto remove_up_to = [&](std::size_t line) {
    // What is gone stands before what is new in its place.
    steps.insert(steps.find_last_not_of('+') + 1, line - done, '-');
    done = line;
  };
  const std::vector<std::size_t> origin = match_lines(before, after);
  for (const std::size_t line : origin) {
    if (line == no_line) {
      steps += '+';
      continue;
    }
    remove_up_to(line);
    steps += ' ';
    ++done;
  }
  remove_up_to(before.size());

  std::string result;
  std::size_t before_line = 0;
  std::size_t after_line = 0;
  for (std::size_t i = 0; i < steps.size();) {
    if (steps[i] == ' ') {
      ++before_line;
      ++after_line;
      ++i;
      continue;
    }
    if (result.empty()) {
      result.append("--- ").append(before_name).append("\n");
      result.append("+++ ").append(after_name).append("\n");
    }
    // A hunk: from a few lines before to where that many lines more do not change.
    const std::size_t lead = std::min({context, before_line, after_line, i});
    std::size_t end = i;
    std::size_t unchanged = 0;
    while (end < steps.size() && unchanged <= 2 * context) {
      unchanged = steps[end] == ' ' ? unchanged + 1 : 0;
      ++end;
    }
    end -= unchanged > context ? unchanged - context : 0;
    std::size_t removed = 0;
    std::size_t added = 0;
    std::string lines;
    for (std::size_t at = i - lead; at < end; ++at) {
      const std::string_view line = steps[at] == '+' ? after[after_line - lead + added]
                                                     : before[before_line - lead + removed];
      removed += steps[at] != '+' ? 1 : 0;
      added += steps[at] != '-' ? 1 : 0;
      lines += steps[at];
      lines += line;
      if (!line.ends_with('\n')) lines += "\n\\ No newline at end of file\n";
    }
    const std::size_t before_start = skipped + before_line - lead + (removed > 0 ? 1 : 0);
    const std::size_t after_start = skipped + after_line - lead + (added > 0 ? 1 : 0);
    const auto range = [](std::size_t start, std::size_t count) {
      return std::to_string(start) + "," + std::to_string(count);
    };
    result += "@@ -" + range(before_start, removed) + " +" + range(after_start, added) + " @@\n";
    result += lines;
    before_line += removed - lead;
    after_line += added - lead;
    i = end;
  }
  return result;
}

}  // namespace replylint
