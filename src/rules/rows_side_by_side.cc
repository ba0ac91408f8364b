// Puts the rows of the tables of sentence_rows.h side by side when the library is built:
// replylint-rows OUT TABLE... writes english_sentence_rows.bin to the folder OUT, and what is
// behind the rows of each table to a file of its name.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>

#include "rules/sentence_rows.h"

namespace {

using replylint::TableOverWords;

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  in.exceptions(std::ios::failbit | std::ios::badbit);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.exceptions(std::ios::failbit | std::ios::badbit);
  out << bytes << std::flush;
}

std::string file_name(const TableOverWords& table) {
  return "/" + std::string(table.name) + ".bin";
}

void put_side_by_side(const std::string& out, std::span<char*> paths) {
  std::string rows(replylint::sentence_rows * replylint::sentence_row_size, '\0');
  for (const TableOverWords& table : replylint::tables_over_words) {
    std::string bytes;
    for (const std::string path : paths)
      if (path.ends_with(file_name(table))) bytes = read(path);
    const std::size_t behind = replylint::sentence_rows * table.columns;
    if (bytes.size() < behind)
      throw std::runtime_error(std::string(table.name) + ".bin is missing or too short");
    for (std::size_t row = 0; row < replylint::sentence_rows; ++row)
      bytes.copy(&rows[row * replylint::sentence_row_size + table.first_column], table.columns,
                 row * table.columns);
    write(out + file_name(table), bytes.substr(behind));
  }
  write(out + "/english_sentence_rows.bin", rows);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("usage: replylint-rows OUT TABLE...");
    put_side_by_side(argv[1], std::span(argv + 2, argv + argc));
    return 0;
  } catch (const std::exception& problem) {
    std::fputs(problem.what(), stderr);
    std::fputc('\n', stderr);
    return 1;
  }
}
