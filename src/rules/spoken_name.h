// Display names as one says them.
#ifndef REPLYLINT_RULES_SPOKEN_NAME_H
#define REPLYLINT_RULES_SPOKEN_NAME_H

#include <string>
#include <string_view>

namespace replylint {

// "Robert Smith" for "Smith, Robert (Sales)", as companies' address books write it. What is in this
// order, or of which nobody can tell, stays as it is.
[[nodiscard]] std::string in_spoken_order(std::string_view display);

}  // namespace replylint

#endif
