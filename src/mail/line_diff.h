// Which lines of a text are still there in a later version of it.
#ifndef REPLYLINT_MAIL_LINE_DIFF_H
#define REPLYLINT_MAIL_LINE_DIFF_H

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace replylint {

constexpr std::size_t no_line = static_cast<std::size_t>(-1);

// The lines of a text, each with its line end.
[[nodiscard]] std::vector<std::string_view> lines_with_ends(std::string_view text);

[[nodiscard]] std::size_t count_lines(std::string_view text);

// Leaves out of both texts the lines that both begin and end with, but for `kept` of them on either
// side. Returns how many are left out at the beginning.
std::size_t cut_common_lines(std::string_view& before, std::string_view& after, std::size_t kept);

// For each line of `after`, the index of the line of `before` that it is, or no_line. Indices go
// up. As many lines as can be are found where the two differ in a few hundred lines; of what
// differs in more, only its common beginning and end. Memory and time are bounded.
[[nodiscard]] std::vector<std::size_t> match_lines(const std::vector<std::string_view>& before,
                                                   const std::vector<std::string_view>& after);

// The change as a unified diff that patch(1) takes; empty if there is none.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after,
                                       std::string_view before_name, std::string_view after_name);

}  // namespace replylint

#endif
