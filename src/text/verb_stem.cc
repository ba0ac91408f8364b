#include "text/verb_stem.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace replylint {

std::string_view verb_stem(std::string_view verb) noexcept {
  struct Irregular {
    std::string_view form;
    std::string_view stem;
  };
  static constexpr auto irregular = std::to_array<Irregular>(
      {{"bought", "buy"},         {"brought", "bring"}, {"built", "build"},
       {"chosen", "choos"},       {"dealt", "deal"},    {"drawn", "draw"},
       {"drew", "draw"},          {"gave", "giv"},      {"given", "giv"},
       {"held", "hold"},          {"kept", "keep"},     {"left", "leav"},
       {"lent", "lend"},          {"paid", "pay"},      {"ran", "run"},
       {"rang", "ring"},          {"reset", "reset"},   {"run", "run"},
       {"sent", "send"},          {"shown", "show"},    {"spoke", "speak"},
       {"spoken", "speak"},       {"taken", "tak"},     {"taught", "teach"},
       {"thrown", "throw"},       {"took", "tak"},      {"unplugged", "unplug"},
       {"withdrawn", "withdraw"}, {"written", "writ"},  {"wrote", "writ"}});
  const auto found = std::find_if(irregular.begin(), irregular.end(),
                                  [&](const Irregular& each) { return each.form == verb; });
  if (found != irregular.end()) return found->stem;
  const std::size_t shortest = 3;
  for (const std::string_view ending : {"ing", "ied", "ed", "e", "y"}) {
    if (!verb.ends_with(ending) || verb.size() < ending.size() + shortest) continue;
    verb.remove_suffix(ending.size());
    break;
  }
  if (verb.size() > shortest && verb[verb.size() - 1] == verb[verb.size() - 2] &&
      verb.back() != 's' && verb.back() != 'l')
    verb.remove_suffix(1);
  return verb;
}

}  // namespace replylint
