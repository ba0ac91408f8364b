// The line that says who wrote what is quoted below it.
#ifndef REPLYLINT_PARSE_ATTRIBUTION_H
#define REPLYLINT_PARSE_ATTRIBUTION_H

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "parse/lines.h"

namespace replylint {

struct Attribution {
  std::size_t lines = 0;  // how many lines it takes; 0: there is none
  // It names a time or an address with the verb, so that text without quote marks below it is the
  // message that it names.
  bool sure = false;
};

// The attribution that begins at line `first`: "On Mon, 2 Jun 2025 at 9:00, Dana wrote:" and its
// like in some forty languages, "Quoting Dana:", "2025-06-02 9:00 GMT Dana <dana@example.com>:".
// It may be wrapped over up to four lines of the same quote depth. So may the line be with which
// trackers part the reply from what it replies to: "## Please type your reply above this line ##".
[[nodiscard]] Attribution find_attribution(std::string_view body, const std::vector<Line>& lines,
                                           std::size_t first);

// Where in line `at` an attribution begins that shares the line with the text in front of it: "It
// is up. On Mon, 2 Jun 2025 at 9:00, Dana wrote:". npos if none does.
[[nodiscard]] std::size_t find_shared_attribution(std::string_view body,
                                                  const std::vector<Line>& lines, std::size_t at);

// ">>> Dana <dana@example.com> 6/2/2025 9:00 AM >>>": what GroupWise writes above an original; no
// quote, whatever its marks.
[[nodiscard]] bool is_groupwise_attribution(std::string_view line);

// What the lines of trackers begin with, and attributions that need no verb.
[[nodiscard]] const PhraseTable& reply_marker_openings();
[[nodiscard]] const PhraseTable& quoting_openings();

}  // namespace replylint

#endif
