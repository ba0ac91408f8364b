// Makes the index of the literals that the patterns of the built-in styles require, so that it need
// not be made at every start: replylint-literals OUT STYLE...
#include <cstdio>
#include <exception>
#include <fstream>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "rules/literal_index.h"

namespace {

// Patterns in the order of the styles, each of them once.
class Patterns {
 public:
  void add_style(const toml::table& style) {
    add_entries(style, "phrase", "pattern");
    add_entries(style, "response", "require");
  }
  [[nodiscard]] std::span<const std::string_view> all() const { return in_order_; }

 private:
  void add_entries(const toml::table& style, std::string_view list, std::string_view key) {
    const toml::node* entries = style.get(list);
    if (entries == nullptr) return;
    for (const toml::node& entry : *entries->as_array())
      if (const toml::node* patterns = entry.as_table()->get(key)) add(*patterns);
  }
  // A string, or a list of strings.
  void add(const toml::node& node) {
    if (const auto* array = node.as_array()) {
      for (const toml::node& element : *array) add(element);
    } else if (const auto [pattern, is_new] = known_.insert(node.as_string()->get()); is_new) {
      in_order_.emplace_back(*pattern);
    }
  }

  std::set<std::string> known_;
  std::vector<std::string_view> in_order_;
};

void write_index(const std::string& path, std::span<char*> styles) {
  Patterns patterns;
  for (const char* name : styles) patterns.add_style(toml::parse_file(name));
  std::ofstream out(path, std::ios::binary);
  out.exceptions(std::ios::failbit | std::ios::badbit);
  out << replylint::LiteralIndex::make(patterns.all()) << std::flush;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("usage: replylint-literals OUT STYLE...");
    write_index(argv[1], std::span(argv + 2, argv + argc));
    return 0;
  } catch (const std::exception& problem) {
    std::fputs(problem.what(), stderr);
    std::fputc('\n', stderr);
    return 1;
  }
}
