#include "mail/line_diff.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

namespace {

using namespace replylint;

// What patch(1) makes of `before` and the diff.
std::string patched(std::string_view before, std::string_view diff) {
  const auto lines = lines_with_ends(before);
  std::string result;
  std::size_t done = 0;
  std::size_t left = 0;
  const auto patch = lines_with_ends(diff);
  for (std::size_t i = 0; i < patch.size(); ++i) {
    const std::string_view line = patch[i];
    if (left == 0 && line.starts_with("@@ -")) {
      const std::size_t start = std::stoul(std::string(line.substr(4)));
      const std::size_t count = std::stoul(std::string(line.substr(line.find(',') + 1)));
      const std::size_t first = count == 0 ? start : start - 1;
      while (done < first) result += lines[done++];
      left = count + std::stoul(std::string(line.substr(line.find(',', line.find('+')) + 1)));
      continue;
    }
    if (left == 0) continue;
    std::string_view text = line.substr(1);
    const bool cut = i + 1 < patch.size() && patch[i + 1].starts_with('\\');
    if (cut) text.remove_suffix(1);
    switch (line[0]) {
      case ' ':
        CHECK(lines[done] == text);
        result += text;
        ++done;
        left -= 2;
        break;
      case '-':
        CHECK(lines[done] == text);
        ++done;
        --left;
        break;
      case '+':
        result += text;
        --left;
        break;
      default:
        FAIL(std::string(line));
    }
    if (cut) ++i;
  }
  while (done < lines.size()) result += lines[done++];
  return result;
}

TEST_CASE("a unified diff") {
  CHECK(unified_diff("a\nb\n", "a\nb\n", "x", "x").empty());
  CHECK(unified_diff("a\nb\nc\n", "a\nB\nc\n", "x", "y") ==
        "--- x\n+++ y\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
  CHECK(unified_diff("", "a\n", "x", "y") == "--- x\n+++ y\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(unified_diff("a\n", "", "x", "y") == "--- x\n+++ y\n@@ -1,1 +0,0 @@\n-a\n");
  CHECK(unified_diff("a", "a\n", "x", "y") ==
        "--- x\n+++ y\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("a diff of any two texts makes one from the other") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const auto text = [&] {
      std::string result;
      const auto lines = random() % 40;
      for (unsigned i = 0; i < lines; ++i)
        result += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
      if (random() % 3 == 0 && !result.empty()) result.pop_back();
      return result;
    };
    // Both with the same lines around it, or none.
    const std::string start = random() % 2 == 0 ? text() + "\n" : "";
    const std::string end = random() % 2 == 0 ? "\n" + text() : "";
    const std::string before = start + text() + end;
    const std::string after = start + text() + end;
    CAPTURE(before);
    CAPTURE(after);
    CHECK(patched(before, unified_diff(before, after, "x", "y")) == after);
    std::string_view cut_before = before;
    std::string_view cut_after = after;
    const std::size_t skipped = cut_common_lines(cut_before, cut_after, 0);
    CHECK(skipped + count_lines(cut_after) <= count_lines(after));
    CHECK((cut_before.empty() || cut_after.empty() || cut_before[0] != cut_after[0] ||
           cut_before.substr(0, cut_before.find('\n') + 1) !=
               cut_after.substr(0, cut_after.find('\n') + 1)));
    const auto old_lines = lines_with_ends(before);
    const auto new_lines = lines_with_ends(after);
    const auto origin = match_lines(old_lines, new_lines);
    std::size_t last = 0;
    for (std::size_t i = 0; i < origin.size(); ++i) {
      if (origin[i] == no_line) continue;
      CHECK(old_lines[origin[i]] == new_lines[i]);
      CHECK(origin[i] + 1 > last);
      last = origin[i] + 1;
    }
  }
}

TEST_CASE("few lines differ where few were changed") {
  const auto before = lines_with_ends("a\nb\nc\nd\ne\n");
  const auto after = lines_with_ends("a\nx\nb\nd\ne\ny\n");
  const auto origin = match_lines(before, after);
  CHECK(origin == std::vector<std::size_t>{0, no_line, 1, 3, 4, no_line});
}

}  // namespace
