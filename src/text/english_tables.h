// The learned tables of English (src/models/README.md).
#ifndef REPLYLINT_TEXT_ENGLISH_TABLES_H
#define REPLYLINT_TEXT_ENGLISH_TABLES_H

#include <cstddef>
#include <span>
#include <string_view>

#include "replylint/text.h"

namespace replylint {

constexpr std::size_t tag_count = 16;
constexpr std::size_t tagger_rows = std::size_t{1} << 17;
constexpr std::size_t form_rows = std::size_t{1} << 14;
constexpr std::size_t form_columns = 2;  // fragment, imperative
constexpr std::size_t boundary_rows = std::size_t{1} << 16;
constexpr std::size_t lexicon_slots = std::size_t{1} << 16;

struct EnglishTables {
  const signed char* tags = nullptr;        // tagger_rows * tag_count of one byte
  const signed char* forms = nullptr;       // form_rows * form_columns of two bytes
  const signed char* boundaries = nullptr;  // boundary_rows of two bytes
  const signed char* lexicon = nullptr;     // lexicon_slots of four bytes
};

[[nodiscard]] const EnglishTables& embedded_tables();

// analyze() with tables of your own.
[[nodiscard]] Text analyze_with(const EnglishTables& tables, std::string_view body,
                                std::span<const Span> regions, std::string_view language);

}  // namespace replylint

#endif
