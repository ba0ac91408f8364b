// What a line may be, by the words it begins with.
#ifndef REPLYLINT_PARSE_OPENINGS_H
#define REPLYLINT_PARSE_OPENINGS_H

#include <cstdint>
#include <string_view>

#include "replylint/span.h"

namespace replylint {

// A table of phrases that lines begin with, behind marks.
enum class Opening : std::uint16_t {
  closing = 1 << 0,
  field_name = 1 << 1,  // of a header block
  separator = 1 << 2,   // "Original Message"
  reply_marker = 1 << 3,
  quoting = 1 << 4,  // of attributions without a verb at their end
  mobile_signature = 1 << 5,
  footer = 1 << 6,
  notice = 1 << 7,
  program_note = 1 << 8,
  greeting = 1 << 9,
};

class Openings {
 public:
  static constexpr std::uint16_t all = 0xffff;

  constexpr explicit Openings(std::uint16_t bits = all) : bits_(bits) {}

  [[nodiscard]] constexpr bool may_be(Opening opening) const noexcept {
    return (bits_ & static_cast<std::uint16_t>(opening)) != 0;
  }

 private:
  std::uint16_t bits_;
};

// With the phrases of which tables the text of a line may begin, by its first two words: one look
// for all of them. False for most lines, and surely for those that begin with none.
[[nodiscard]] Openings read_openings(std::string_view body, Span line);

}  // namespace replylint

#endif
