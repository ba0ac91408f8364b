// Words of the draft or the customer, as a message quotes them.
#ifndef REPLYLINT_RULES_SHORTENED_H
#define REPLYLINT_RULES_SHORTENED_H

#include <cstddef>
#include <string>
#include <string_view>

namespace replylint {

// The words on one line, without quote marks at line starts; what goes past `limit` code points is
// cut after a whole word, with "…".
[[nodiscard]] std::string shortened(std::string_view words, std::size_t limit = 70);

}  // namespace replylint

#endif
