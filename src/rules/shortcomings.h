// What a sentence of a reply seems to do wrong, and which item it seems to pass over, by learned
// tables, where no rule by itself is sure of it.
#ifndef REPLYLINT_RULES_SHORTCOMINGS_H
#define REPLYLINT_RULES_SHORTCOMINGS_H

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/diagnostic.h"
#include "replylint/span.h"

#include "rules/shortcoming_scores.h"

namespace replylint {

struct Context;

// What a sentence may do wrong: the rule that would find it, and what is said of a sentence that
// seems to do so, with “{}” for its words.
struct SentenceShortcoming {
  std::string_view rule;
  std::string_view message;
};

// In the order of the columns of the table.
extern const std::array<SentenceShortcoming, sentence_shortcoming_count> sentence_shortcomings;

struct SuspectedShortcoming {
  std::string_view rule;
  Span span;
  std::string message;
  std::optional<int> item;
  double confidence = 0;
  bool sure = false;  // hardly a good reply is as likely to have it
};

// The likeliest of what a sentence does wrong, and the item that is likeliest passed over, where
// they are likely enough and their rules have `found` nothing by themselves.
[[nodiscard]] std::vector<SuspectedShortcoming> suspect_shortcomings(
    const Context& context, const std::vector<Diagnostic>& found);

}  // namespace replylint

#endif
