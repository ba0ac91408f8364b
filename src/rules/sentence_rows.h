// The learned tables that weigh the words of a reply's sentences: over the same features, so that
// the rows of a feature lie side by side, and are asked for and added up together. Put into that
// order when the library is built (rows_side_by_side.cc).
#ifndef REPLYLINT_RULES_SENTENCE_ROWS_H
#define REPLYLINT_RULES_SENTENCE_ROWS_H

#include <array>
#include <cstddef>
#include <string_view>

namespace replylint {

inline constexpr std::size_t sentence_rows = std::size_t{1} << 15U;
inline constexpr std::size_t sentence_row_size = 64;  // bytes: what processors read at once

// A table of src/models that begins with a row of signed bytes for each feature. What is behind
// them stays a table of that name.
struct TableOverWords {
  std::string_view name;
  std::size_t first_column = 0;  // of a row
  std::size_t columns = 0;
};
inline constexpr TableOverWords acts_over_words{"english_acts", 0, 8};
inline constexpr TableOverWords answer_acts_over_words{"english_answer_acts", 8, 8};
inline constexpr TableOverWords incident_acts_over_words{"english_incident_acts", 16, 8};
inline constexpr TableOverWords shortcomings_over_words{"english_shortcomings", 24, 24};
inline constexpr std::array tables_over_words{acts_over_words, answer_acts_over_words,
                                              incident_acts_over_words, shortcomings_over_words};
inline constexpr std::size_t columns_over_words = 48;

}  // namespace replylint

#endif
