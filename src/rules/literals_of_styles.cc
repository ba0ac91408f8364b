// Works out at build time which literals each pattern of the built-in styles requires, so that the
// command line need not at every start: replylint-literals OUT STYLE...
//
// OUT holds, for find_literals() of rules/phrase_literals.cc: the number of patterns; their hashes,
// sorted; where each one's literals begin behind that; and the literals.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <span>
#include <stdexcept>
#include <string>

#include <toml++/toml.h>

#include "rules/phrase_literals.h"

namespace {

void collect(const toml::node& node, std::map<std::uint64_t, std::string>& patterns) {
  if (const auto* text = node.as_string()) {
    patterns.emplace(replylint::hash_of_pattern(text->get()), text->get());
  } else if (const auto* array = node.as_array()) {
    for (const toml::node& element : *array) collect(element, patterns);
  } else if (const auto* table = node.as_table()) {
    for (const auto& [key, value] : *table) collect(value, patterns);
  }
}

template <class Number>
void put(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    out.push_back(static_cast<char>(number >> (8 * i) & 255U));
}

void write_table(const std::string& path, std::span<char*> styles) {
  std::map<std::uint64_t, std::string> patterns;
  for (const char* name : styles) {
    const toml::table style = toml::parse_file(name);
    for (const char* list : {"phrase", "response"})
      if (const toml::node* found = style.get(list)) collect(*found, patterns);
  }
  std::string hashes;
  std::string starts;
  std::string literals;
  std::uint32_t count = 0;
  for (const auto& [hash, pattern] : patterns) {
    const auto required = replylint::required_literals(pattern);
    ++count;
    put(hashes, hash);
    put(starts, static_cast<std::uint32_t>(literals.size()));
    put(literals, static_cast<std::uint16_t>(required.size()));
    for (const replylint::RequiredLiteral& literal : required) {
      literals.push_back(static_cast<char>((literal.opens ? 1 : 0) | literal.group << 1));
      literals.push_back(static_cast<char>(std::min<std::size_t>(literal.text.size(), 255)));
      literals.append(literal.text, 0, 255);
    }
  }
  std::string table;
  put(table, count);
  std::ofstream out(path, std::ios::binary);
  out.exceptions(std::ios::failbit | std::ios::badbit);
  out << table << hashes << starts << literals << std::flush;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("usage: replylint-literals OUT STYLE...");
    write_table(argv[1], std::span(argv + 2, argv + argc));
    return 0;
  } catch (const std::exception& problem) {
    std::fputs(problem.what(), stderr);
    std::fputc('\n', stderr);
    return 1;
  }
}
