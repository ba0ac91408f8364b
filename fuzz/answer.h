// What must hold of the answer to any line of JSON Lines.
#ifndef REPLYLINT_FUZZ_ANSWER_H
#define REPLYLINT_FUZZ_ANSWER_H

#include <nlohmann/json.hpp>

#include "cli/batch.h"
#include "invariants.h"

namespace replylint::fuzz {

inline void require_sound(const cli::LineAnswer& answer) {
  require_harmless(answer.json, false);
  const auto object = nlohmann::json::parse(answer.json, nullptr, false);
  require(answer.json.starts_with("{\"id\":") && object.is_object(),
          "an answer is an object with an id");
  require(answer.failed == object.contains("error"), "an answer says whether it is one");
}

}  // namespace replylint::fuzz

#endif
