// The examples of a rule's page, as far as drafts are mended by them: without expectations, thread
// and style of their own.
#ifndef REPLYLINT_TESTS_PAGE_EXAMPLES_H
#define REPLYLINT_TESTS_PAGE_EXAMPLES_H

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace replylint {

// It names an item without an answer, and its fix leaves room for one.
inline bool names_open_item(std::string_view rule) {
  return rule == "unanswered-question" || rule == "unaddressed-request" ||
         rule == "unaddressed-problem";
}

struct MendedExample {
  std::string title;
  std::string customer;
  std::string draft;
  std::string style = "default";
};

inline std::vector<MendedExample> examples_of(const std::filesystem::path& path) {
  std::vector<MendedExample> examples;
  std::ifstream file(path);
  std::string fence;
  std::string* block = nullptr;
  std::string other;
  for (std::string line; std::getline(file, line);) {
    if (!fence.empty()) {
      if (line == fence)
        fence.clear();
      else
        *block += line + '\n';
    } else if (line.starts_with("```") && !examples.empty()) {
      fence = line.substr(0, line.find_first_not_of('`'));
      std::istringstream words(line.substr(fence.size()));
      std::string kind;
      words >> kind;
      MendedExample& example = examples.back();
      block = kind == "customer" ? &example.customer : kind == "draft" ? &example.draft : &other;
      if (kind == "draft") words >> example.style;
    } else if (line.starts_with("### ")) {
      examples.emplace_back().title = path.stem().string() + ": " + line.substr(4);
    }
  }
  return examples;
}

}  // namespace replylint

#endif
