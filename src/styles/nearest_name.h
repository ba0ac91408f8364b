// "Did you mean": the known name that a mistyped one is nearest to.
#ifndef REPLYLINT_STYLES_NEAREST_NAME_H
#define REPLYLINT_STYLES_NEAREST_NAME_H

#include <span>
#include <string>
#include <string_view>

namespace replylint {

// The candidate with the smallest edit distance (insertion, deletion, replacement, swap of two
// neighbours), or an empty view if none is near enough to be what was meant.
[[nodiscard]] std::string_view nearest_name(std::string_view name,
                                            std::span<const std::string_view> candidates);

// "; did you mean “x”?": the nearest name, or those few that the name is a part of. Where there is
// none, "; " and what else helps: by itself "known are: a, b, c".
[[nodiscard]] std::string suggest_name(std::string_view name,
                                       std::span<const std::string_view> candidates,
                                       std::string_view otherwise = {});

}  // namespace replylint

#endif
