#include "rules/literal_index.h"
#include "text/embedded.h"

namespace replylint {

const LiteralIndex& builtin_literals() {
  static const LiteralIndex index(embedded_phrase_literals().front().contents);
  return index;
}

}  // namespace replylint
